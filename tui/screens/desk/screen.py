"""The main screen as a whole: what it is made of, how it starts, and what the analysis process sends it."""

import asyncio
import gc
from pathlib import Path

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer

from annotations.analysis import messages as said
from annotations.articles import Article, Unreadable
from annotations.judgement import CannotOpen
from annotations.text import one_line
from tui.elsewhere import Elsewhere
from tui.keymap import Keymap
from tui.keys import bindings_for
from tui.paste_guard import PasteGuard
from tui.screens.desk.correcting import DISMISSALS, WITHIN, Correcting
from tui.screens.desk.detailing import Detailing
from tui.screens.desk.keeping import Keeping
from tui.screens.desk.levelling import Levelling
from tui.screens.desk.listening import ListenerSaid
from tui.screens.desk.naming import Naming
from tui.screens.desk.reading import Reading
from tui.screens.desk.repeating import Repeating
from tui.screens.desk.searching import Searching
from tui.session import Session
from tui.trail import Trail
from tui.widgets.article_list import ArticleList
from tui.widgets.claim_card import ClaimCard
from tui.widgets.findings import Findings
from tui.widgets.footer import FooterLine
from tui.widgets.header import HeaderLine
from tui.widgets.reader import Reader

NOTICE_SHOWN_FOR = 20.0
"""Seconds for which a notice about the desk's files stays on the screen."""
COUNTED_AFTER = 0.2
"""Seconds in which analyses may arrive before the header counts what they found in the whole folder."""


class WorkerSaid(Message):
    """The analysis process has something to say; comes from its thread."""

    def __init__(self, message: said.Message) -> None:
        self.message = message
        super().__init__()


