"""Finding: words in the text, articles in the list, the next claim that is open."""

from textual import on, work

from tui.screens.desk.marking import Marking
from tui.widgets.find_line import FindLine
from tui.widgets.reader.messages import Found


class Searching(Marking):
    """What the analyst does to get somewhere."""

    async def action_find(self) -> None:
        """Find words in the article, as they are typed."""
        if self.session.article is not None:
            self._found_from = self.reader.place
            await self.open_panel(FindLine("", id="panel"))

    @on(FindLine.QueryGrown)
    def _query_grown(self, event: FindLine.QueryGrown) -> None:
        self.reader.find(event.query)

    @on(FindLine.QueryKept)
    async def _query_kept(self) -> None:
        await self.close_panel()

    @on(FindLine.QueryLeft)
    async def _query_left(self) -> None:
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

    @work(exclusive=True, group="open")
    async def action_next_open(self) -> None:
        """Go to the next open claim, in this article or the next that has one."""
        finding = self.session.next_open()
        if finding is None:
            path = self.session.next_open_path()
            if path is None:
                self.say("✓ every claim found is judged", "$success")
                return
            await self.show_article(path)
            finding = self.session.next_open()
        if finding is not None:
            self.go_to_claim(finding.claim.id)
            self.reader.go_to(finding.claim.span)
