"""Whose claim is it: an entity of the sentence, a name typed in, or nobody's."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from annotations.articles import Article
from annotations.judgement import Finding
from annotations.text import Span, one_line
from tui.widgets.findings.prompts import shortened

TITLE_LIMIT = 48
"""Characters of the claim in the panel's title."""


class Candidate(NamedTuple):
    """A possible source: its name, and where the text names it."""

    name: str
    span: Span | None


About = tuple[Article, Finding]
"""A claim that is asked about, and where it stands."""


class WhosePanel(Vertical):
    """Asks for the source of a claim, marked or corrected; arrows choose, typing names another, Escape leaves."""

    typed_scope = "whose"
    DEFAULT_CSS = """
    WhosePanel { height: auto; max-height: 10; border: round $accent; }
    WhosePanel Input, WhosePanel Input:focus { border: none; height: 1; padding: 0 1; background: transparent; }
    WhosePanel OptionList { border: none; height: auto; max-height: 6; padding: 0; background: transparent; }
    """
    BINDINGS = [
        Binding("escape", "leave", "leave", priority=True),
        Binding("down", "move(1)", "next", priority=True),
        Binding("up", "move(-1)", "previous", priority=True),
        Binding("tab", "move(1)", "next", priority=True),
        Binding("shift+tab", "move(-1)", "previous", priority=True),
    ]

    class SourceChosen(Message):
        """The claim is this source's; an empty name means nobody is named."""

        def __init__(self, source: Candidate, about: About | None) -> None:
            self.source = source
            self.about = about
            super().__init__()

    class MarkLeft(Message):
        """The analyst makes no claim of the marked words after all, or leaves the source as it was."""

        def __init__(self, about: About | None) -> None:
            self.about = about
            super().__init__()

    def __init__(
        self,
        candidates: Sequence[Candidate],
        *,
        nobody: bool = False,
        about: About | None = None,
        id: str,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Ask.

        Args:
            candidates: possible sources, the likeliest first; nobody comes last.
            nobody: begin with nobody instead of the first.
            about: the claim whose source is corrected; None for words that were marked.
            id: the widget's.
        """
        super().__init__(id=id)
        self._candidates = (*candidates, Candidate("", None))
        self._first = len(candidates) if nobody else 0
        self._about = about
        of = f" · {shortened(about[1].content, TITLE_LIMIT)}" if about else ""
        self.border_title = Content(f"Whose claim?{of}")
        self.border_subtitle = Content("↑ ↓ choose · or type a name · enter · escape leaves")

    def compose(self) -> ComposeResult:
        """A line for a free name, and the candidates."""
        yield Input(placeholder="another source")
        names = (one_line(candidate.name) or "no source is named" for candidate in self._candidates)
        choices = OptionList(*(Option(Content(name)) for name in names), markup=False)
        choices.can_focus = False
        choices.highlighted = self._first
        yield choices

    def on_mount(self) -> None:
        """Choose or type at once."""
        self.screen.set_focus(self.query_one(Input))

    def action_move(self, step: int) -> None:
        """Move among the candidates."""
        choices = self.query_one(OptionList)
        choices.highlighted = ((choices.highlighted or 0) + step) % len(self._candidates)

    def action_leave(self) -> None:
        """Make no claim."""
        self.post_message(self.MarkLeft(self._about))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self.post_message(self.SourceChosen(self._candidates[event.option_index], self._about))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A typed name wins over the highlighted candidate."""
        event.stop()
        chosen = self._candidates[self.query_one(OptionList).highlighted or 0]
        typed = event.value.strip()
        self.post_message(self.SourceChosen(Candidate(typed, None) if typed else chosen, self._about))
