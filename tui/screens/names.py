"""The names of the whole folder that may be one thing's, one after another, each ruled on with one key."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from annotations.analysis.proposal import Proposal
from annotations.judgement import NotSaved, Ruling
from tui.keys import bindings_for, bindings_of
from tui.names import NameBook, as_called
from tui.screens.dialog import Dialog
from tui.widgets.findings.name_prompts import proposal_prompt
from tui.widgets.findings.paging import PagedList
from tui.widgets.findings.prompts import shortened
from tui.widgets.reversible import Reversible

NOTHING = "No two names are waiting to be made one"
"""The window's sentence when there is nothing to rule on."""


class ProposalList(PagedList, Reversible):
    """The pairs; the keys that rule on them are the window's."""

    BINDINGS = [
        *bindings_of("move.down", "move.up", "move.page_down", "move.page_up", "move.first", "move.last"),
    ]


class NamesScreen(Dialog[None]):
    """Two names a row; what is ruled on stays in sight until the window closes, and the last of it can be taken back.

    `take_back` undoes the last ruling, and raises NotSaved as the book's own methods do.
    """

    DEFAULT_CSS = """
    NamesScreen { align: center middle; }
    NamesScreen #names { width: 84; max-width: 100%; height: auto; max-height: 90%; padding: 1 0 0 0; }
    NamesScreen #names { border: round $border; background: $surface; }
    NamesScreen OptionList, NamesScreen OptionList:focus {
        height: auto; max-height: 100%; border: none; padding: 0 1; background: transparent;
        scrollbar-size-vertical: 1;
    }
    NamesScreen #nothing { padding: 0 2 1 2; color: $text-muted; }
    NamesScreen #said { padding: 0 2; height: 1; dock: bottom; }
    """
    BINDINGS: ClassVar = [
        *bindings_for("names"),
        *bindings_of("judge.undo", "dialog.close", "names.show"),
    ]

    def __init__(
        self,
        book: NameBook,
        take_back: Callable[[], object],
    ) -> None:
        super().__init__()
        self._book = book
        self._proposals: Sequence[Proposal] = book.open
        self._take_back = take_back
        self._rulings: list[Ruling | None] = [None] * len(self._proposals)
        self._done: list[int] = []

    def compose(self) -> ComposeResult:
        """The pairs, or one sentence."""
        with Vertical(id="names") as box:
            box.border_title = Content("Names that may be one")
            if self._proposals:
                yield ProposalList(*(Option(proposal_prompt(pair, None)) for pair in self._proposals), markup=False)
                yield Static(id="said", markup=False)
            else:
                yield Static(Content(NOTHING), id="nothing")

    def on_mount(self) -> None:
        """Begin at the first pair."""
        keys = {"names_same": "one", "names_different": "two", "judge_undo": "takes back"} if self._proposals else {}
        self.query_one("#names").border_subtitle = Content(self.hint(**keys, dialog_close="closes"))
        if self._proposals:
            self._list.highlighted = 0
            self._list.focus()
            self._count()

    @property
    def _list(self) -> OptionList:
        return self.query_one(ProposalList)

    async def action_names(self) -> None:
        """Close with the key that opened this."""
        await self.action_dismiss()

    def action_rule_same(self) -> None:
        """Say that both names are one thing's, and go on."""
        self._rule(Ruling.SAME)

    def action_rule_different(self) -> None:
        """Say that the names are two things', and go on."""
        self._rule(Ruling.DIFFERENT)

    def _rule(self, ruling: Ruling) -> None:
        at = self._list.highlighted if self._proposals else None
        if at is None:
            return
        proposal = self._proposals[at]
        try:
            news = self._book.decide(proposal, ruling)
        except NotSaved as reason:
            self._say(f"not saved: {reason}", "$error")
            return
        if news:
            self._done.append(at)
        one, other = (shortened(name, 28) for name in as_called(proposal))
        self._redraw()
        if self._rulings[at] is ruling:
            self._say(f"✓ {one} and {other} are {'one' if ruling is Ruling.SAME else 'two'}", "$success")
        else:
            self._say("the other answers say the opposite · change them first", "$warning")
        following = (*range(at + 1, len(self._proposals)), *range(at))
        self._list.highlighted = next((i for i in following if self._rulings[i] is None), at)

    def action_undo(self) -> None:
        """Take back the last ruling that was made in this window, and go to it."""
        if not self._done:
            self._say("nothing to take back in this window", "$text-muted")
            return
        try:
            self._take_back()
        except NotSaved as reason:
            self._say(f"not saved: {reason}", "$error")
            return
        self._redraw()
        self._list.highlighted = self._done.pop()
        self._say("taken back", "$text-muted")

    def _redraw(self) -> None:
        """Show what holds now of each pair; one answer may settle others."""
        settled = self._book.settled
        for at, proposal in enumerate(self._proposals):
            ruling = settled.ruling(proposal)
            if ruling is not self._rulings[at]:
                self._rulings[at] = ruling
                self._list.replace_option_prompt_at_index(at, proposal_prompt(proposal, ruling))
        self._count()

    def _count(self) -> None:
        left = sum(ruling is None for ruling in self._rulings)
        self.query_one("#names").border_title = Content(f"Names that may be one · {left} left")

    def _say(self, sentence: str, style: str) -> None:
        if self._proposals:
            self.query_one("#said", Static).update(Content.styled(sentence, style))