class DeskScreen(Repeating, Naming, Reading, Searching, Correcting, Detailing, Levelling, Keeping):
    """Articles, the text, and what was found in it.

    Attributes:
        started: the folder is listed and the first article is open.
        counting: runs until what has arrived is counted; None when all of it is.
    """

    BINDINGS = [*bindings_for("main")]
    DEFAULT_CSS = Path(__file__).with_name("desk.tcss").read_text(encoding="utf-8")

    def __init__(self, session: Session, first: Article | Unreadable | None, keymap: Keymap) -> None:
        super().__init__(session.workplace, keymap)
        self.session = session
        self._first = first
        self.worker = session.workplace.make_worker(lambda message: self.post_message(WorkerSaid(message)))
        self.elsewhere, self.trail = Elsewhere(session), Trail()
        self.paste_guard = PasteGuard()
        self.dismissals = PasteGuard(DISMISSALS, WITHIN)
        self.started = False
        self.counting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, three panes, footer."""
        yield HeaderLine()
        with Horizontal(id="panes"):
            yield ArticleList(id="articles")
            with Vertical(id="middle"):
                yield Reader(id="reader")
                yield ClaimCard(id="card")
            yield Findings(id="findings")
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the text that has been read; what else reads a disk comes after it."""
        self.articles.filter_key = self.keymap.label("articles.filter")
        self.pane.names_key = self.keymap.label("names.show")
        self.pane.entities.same_key = self.keymap.label("names.same")
        self.pane.entities.different_key = self.keymap.label("names.different")
        self.reader.fold_key = self.keymap.label("text.fold")
        self.start_keeping()
        if self._first is not None:
            self.show_text(self._first)
        self.call_after_refresh(self.begin)

    async def on_resize(self) -> None:
        """Let the text lay itself out before the screen is painted for the first time, and not be blank in between."""
        await asyncio.sleep(0)
        self.show_keys("mark" if self.reader.marking else "")  # a wide screen has other keys

    @work
    async def begin(self) -> None:
        """Start, or leave with a sentence when the desk's judgements can't be opened."""
        try:
            await self._start()
        except CannotOpen as reason:
            self.app.exit(return_code=1, message=Text(one_line(str(reason))))

    async def _start(self) -> None:
        """Open the desk, then list the folder, then analyse what is new in it."""
        session, header = self.session, self.query_one(HeaderLine)
        self.show_title()
        gc.freeze()  # what has been loaded so far stays
        gc.enable()
        article = session.article
        known = await asyncio.to_thread(session.open_desk, article)
        header.notice = header.notice or session.workplace.library.notice
        self.start_following()
        for notice in filter(None, [session.desk.read_only, *session.desk.notices]):
            self.notify(notice, severity="warning", timeout=NOTICE_SHOWN_FOR, markup=False)
        if article is not None and session.article is article:
            self.show_known(known)
            self._start_focus()
        await asyncio.to_thread(session.folder.load)
        self.articles.show(session.folder.rows)
        self.articles.set_all_counts(session.folder.tallies())
        self.recount()
        if session.article is None:
            first = next((row.path for row in session.folder.rows if not row.reason), None)
            if first is None:
                self.reader.show_sentence("No article can be read here · q leaves")
            else:
                await self.show_article(first)
        self._start_focus()
        self.show_progress()
        self.load_proposals()
        if session.folder.missing:
            self.worker.start()
            self._analyse_rest()
        self.start_listening()
        self.started = True

    def _start_focus(self) -> None:
        """Give the keyboard to the pane that had it, else to the claims, or the text where they are hidden."""
        if self.focused is not None:
            return  # the analyst was faster
        kept = self.session.workplace.library.recall("focus")
        panes = {"articles": self.articles, **self.pane.lists}
        if self.has_class("-narrow") or kept == "reader":
            self.reader.focus()
        else:
            self.pane.tab = kept if kept in self.pane.lists else "claims"
            panes.get(kept, self.pane.claims).focus()

    @work(thread=True, group="analysis")
    def _analyse_rest(self) -> None:
        """Ask for every article that no kept analysis covers; they are read in this thread as it gets through them."""
        self.worker.feed(self.session.folder.missing, self.session.read_to_analyse)

    @on(WorkerSaid)
    def _worker_said(self, event: WorkerSaid) -> None:
        """Take in what the analysis process found, and say how far it is."""
        match event.message:
            case said.Analysed(path=path, analysis=analysis, claims=found):
                if self.session.arrived(analysis, found):
                    self.show_entities()
                    self.show_findings()
                self.articles.set_counts(path, self.session.folder.tally(path))
                self.recount(path)
                self.learn(analysis)
                self._count_soon()
            case said.Failed(version=version, path=path, reason=reason):
                self.session.failed[version] = reason
                if self.status[1] != "$error":  # the first fault is the one to act on
                    self.complain(f"{path}: {reason}")
                self.show_why_empty()
            case said.Progress(done=done, total=total):
                self.session.reading = (done, total) if done < total else None
                self.show_why_empty()
            case said.ChildLost(reason=reason, restarted=restarted):
                self.complain(f"{reason} · {'started again' if restarted else 'restart the program to analyse'}")
            case said.Notice(text=text):
                self.query_one(HeaderLine).notice = text

    @on(ListenerSaid)
    def _names_compared(self, event: ListenerSaid) -> None:
        """Ask again which names may be one thing's."""
        if isinstance(event.message, said.NamesProposed):
            self.load_proposals()

    def _count_soon(self) -> None:
        """Count the whole folder in a moment, once for all analyses that arrive until then."""
        if self.counting is None:
            self.counting = self.set_timer(COUNTED_AFTER, self._count)

    def _count(self) -> None:
        self.counting = None
        self.show_progress()

    async def action_export(self) -> None:
        """Ask for a file and write the annotations to it."""
        from tui.screens.export import ExportScreen

        workplace, desk = self.session.workplace, self.session.desk
        only_file = (workplace.root / workplace.title).is_file()
        suggestion = Path.cwd() / f"{Path(workplace.title).stem if only_file else workplace.title}.csv"
        await self.app.push_screen(
            ExportScreen(suggestion, lambda path, overwrite: workplace.export(desk, path, overwrite)),
            lambda done: self.say(done or "nothing exported", "$success" if done else "$text-muted"),
        )

    @on(FooterLine.KeyClicked)
    async def _key_clicked(self, event: FooterLine.KeyClicked) -> None:
        """A click on a key in the footer does what the key does where the keyboard is."""
        name = f"action_{event.action.partition('(')[0]}"
        around = self.focused.ancestors_with_self if self.focused is not None else (self, self.app)
        target = next(node for node in around if hasattr(node, name))
        await self.app.run_action(event.action, target)

    def on_unmount(self) -> None:
        """Keep the place, and let the analysis process and the threads go at once."""
        self.session.folder.leaving = True
        self.session.keep_place()
        self.stop_listening()
        self.worker.stop()
