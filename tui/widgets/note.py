"""A small editor for the note on the current claim."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from tui.keys import bindings_for


class _NoteText(TextArea):
    """A text area in which Enter keeps the note; a new line is shift+enter or ctrl+j."""

    BINDINGS = [*bindings_for("note"), Binding("shift+enter,ctrl+j", "newline", "new line", priority=True)]

    def action_note_keep(self) -> None:
        """Hand the text over."""
        self.post_message(NotePanel.NoteKept(self.text))

    def action_note_cancel(self) -> None:
        """Leave the note as it was."""
        self.post_message(NotePanel.NoteLeft())

    def action_newline(self) -> None:
        """Start a new line in the note."""
        self.insert("\n")


class NotePanel(Vertical):
    """The note of one claim, under the claim; Enter keeps it, Escape leaves it as it was."""

    DEFAULT_CSS = """
    NotePanel { height: 7; border: round $accent; }
    NotePanel TextArea, NotePanel TextArea:focus { border: none; padding: 0 1; background: transparent; }
    """

    class NoteKept(Message):
        """The analyst keeps this text as the note."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class NoteLeft(Message):
        """The analyst leaves the note as it was."""

    def __init__(self, note: str, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._note = note
        self.border_title = Content("Note")
        self.border_subtitle = Content("enter keeps · escape leaves")

    def compose(self) -> ComposeResult:
        """The editor, with the cursor behind what is there."""
        editor = _NoteText(self._note, soft_wrap=True, tab_behavior="focus")
        editor.move_cursor(editor.document.end)
        yield editor

    def on_mount(self) -> None:
        """Type at once."""
        self.screen.set_focus(self.query_one(TextArea))
