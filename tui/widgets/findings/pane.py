"""The findings pane: two lists behind one border whose title is the tabs."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widgets import ContentSwitcher, Static

from annotations.judgement import Finding
from tui.widgets.findings.claims import ClaimList
from tui.widgets.findings.entities import EntityList


class Findings(Vertical):
    """Claims | Entities of the open article."""

    DEFAULT_CSS = """
    Findings ContentSwitcher { height: 1fr; }
    Findings #no-findings { height: 1fr; width: 1fr; content-align: center middle; color: $text-muted; padding: 0 2; }
    """

    tab: reactive[str] = reactive("claims")
    """Which list is in front: `claims` or `entities`."""
    names_key = ""
    """The key that shows the names which may be one."""
    waiting = 0
    """How many pairs of names wait to be ruled on."""

    hint: reactive[str] = reactive("")
    """What stands quietly under the list of claims: that there are more, and which key lists them."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._sizes = {"claims": 0, "entities": 0}
        self._sentence = ""

    def compose(self) -> ComposeResult:
        """Both lists, and a sentence for when the one in front is empty."""
        with ContentSwitcher(initial="no-findings"):
            yield ClaimList(id="claims")
            yield EntityList(id="entities")
            yield Static(id="no-findings", markup=False)

    @property
    def claims(self) -> ClaimList:
        """The list of claims."""
        return self.query_one(ClaimList)

    @property
    def entities(self) -> EntityList:
        """The list of entities."""
        return self.query_one(EntityList)

    def show_claims(self, findings: Sequence[Finding], current: str | None) -> None:
        """Show these claims with the cursor on `current`."""
        self.claims.show(findings, current)
        self._sizes["claims"] = len(findings)
        self._bring_forward()

    def count_entities(self, size: int, waiting: int) -> None:
        """Say how many entities are listed, and, beside them, how many pairs of names wait to be ruled on."""
        self._sizes["entities"], self.waiting = size, waiting
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
        if row == 0:
            self.tab = "claims" if column < len(f"── Claims {self._sizes['claims']} ─") else "entities"

    def _bring_forward(self) -> None:
        self.query_one("#no-findings", Static).update(Content(self._sentence))
        front = self.tab if self._sizes[self.tab] else "no-findings"
        self.query_one(ContentSwitcher).current = front
        tabs = [
            (f"{name.capitalize()} {size}", "bold" if name == self.tab else "$text-muted")
            for name, size in self._sizes.items()
        ]
        self.border_title = Content.assemble(tabs[0], " ─ ", tabs[1])
        self.border_subtitle = Content(self.hint if self.tab == "claims" else self._names_hint())

    def _names_hint(self) -> str:
        if not self.waiting:
            return ""
        pairs = "2 names may be one" if self.waiting == 1 else f"{self.waiting} pairs may be one"
        return f"{self.names_key}: {pairs}" if self.names_key else pairs
