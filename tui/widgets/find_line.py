"""One line at the foot of the text to type in what to find."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tui.keys import bindings_for


class FindLine(Horizontal):
    """Says what is sought as it is typed; Enter keeps the match, Escape goes back."""

    typed_scope = "find"
    DEFAULT_CSS = """
    FindLine { height: 1; background: $panel; }
    FindLine Label { color: $accent; padding: 0 1; }
    FindLine Input, FindLine Input:focus {
        border: none; height: 1; padding: 0; background: transparent; width: 1fr;
    }
    """
    BINDINGS = [*bindings_for("find"), Binding("tab,shift+tab", "find_keep", "keep", priority=True)]

    class QueryGrown(Message):
        """What is sought, as typed so far."""

        def __init__(self, query: str) -> None:
            self.query = query
            super().__init__()

    class QueryKept(Message):
        """The search is over, the match stays where it is."""

    class QueryLeft(Message):
        """The search is over, and the text goes back to where it was."""

    def __init__(self, query: str, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._query = query

    def compose(self) -> ComposeResult:
        """The sign and the line."""
        yield Label("/", markup=False)
        yield Input(self._query)

    def on_mount(self) -> None:
        """Type at once."""
        self.screen.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is typed so far."""
        event.stop()
        self.post_message(self.QueryGrown(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line keeps the match."""
        event.stop()
        self.action_find_keep()

    def action_find_keep(self) -> None:
        """Keep the match."""
        self.post_message(self.QueryKept())

    def action_find_cancel(self) -> None:
        """Go back."""
        self.post_message(self.QueryLeft())
