"""The list of an article's claims, in the order of the text."""

from collections.abc import Mapping, Sequence

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotations.analysis.echoes import Relation
from annotations.judgement import Finding
from tui.keys import bindings_for
from tui.widgets.findings.paging import PagedList
from tui.widgets.findings.prompts import claim_prompt
from tui.widgets.reversible import Reversible


class ClaimList(PagedList, Reversible):
    """Shows findings and says which one the cursor is on; judging is the screen's."""

    BINDINGS = [*bindings_for("list"), *bindings_for("claims")]

    class ClaimHighlighted(Message):
        """The cursor went to another claim."""

        def __init__(self, claim_id: str) -> None:
            self.claim_id = claim_id
            super().__init__()

    class ClaimOpened(Message):
        """Enter or a click asked for the claim's place in the text."""

        def __init__(self, claim_id: str) -> None:
            self.claim_id = claim_id
            super().__init__()

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._shown: tuple[Finding, ...] = ()
        self._counts: Mapping[str, Mapping[Relation, int]] = {}

    def show(self, findings: Sequence[Finding], current: str | None) -> None:
        """Show `findings` with the cursor on `current`; only what differs from before is drawn again."""
        before, self._shown = self._shown, tuple(findings)
        if [f.claim.id for f in before] == [f.claim.id for f in findings]:
            for index, (old, new) in enumerate(zip(before, findings, strict=True)):
                if old != new:
                    self._draw(index, new)
        else:
            self.set_options(
                Option(claim_prompt(finding, self._counts.get(finding.claim.id)), id=finding.claim.id)
                for finding in findings
            )
        self.point_at(current)

    def show_counts(self, counts: Mapping[str, Mapping[Relation, int]]) -> None:
        """Show how many echoes the claims have, by claim and relation."""
        before, self._counts = self._counts, counts
        for index, finding in enumerate(self._shown):
            if before.get(finding.claim.id) != counts.get(finding.claim.id):
                self._draw(index, finding)

    def _draw(self, index: int, finding: Finding) -> None:
        """Write a row anew."""
        self.replace_option_prompt_at_index(index, claim_prompt(finding, self._counts.get(finding.claim.id)))

    @property
    def pointed(self) -> str | None:
        """The claim that the cursor is on."""
        option = self.highlighted_option
        return option.id if option else None

    def point_at(self, claim_id: str | None) -> None:
        """Put the cursor on the claim without telling anyone."""
        with self.prevent(OptionList.OptionHighlighted):
            if claim_id is None or claim_id not in self._id_to_option:
                self.highlighted = None
            elif self.highlighted != (index := self.get_option_index(claim_id)):
                self.highlighted = index

    async def action_dismiss_claim(self) -> None:
        """Leave it to the screen; the key works only here, where it can be seen which claim is meant."""
        await self.run_action("screen.dismiss_claim")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Pass on the claim's own name."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.ClaimHighlighted(event.option.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on the claim's own name."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.ClaimOpened(event.option.id))
