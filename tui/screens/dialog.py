"""What the windows over the desk share: their keys are the user's, and the hints in them name those in force."""

from typing import TypeVar

from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keys import key_label

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A window that takes the keyboard."""

    def key(self, command_id: str) -> str:
        """The key to show for a command this window answers; "" when the user took its keys away."""
        bound = (key for key, active in self.active_bindings.items() if active.binding.id == command_id)
        return next((key_label(key) for key in bound), "")

    def hint(self, **said: str) -> str:
        """Keys with what each does, commands without one left out: `dialog_close="closes"` gives "esc closes"."""
        keys = ((self.key(name.replace("_", ".", 1)), words) for name, words in said.items())
        return " · ".join(f"{key} {words}" for key, words in keys if key)

    def action_scroll(self, rows: int) -> None:
        """Scroll what there is to read by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
