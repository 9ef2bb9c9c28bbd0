"""Levels: how many of the article's own statements are listed beside the attributed claims."""

from tui.screens.desk.base import NO_ARTICLE
from tui.screens.desk.opening import Opening


class Levelling(Opening):
    """How the analyst asks for more claims, or for fewer."""

    async def action_claim_level(self) -> None:
        """List the next level of claims; the current claim stays, or the nearest that is still listed comes instead."""
        await self.opened()
        self.catch_up()
        if self.session.article is None:
            self.say(NO_ARTICLE)
            return
        self.session.levels.step()
        self.session.find()
        self.show_findings()
        self.say(self.session.levels.told())
