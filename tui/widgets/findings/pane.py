"""The findings pane: three lists behind one border whose title is the tabs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widgets import ContentSwitcher, OptionList, Static

from annotations.judgement import Finding
from tui.widgets.findings.claims import ClaimList
from tui.widgets.findings.echoes import EchoList
from tui.widgets.findings.entities import EntityList
from tui.widgets.findings.tabs import Tabs

if TYPE_CHECKING:
    from tui.elsewhere import Told

FRAME = 6
"""Cells of the border beside its title."""


class Findings(Vertical):
    """Claims | Entities of the open article | Echoes of its current claim."""

    DEFAULT_CSS = """
    Findings ContentSwitcher { height: 1fr; }
    Findings #no-findings { height: 1fr; width: 1fr; content-align: center middle; color: $text-muted; padding: 0 2; }
    """

    tab: reactive[str] = reactive("claims")
    """Which list is in front: `claims`, `entities` or `echoes`."""
    names_key = ""
    """The key that shows the names which may be one."""
    waiting = 0
    """How many pairs of names wait to be ruled on."""

    hint: reactive[str] = reactive("")
    """What stands quietly under the list of claims: that there are more, and which key lists them."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._sizes = {"claims": 0, "entities": 0, "echoes": 0}
        self._tabs = Tabs()
        self._sentence = ""

    def compose(self) -> ComposeResult:
        """All lists, and a sentence for when the one in front is empty."""
        with ContentSwitcher(initial="no-findings"):
            yield ClaimList(id="claims")
            yield EntityList(id="entities")
            yield EchoList(id="echoes")
            yield Static(id="no-findings", markup=False)

    @property
    def claims(self) -> ClaimList:
        """The list of claims."""
        return self.query_one(ClaimList)

    @property
    def entities(self) -> EntityList:
        """The list of entities."""
        return self.query_one(EntityList)

    @property
    def echoes(self) -> EchoList:
        """The list of what other articles say of the current claim."""
        return self.query_one(EchoList)

    @property
    def lists(self) -> Mapping[str, OptionList]:
        """The lists by the names of their tabs, in their order."""
        return {"claims": self.claims, "entities": self.entities, "echoes": self.echoes}

    def show_claims(self, findings: Sequence[Finding], current: str | None) -> None:
        """Show these claims with the cursor on `current`."""
        self.claims.show(findings, current)
        self._sizes["claims"] = len(findings)
        self._bring_forward()

    def count_entities(self, size: int, waiting: int) -> None:
        """Say how many entities are listed, and, beside them, how many pairs of names wait to be ruled on."""
        self._sizes["entities"], self.waiting = size, waiting
        self._bring_forward()

    def show_echoes(self, finding: Finding | None, told: "Sequence[Told]", sentence: str) -> None:
        """Show what is told of `finding`, or the sentence that says why nothing is."""
        self.echoes.show(finding, told, sentence)
        if self._sizes["echoes"] != len(told):
            self._sizes["echoes"] = len(told)
            self._bring_forward()

    def say(self, sentence: str) -> None:
        """What stands in the middle while the list in front is empty."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._bring_forward()

    def watch_tab(self) -> None:
        """Bring the list of the new tab to the front."""
        if self.is_mounted:
            self._bring_forward()

    def watch_hint(self) -> None:
        """Show the hint, if it is for the list in front."""
        if self.is_mounted:
            self._bring_forward()

    def on_click(self, event: Click) -> None:
        """A click on a name in the border's title brings that list to the front."""
        column, row = event.screen_offset - self.region.offset
        name = self._tabs.at(column - FRAME // 2) if row == 0 else None
        self.tab = name or self.tab

    def on_resize(self) -> None:
        """Say as much in the title as there is room for."""
        self._bring_forward()

    def _bring_forward(self) -> None:
        self.query_one("#no-findings", Static).update(Content(self._sentence))
        # The echoes keep the keyboard where there are none: the next claim may have some.
        front = self.tab if self._sizes[self.tab] or self.tab == "echoes" else "no-findings"
        self.query_one(ContentSwitcher).current = front
        self._tabs = Tabs.fitting(self._sizes, self.tab, self.outer_size.width - FRAME)
        self.border_title = self._tabs.title
        hints = {"claims": self.hint, "entities": self._names_hint()}
        self.border_subtitle = Content(hints.get(self.tab, ""))

    def _names_hint(self) -> str:
        if not self.waiting:
            return ""
        pairs = "2 names may be one" if self.waiting == 1 else f"{self.waiting} pairs may be one"
        return f"{self.names_key}: {pairs}" if self.names_key else pairs
