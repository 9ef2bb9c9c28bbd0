"""Opening: an article is read in a thread and shown with what is known of it."""

import asyncio

from textual import work
from textual.content import Content

from annotations.articles import Article, Unreadable
from annotations.text import one_line
from tui.screens.desk.base import DeskBase


class Opening(DeskBase):
    """How another article comes before the analyst, whichever task asks for it."""

    @work(exclusive=True, group="open")
    async def open_article(self, path: str, *, claim: str | None = None) -> None:
        """Read and show the article at `path`, at `claim` or where the analyst left it."""
        await self.show_article(path, claim=claim)

    async def show_article(self, path: str, *, claim: str | None = None) -> None:
        """Read the article in a thread, then show it and what is known of it."""
        self.session.keep_place()
        read, analysis = await asyncio.to_thread(self.session.read, path)
        self.articles.current = path
        if isinstance(read, Unreadable):
            self.session.close()
            self.reader.show_sentence(f"{read.path}: {read.reason}")
        else:
            place = self.session.show(read, analysis)
            self.session.current = claim or self.session.current
            self.reader.show(read, place.offset)
            if analysis is None:
                self.analyse_next(read)
        self.show_title()
        self.show_entities()
        self.show_findings()

    def show_title(self) -> None:
        """Say in the reader's border what is open."""
        article = self.session.article
        if article is None:
            self.reader.border_title = None
            return
        parts = [article.title, article.outlet, article.published[:10], f"{article.words:,} words"]
        if self.has_class("-narrow"):
            parts = [article.title, parts[-1]]
        self.reader.border_title = Content(" · ".join(one_line(part) for part in parts if part))

    def analyse_next(self, article: Article) -> None:
        """Have the article analysed before all others."""
        self.worker.ask([article], first=True)
        self.worker.prefer(article.version)
