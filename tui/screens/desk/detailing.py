"""Details: everything about the current claim under the text, for as long as the analyst wants it there."""

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tui.screens.desk.judging import Judging

if TYPE_CHECKING:  # the panel is imported when it is first opened, after the first frame
    from annotations.analysis.worth import Worth
    from tui.widgets.details import DetailsPanel


class Detailing(Judging):
    """What the analyst wants to know of a claim."""

    details: "DetailsPanel | None" = None
    """The panel, while it is open."""

    async def action_claim_details(self) -> None:
        """Open the details of the current claim, bring them forward, or close them."""
        if self.details is not None and not self._covered:
            await self.close_details()
        elif await self.current_or_say() is not None:
            if self._covered:
                self.back_to_text()
            if self.details is None:
                await self._open_details()

    async def _open_details(self) -> None:
        from tui.widgets.details import DetailsPanel

        panel = DetailsPanel(id="details")
        key = self.keymap.label("claim.details")
        panel.border_subtitle = Content(f"{key} closes" if key else "")
        self.add_class("-details")
        await self.query_one("#middle", Vertical).mount(panel, after=self.card)
        self.details = panel
        self.show_details()
        self.call_after_refresh(self.reader.bring_current)

    async def close_details(self) -> None:
        """Take the details away, and give the keyboard back if they had it."""
        panel, self.details = self.details, None
        if panel is not None:
            if panel.has_focus_within:
                self.set_focus(self.reader)
            self.remove_class("-details")
            await panel.remove()

    async def action_back(self) -> None:
        """Close the details first."""
        if self.details is not None and not self._covered and not self.query("#panel"):
            await self.close_details()
        else:
            self.back_to_text()

    def show_current(self) -> None:
        """Let the details follow the cursor."""
        super().show_current()
        self.show_details()

    def show_details(self) -> None:
        """Show the current claim in the details, while they are open."""
        session = self.session
        if self.details is not None:
            number = session.index(session.current) + 1
            self.details.show(session.finding(session.current), self._worth(), number, len(session.findings))

    def _worth(self) -> "Worth | None":
        """How much the current claim is worth checking, and why; None when its words are nowhere."""
        article, analysis = self.session.article, self.session.analysis
        finding = self.session.finding(self.session.current)
        if article is None or analysis is None or finding is None or finding.lost:
            return None
        from annotations.analysis.worth import worth_of

        return worth_of(article.text, finding.claim, analysis.entities)

    @property
    def _covered(self) -> bool:
        """Whether a list lies over the text, as where there is no room beside it."""
        return self.has_class("-narrow") and (self.has_class("-findings") or self.has_class("-articles"))

    def stops_in_text(self) -> list[tuple[str, Widget]]:
        """The details are a stop of their own, so that they can be scrolled."""
        panel = self.details
        return [*super().stops_in_text(), *([("details", panel)] if panel is not None else [])]
