"""Opening: an article is read in a thread and shown with what is known of it."""

import asyncio

from rich.cells import cell_len
from textual import work
from textual.content import Content

from annotations.analysis.model import Analysis
from annotations.articles import Article, Unreadable
from annotations.text import one_line
from tui.screens.desk.base import DeskBase
from tui.widgets.article_list.listed import day

SHORTEST_TITLE = 12
"""Cells of the title that are shown however much stands behind it."""
BORDER = 6
"""Cells of the reader's border beside its title."""


class Opening(DeskBase):
    """How another article comes before the analyst, whichever task asks for it."""

    @work(exclusive=True, group="open")
    async def open_article(self, path: str, *, claim: str | None = None) -> None:
        """Read and show the article at `path`, at `claim` or where the analyst left it."""
        await self.show_article(path, claim=claim)

    async def show_article(self, path: str, *, claim: str | None = None) -> None:
        """Read the article in a thread, then show it and what is known of it."""
        self.session.keep_place()
        article, analysis = await asyncio.to_thread(self.session.read, path)
        self.show_text(article, claim=claim)
        self.show_known(analysis)

    def show_text(self, article: Article | Unreadable, *, claim: str | None = None) -> None:
        """Show what was read, at `claim` or where the analyst left it, and nothing that is known of it."""
        self.articles.current = article.path
        if isinstance(article, Unreadable):
            self.session.close()
            self.reader.show_sentence(f"{article.path}: {article.reason}")
        else:
            place = self.session.show(article)
            self.session.wanted = claim
            self.session.current = claim or self.session.current
            self.reader.show(article, place.offset)
        self.show_title()

    def show_known(self, analysis: Analysis | None) -> None:
        """Show what is known of the open article; when nothing is, have it analysed before all others."""
        self.session.know(analysis)
        if analysis is None and self.session.article is not None:
            self.analyse_next(self.session.article)
        self.show_entities()
        self.show_findings()
        self.say_what_changed()

    def show_title(self) -> None:
        """Say in the reader's border what is open."""
        article = self.session.article
        if article is None:
            self.reader.border_title = None
            return
        parts = [article.outlet, day(article.published), f"{article.words:,} words"]
        rest = "".join(f" · {one_line(part)}" for part in (parts[2:] if self.has_class("-narrow") else parts) if part)
        room = max(SHORTEST_TITLE, self.reader.outer_size.width - BORDER - cell_len(rest))
        self.reader.border_title = Content(one_line(article.title)).truncate(room, ellipsis=True) + rest

    def say_what_changed(self) -> None:
        """Say that judgements of this article wait to be re-checked, and which keys help."""
        waiting = sum(finding.recheck or finding.lost for finding in self.session.findings)
        if waiting:
            confirm, versions = self.keymap.label("judge.confirm"), self.keymap.label("versions.show")
            words = f"{waiting} judgement{'s' if waiting > 1 else ''} to re-check"
            self.say(f"~ {words}: {confirm} confirms, {versions} shows", "$verdict-recheck")

    def analyse_next(self, article: Article) -> None:
        """Have the article analysed before all others, in a process that is started when it is first needed."""
        self.worker.start()
        self.worker.ask([article], first=True)
        self.worker.prefer(article.version)
