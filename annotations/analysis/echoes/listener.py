"""Listens to what is analysed, has its claims and names compared in a child process, and keeps what comes back."""

import atexit
import queue
import threading
from collections.abc import Callable, Iterable
from time import monotonic

import msgspec

from annotations.analysis.echoes.kept import KeptEchoes
from annotations.analysis.echoes.wire import (
    Compared,
    Forget,
    Hear,
    Propose,
    Proposed,
    Reply,
    Request,
    receive_reply,
)
from annotations.analysis.messages import EchoesFound, EchoesLost, EchoesRefused, EchoMessage, NamesProposed
from annotations.analysis.model import Analysis
from annotations.analysis.process import NICENESS, Process
from annotations.analysis.serving import words_of
from annotations.analysis.wire import Refused, send
from annotations.articles.model import Article
from annotations.text import one_line

FAREWELL = 0.5
"""Seconds that `stop` waits for the delivery of a message that was on its way."""
REST = 9.0
"""How many times as long as the last comparison of all names took the next one waits while articles still arrive."""
MODULE = "annotations.analysis.echoes.child"

Read = Callable[[str], tuple[Article, Analysis] | None]


class LostError(Exception):
    """The process is gone; the text says how it ended."""


class Listed(msgspec.Struct, frozen=True):
    """The article versions of the folder, in order, and the pipeline whose claims are compared."""

    versions: tuple[str, ...]
    pipeline: str


