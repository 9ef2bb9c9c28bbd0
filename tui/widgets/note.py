"""A small editor for the note on the current claim."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from annotations.articles import Article
from annotations.judgement import Finding
from tui.keys import bindings_for
from tui.widgets.findings.prompts import shortened

TITLE_LIMIT = 48
"""Characters of the claim in the panel's title."""


class _NoteText(TextArea):
    """A text area in which Enter keeps the note; a new line is shift+enter or ctrl+j."""

    BINDINGS = [
        *bindings_for("note"),
        Binding("shift+enter,ctrl+j", "newline", "new line", priority=True),
        Binding("tab,shift+tab", "stay", "stay", priority=True),
    ]

    def action_note_keep(self) -> None:
        """Ask for the note to be kept, once the keys that came before this one are in it."""
        self.call_later(self.post_message, NotePanel.NoteKept())

    def action_note_cancel(self) -> None:
        """Leave the note as it was."""
        self.post_message(NotePanel.NoteLeft())

    def action_stay(self) -> None:
        """A note is kept or left, not walked away from."""

    def action_newline(self) -> None:
        """Start a new line in the note."""
        self.insert("\n")


class NotePanel(Vertical):
    """The note of one claim, under the claim; Enter keeps it, Escape leaves it as it was."""

    typed_scope = "note"
    DEFAULT_CSS = """
    NotePanel { height: 7; border: round $accent; }
    NotePanel TextArea, NotePanel TextArea:focus { border: none; padding: 0 1; background: transparent; }
    """

    class NoteKept(Message):
        """The analyst keeps what is written."""

    class NoteLeft(Message):
        """The analyst leaves the note as it was."""

    def __init__(self, article: Article, finding: Finding, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="note")
        self.article = article
        self.finding = finding
        self.border_title = Content(f"Note · {shortened(finding.content, TITLE_LIMIT)}")
        self.border_subtitle = Content("enter keeps · escape leaves")

    def compose(self) -> ComposeResult:
        """The editor, with the cursor behind what is there."""
        editor = _NoteText(self.finding.note, soft_wrap=True, tab_behavior="focus")
        editor.move_cursor(editor.document.end)
        yield editor

    @property
    def text(self) -> str:
        """What is written."""
        return self.query_one(TextArea).text

    def on_mount(self) -> None:
        """Type at once."""
        self.screen.set_focus(self.query_one(TextArea))
