"""Finding: words in the text, articles in the list, the next claim that is open."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from tui.open_ahead import looking_ahead
from tui.screens.desk.base import NO_ARTICLE
from tui.screens.desk.marking import Marking
from tui.widgets.reader.messages import Found

if TYPE_CHECKING:  # the line is imported when it is first opened, after the first frame
    from tui.widgets.find_line import FindLine


class Searching(Marking):
    """What the analyst does to get somewhere."""

    async def action_find(self) -> None:
        """Find words in the article, as they are typed."""
        if self.session.article is None:
            self.say(NO_ARTICLE)
            return
        from tui.widgets.find_line import FindLine

        self._found_from = self.reader.place
        await self.open_panel(FindLine("", id="panel"))
        self._list_over_text = False  # what is found is in the text

    def on_find_line_query_grown(self, event: "FindLine.QueryGrown") -> None:
        """Find what is typed so far."""
        self.reader.find(event.query)

    async def on_find_line_query_kept(self) -> None:
        """Stay at the match."""
        await self.close_panel()

    async def on_find_line_query_left(self) -> None:
        """Go back to where the search began."""
        self.reader.find("")
        self.reader.place = self._found_from
        await self.close_panel()
        self.say("")

    @on(Found)
    def _found(self, event: Found) -> None:
        self.say(f"match {event.index} of {event.total} · n N" if event.total else "no match")

    def action_find_next(self) -> None:
        """Go to the next match."""
        self.reader.find_next(1)

    def action_find_previous(self) -> None:
        """Go to the previous match."""
        self.reader.find_next(-1)

    def action_filter(self) -> None:
        """Filter the list of articles."""
        self.add_class("-articles")
        self.articles.open_filter()

    def _say_nothing_open(self) -> None:
        """Say why there is no open claim to go to."""
        if not self.session.folder.progress().total:
            self.say("no claim has been found")
        elif self.session.reading:
            self.say("all claims found so far are judged")
        else:
            self.say("✓ every claim found is judged", "$success")

    @work(exclusive=True, group="open")
    async def action_next_open(self) -> None:
        """Go to the next open claim, in this article or the next that has one."""
        finding = self.session.next_open()
        if finding is None:
            path = await asyncio.to_thread(looking_ahead(self.session))
            if path is None:
                self._say_nothing_open()
                return
            await self.show_article(path)
            finding = self.session.next_open()
        if finding is not None:
            self.go_to_claim(finding.claim.id)
            self.reader.go_to(finding.claim.span)