class Listener:
    """Has the claims and names of articles compared, in a process that is started when something is new.

    Every article that is new ends in one `EchoesFound` or `EchoesRefused`, unless the listener is stopped first, and
    `NamesProposed` follows when nothing more waits, though not after each of many that arrive one by one. A lost child
    is told once, as `EchoesLost`; the screen goes on with what is kept.

    Args:
        kept: where the claims and their echoes are kept.
        read: gives the article of a version with its analysis; None when it is not there any more, or not analysed.
            Called on the listener's thread; may block.
        deliver: called with each message on the listener's thread, one at a time; must not raise, and should not wait
            for the thread that calls `stop`.
        module: what the child runs.
    """

    def __init__(
        self, kept: KeptEchoes, read: Read, deliver: Callable[[EchoMessage], object], *, module: str = MODULE
    ) -> None:
        self._kept = kept
        self._read = read
        self._deliver = deliver
        self._module = module
        self._told: queue.SimpleQueue[Listed | str | None] = queue.SimpleQueue()
        self._known: set[str] = set()
        self._pipeline = ""
        self._rested_at = 0.0
        self._lock = threading.Lock()
        self._stopping = False
        self._child: Process | None = None
        self._thread: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id; None when there is none."""
        child = self._child
        return child.process.pid if child else None

    def start(self) -> None:
        """Begin to work off what is told; no process is started before something is new."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="echoes", daemon=True)
            self._thread.start()
            atexit.register(self.stop)

    def listed(self, versions: Iterable[str], pipeline: str) -> None:
        """Tell which analysed versions the folder has; those that were never compared are read and compared, in order.

        What was told before is forgotten where it is not among them. Nothing is compared before this is told once.

        Args:
            versions: all of them.
            pipeline: the pipeline of their analyses.
        """
        self._told.put(Listed(tuple(dict.fromkeys(versions)), pipeline))

    def learn(self, version: str) -> None:
        """Tell that an article's analysis has arrived, and is kept where `read` finds it."""
        self._told.put(version)

    def stop(self) -> None:
        """End the child at once and forget what is queued; a message on its way is waited for, but not for long."""
        with self._lock:
            if self._stopping:
                return
            self._stopping = True
            child = self._child
        self._told.put(None)
        if child is not None:
            child.kill()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(FAREWELL)
        atexit.unregister(self.stop)

    def _run(self) -> None:
        """The thread: one thing told after another, until stopped or the child is lost."""
        try:
            self._work()
        except LostError as reason:
            self._tell(EchoesLost(str(reason)))
        except Exception as reason:  # noqa: BLE001 - whatever ends the search is told, and takes nothing else along
            self._tell(EchoesLost(words_of(reason)))
        finally:
            with self._lock:
                child, self._child = self._child, None
            if child is not None:
                child.kill()
                child.close()

    def _work(self) -> None:
        early: list[str] = []
        while (told := self._next()) is not None:
            match told:
                case Listed(versions, pipeline):
                    self._take_list(versions, pipeline)
                    new, early = [*versions, *early], []
                case _ if not self._pipeline:
                    early.append(told)
                    continue
                case _:
                    new = [told]
            for version in self._kept.missing(new, self._pipeline):
                if self._stopping:
                    return
                self._compare(version)

    def _next(self) -> Listed | str | None:
        """Wait for what is told next; when that takes long, have the names compared that are new since the last time.

        Comparing them costs more the more articles there are, so it must not follow each of them.
        """
        while True:
            due = bool(self._pipeline) and not self._kept.proposed(self._pipeline)
            try:
                return self._told.get(timeout=max(0.0, self._rested_at - monotonic()) if due else None)
            except queue.Empty:
                began = monotonic()
                self._propose()
                self._rested_at = monotonic() + REST * (monotonic() - began)

    def _take_list(self, versions: tuple[str, ...], pipeline: str) -> None:
        """Know these versions and no others."""
        gone = self._known.difference(versions)
        self._known, self._pipeline = set(versions), pipeline
        if self._child is not None and gone:
            self._kept.set_aside(gone)
            self._send(self._child, Forget(tuple(gone)))

    def _compare(self, version: str) -> None:
        """Have an article's claims compared with all that are known, keep what is found, and tell it."""
        found = self._read(version)
        if found is None or found[0].version != version or found[1].version != version:
            return  # the file has changed since; its new version is told in its turn
        article, analysis = found
        child = self._child or self._begin()
        if child is None:
            return
        # Comparing needs no words of the page but the text; and undecodable bytes in them could not cross the pipe.
        bare = msgspec.structs.replace(
            article, id=one_line(article.id), path="", title="", outlet="", author="", url=""
        )
        match self._ask(child, Hear(bare, analysis)):
            case Compared() as reply:
                self._known.add(version)
                self._known.difference_update(reply.replaced)
                self._kept.set_aside(reply.replaced)
                self._kept.keep(reply)
                self._tell(EchoesFound(tuple(dict.fromkeys([version, *(p.echo.other.version for p in reply.pairs)]))))
            case Refused(reason):
                self._tell(EchoesRefused(version, reason))

    def _begin(self) -> Process | None:
        """A process that knows all that has been compared already; None when `stop` has been called."""
        with self._lock:
            if self._stopping:
                return None
            try:
                child = self._child = Process(NICENESS, module=self._module, name="process that compares claims")
            except OSError as error:
                raise LostError(f"the process that compares claims can't be started: {error.strerror}") from error
        self._kept.set_aside_all_but(self._known)
        for known in self._kept.known(self._known, self._pipeline):
            self._send(child, known)
        return child

    def _propose(self) -> None:
        """Have all names compared, keep which may be one thing's, and tell it."""
        child = self._child or self._begin()
        if child is not None and isinstance(reply := self._ask(child, Propose()), Proposed):
            self._kept.propose(reply, self._pipeline)
            self._tell(NamesProposed())

    def _ask(self, child: Process, request: Hear | Propose) -> Reply:
        self._send(child, request)
        try:
            return receive_reply(child.replies)
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            raise LostError(child.last_words()) from error

    def _send(self, child: Process, request: Request) -> None:
        try:
            send(child.requests, request)
        except OSError as error:
            raise LostError(child.last_words()) from error

    def _tell(self, message: EchoMessage) -> None:
        """Deliver, unless the listener has been stopped."""
        if not self._stopping:
            self._deliver(message)
