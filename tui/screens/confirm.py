"""A question that must be answered before anything happens."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.paste_guard import PasteGuard


class ConfirmScreen(ModalScreen[bool]):
    """Asks one question; Enter says yes, Escape says no, and what is left of a paste says nothing."""

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen Vertical { width: 64; max-width: 100%; height: auto; padding: 1 2; }
    ConfirmScreen Vertical { border: round $warning; background: $surface; }
    """

    def __init__(self, question: str, guard: PasteGuard) -> None:
        super().__init__()
        self._question = question
        self._guard = guard

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical():
            yield Static(Content(self._question))
            yield Static(Content.styled("\nenter yes · escape no", "$text-muted"))

    def on_key(self, event: events.Key) -> None:
        """Take the first key that nobody could have pasted."""
        event.stop()
        if self._guard.calm(event.time) and event.key in {"enter", "escape"}:
            self.dismiss(event.key == "enter")
