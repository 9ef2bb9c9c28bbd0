"""Listening: the claims of the folder are compared in a process of their own, and what it finds is shown."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import WorkerCancelled, WorkerFailed

from annotations.analysis import messages as said
from annotations.analysis.model import Analysis
from tui.elsewhere import Elsewhere
from tui.screens.desk.opening import Opening
from tui.widgets.findings.prompts import echo_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotations.analysis.echoes import Relation
    from annotations.analysis.echoes.listener import Listener
    from annotations.articles import Article

NO_MODEL = "there is no language model"


class ListenerSaid(Message):
    """The listener has something to say; comes from its thread."""

    def __init__(self, message: said.EchoMessage) -> None:
        self.message = message
        super().__init__()


class Gone(Message):
    """An article that was to be compared is not there any more; comes from the listener's thread."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__()


class Listening(Opening):
    """How echoes come, and how every widget that shows them is kept up to date."""

    elsewhere: Elsewhere
    listener: "Listener | None" = None
    """Compares; None before the folder is listed, and where nothing can be compared."""
    _counts: "Mapping[str, Mapping[Relation, int]] | None" = None
    """How many echoes the claims have; None when that must be counted again, which a step of the cursor need not."""
    _outdated = False
    _looking_up = False

    @work(group="echoes")
    async def start_listening(self) -> None:
        """Show what is kept of the open article's echoes, and have what was never compared be compared."""
        workplace = self.session.workplace
        self.look_up_echoes()
        if not workplace.pipeline:
            self.elsewhere.lost = NO_MODEL
            return
        listener = await asyncio.to_thread(
            workplace.make_listener, self._read, lambda message: self.post_message(ListenerSaid(message))
        )
        self.listener = listener  # from here on it hears of every article, and waits for the list
        listener.start()
        versions, new = await asyncio.to_thread(self.elsewhere.listed)
        self.elsewhere.expect(new)
        listener.listed(versions, workplace.pipeline)
        self.show_echoes()

    def learn(self, analysis: Analysis) -> None:
        """Have the claims of an article compared that has just been analysed."""
        if self.listener is not None:
            self.elsewhere.expect([analysis.version])
            self.listener.learn(analysis.version)

    def _read(self, version: str) -> "tuple[Article, Analysis] | None":
        """Read an article for the listener, on its thread."""
        found = self.elsewhere.read(version)
        if found is None:
            self.post_message(Gone(version))
        return found

    @on(Gone)
    def _gone(self, event: Gone) -> None:
        self.elsewhere.compared(event.version)
        self.show_echoes()

    @on(ListenerSaid)
    def _listener_said(self, event: ListenerSaid) -> None:
        """Take in what the comparison found, or why it finds no more."""
        article = self.session.article
        match event.message:
            case said.EchoesFound(versions=versions):
                self.elsewhere.compared(versions[0])
                if article is not None and article.version in versions:
                    self.look_up_echoes()
            case said.EchoesRefused(version=version, reason=reason):
                self.elsewhere.compared(version, refused=reason)
                row = self.elsewhere.row(version)
                if self.status[1] != "$error":  # the first fault is the one to act on
                    self.complain(f"{row.path if row else version}: {reason}")
            case said.EchoesLost(reason=reason):
                self.elsewhere.lost = reason
                self.complain(f"{reason} · restart the program to compare claims")
        self.show_echoes()

    def show_known(self, analysis: Analysis | None) -> None:
        """Show what is known of the open article, and a moment later its echoes."""
        if not self.elsewhere.known:
            self.pane.claims.show_counts({})
        super().show_known(analysis)
        self.look_up_echoes()

    def look_up_echoes(self) -> None:
        """Show the open article's echoes as they are kept now; however often this is asked, one thread looks."""
        self._outdated = bool(self.session.folder.rows)  # before the folder is listed, nobody knows what is in it
        if self._outdated and not self._looking_up:
            self._looking_up = True
            self._look_up()

    async def echoes_looked_up(self) -> None:
        """Wait until the open article's echoes are shown."""
        for worker in [worker for worker in self.workers if worker.group == "echoes kept" and not worker.is_finished]:
            with suppress(WorkerCancelled, WorkerFailed):
                await worker.wait()

    @work(group="echoes kept")
    async def _look_up(self) -> None:
        try:
            while self._outdated and (article := self.session.article) is not None:
                self._outdated = False
                echoes = await asyncio.to_thread(self.elsewhere.look_up, article.version)
                if self.session.article is article:
                    self.elsewhere.take(article.version, echoes)
                    self._counts = None
                    self.show_echoes()
        finally:
            self._looking_up = False

    def show_findings(self) -> None:
        """Bring every widget up to date; what was dismissed meanwhile is no echo."""
        self._counts = None
        super().show_findings()

    def show_current(self) -> None:
        """Show which claim is the current one, and what other articles say of it."""
        super().show_current()
        self.show_echoes()

    def show_echoes(self) -> None:
        """Bring the widgets up to date with the echoes; nothing changes while another article's are looked up."""
        elsewhere, session = self.elsewhere, self.session
        if elsewhere.known or session.article is None:
            if self._counts is None:
                self._counts = elsewhere.counts()
                self.pane.claims.show_counts(self._counts)
            self.card.echoes = echo_counts(self._counts.get(session.current or ""))
        elif session.analysis is not None and session.folder.rows:
            return
        finding = session.finding(session.current)
        self.pane.show_echoes(finding, elsewhere.of(session.current), elsewhere.why_none())

    def stop_listening(self) -> None:
        """Let the process that compares go at once."""
        if self.listener is not None:
            self.listener.stop()
