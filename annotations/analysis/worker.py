"""Runs the analysis in one child process, so that the screen never imports spaCy and never waits for it."""

import atexit
import contextlib
import os
import selectors
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

import msgspec

from annotations.analysis.level import count_outside_tail
from annotations.analysis.messages import Analysed, ChildLost, Failed, Message, Notice, Progress
from annotations.analysis.process import NICENESS, Process
from annotations.analysis.wire import Ask, Found, Hello, Ready, Refused, Unfit, receive_reply, send
from annotations.articles.model import Article
from annotations.text import one_line

SPACY = "annotations.analysis.child:spacy_analyser"
"""The factory, as module:function, that builds the language pipeline inside the child."""
RESTARTS = 1
"""How often a lost child is replaced, so that a machine out of memory is not driven further."""
ATTEMPTS = 2
"""How often one article may be in the child's hands when the child is lost."""
READ_AHEAD = 16
"""Articles that `feed` reads at a time, when as few wait: the texts of a large folder never lie in memory together."""
FAREWELL = 0.5
"""Seconds that `stop` waits for the delivery of a message that was on its way."""


class Worker:
    """Reads articles in one child process and delivers what it finds, article by article.

    Every article asked for ends in exactly one `Analysed` or `Failed`, unless the worker is stopped first. A lost child
    is told as `ChildLost` and replaced; the article it was reading is asked again once, after all the others, so
    that an article which kills its reader takes no other along.

    Args:
        model: `model` in desk.toml; "" when it names none.
        deliver: called with each message on a thread of the worker's, one at a time; must not raise, and should not
            wait for the thread that calls `stop`.
        factory: `module:function` of the analyser that the child builds.
        restarts: how often a lost child is replaced.
        niceness: how far the child steps back for other processes.
        together: how many articles it is given at a time, when so many are queued; one by one once a child was lost.
    """

    def __init__(
        self,
        model: str,
        deliver: Callable[[Message], object],
        *,
        factory: str = SPACY,
        restarts: int = RESTARTS,
        niceness: int = NICENESS,
        together: int = 1,
    ) -> None:
        self._hello = Hello(factory, model)
        self._deliver = deliver
        self._lock = threading.Lock()
        self._queue: deque[Article] = deque()
        self._room = threading.Condition(self._lock)
        self._asked: set[str] = set()
        self._expected: dict[str, str] = {}
        self._fewer = False
        self._attempts: dict[str, int] = {}
        self._done = self._total = 0
        self._restarts = restarts
        self._niceness = niceness
        self._together = together
        self._given_up = ""
        self._stopping = False
        self._child: Process | None = None
        self._thread: threading.Thread | None = None
        self._wake_read, self._wake_write = -1, -1

    @property
    def pid(self) -> int | None:
        """The child's process id; None when there is none."""
        child = self._child
        return child.process.pid if child else None

    def start(self) -> None:
        """Start the child and load the pipeline in it, before anything is asked for."""
        if self._thread is not None:
            return
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
        self._thread.start()
        atexit.register(self.stop)

    def ask(self, articles: Iterable[Article], *, first: bool = False) -> None:
        """Queue the articles, at the front when `first`; a version that is queued or being read is not taken again."""
        taken = tuple(articles)
        with self._lock:
            self._begin()
            self._put(taken, first=first)

    def feed(self, wanted: Mapping[str, str], read: Callable[[str], Article | None]) -> None:
        """Ask for a folder's articles, each read only when it is soon its turn; all of them count from the beginning.

        Blocks until the last of them is queued, or the worker is stopped. One that is asked for in the meantime is not
        read again.

        Args:
            wanted: the path of each article, by its version.
            read: gives the article at a path; None when it can't be read, and then it counts no more.
        """
        with self._lock:
            self._begin()
            self._expected |= {version: path for version, path in wanted.items() if version not in self._asked}
        while True:
            with self._room:
                self._room.wait_for(lambda: self._stopping or len(self._queue) < READ_AHEAD)
                due = [] if self._stopping else list(islice(self._expected.items(), READ_AHEAD))
            if not due:
                return
            found = [(version, read(path)) for version, path in due]
            with self._lock:
                total = self._progress().total
                unasked = [article for version, article in found if self._expected.pop(version, None) is not None]
                self._put([article for article in unasked if article is not None], first=False)
                self._fewer = self._fewer or self._progress().total != total

    def _begin(self) -> None:
        """Count anew after a rest; the lock is held."""
        if not self._asked and not self._expected:
            self._done = self._total = 0

    def _put(self, articles: Iterable[Article], *, first: bool) -> None:
        """Queue the articles that are not queued or being read; the lock is held."""
        unlike = {article.version: article for article in articles}
        fresh = [article for article in unlike.values() if article.version not in self._asked]
        for article in fresh:
            self._expected.pop(article.version, None)
        self._asked.update(article.version for article in fresh)
        self._total += len(fresh)
        if first:
            self._queue.extendleft(reversed(fresh))
        else:
            self._queue.extend(fresh)
        self._wake()

    def prefer(self, version: str) -> None:
        """Move a queued article to the front; one that is not queued is left as it is."""
        with self._lock:
            for index, article in enumerate(self._queue):
                if article.version == version:
                    del self._queue[index]
                    self._queue.appendleft(article)
                    return

    def stop(self) -> None:
        """End the child at once and forget what is queued; a message on its way is waited for, but not for long."""
        with self._lock:
            if self._stopping:
                return
            self._stopping = True
            self._queue.clear()
            self._room.notify_all()
            child = self._child
            self._wake()
        if child is not None:
            child.kill()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(FAREWELL)
        atexit.unregister(self.stop)

    def _wake(self) -> None:
        """Tell the thread that the queue or the worker's state has changed; the lock is held."""
        if self._wake_write >= 0:
            with contextlib.suppress(BlockingIOError):  # a full pipe wakes it just as well
                os.write(self._wake_write, b"\0")

    def _run(self) -> None:
        """The thread: one child after another, until stopped or given up."""
        try:
            while not self._stopping and not self._given_up:
                self._live()
            while not self._stopping:
                self._refuse_queued()
                self._tell_fewer()
                os.read(self._wake_read, 4096)
        finally:
            with self._lock:
                os.close(self._wake_read)
                os.close(self._wake_write)
                self._wake_write = -1

    def _live(self) -> None:
        """Serve the queue with one child, from its start to its end."""
        reading: deque[Article] = deque()
        try:
            child = self._start_child()
        except OSError as reason:
            self._give_up(f"the analysis process can't be started: {reason.strerror}")
            return
        if child is None:
            return
        try:
            send(child.requests, self._hello)
            self._greeted(child)
            while not self._stopping and not self._given_up:
                reading.extend(self._next(child))
                self._tell_fewer()
                self._read(child, reading)
        except (OSError, EOFError, msgspec.MsgspecError):
            self._lost(child.last_words(), reading)
        finally:
            with self._lock:
                self._child = None
            child.kill()
            child.close()

    def _start_child(self) -> Process | None:
        """A new child that `stop` can end; None when it has already been called."""
        with self._lock:
            if self._stopping:
                return None
            self._child = Process(self._niceness)
            return self._child

    def _greeted(self, child: Process) -> None:
        """Wait until the pipeline is loaded, or give up when it can't be."""
        match receive_reply(child.replies):
            case Ready(notice):
                if notice:
                    self._tell(Notice(notice))
            case Unfit(reason):
                self._give_up(reason)

    def _next(self, child: Process) -> list[Article]:
        """The next articles to read; none after a wait in which something changed.

        Raises:
            EOFError: the child ended while it had nothing to do.
        """
        with self._lock:
            if self._queue:
                self._room.notify_all()
                return [self._queue.popleft() for _ in range(min(self._together, len(self._queue)))]
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_read, selectors.EVENT_READ)
            selector.register(child.replies, selectors.EVENT_READ)
            ready = {key.fileobj for key, _ in selector.select()}
        if child.replies in ready:
            raise EOFError
        os.read(self._wake_read, 4096)
        return []

    def _read(self, child: Process, reading: deque[Article]) -> None:
        """Have articles analysed and deliver each outcome; what has none yet is left in `reading`."""
        if not reading:
            return
        # A file name of undecodable bytes can't cross the pipe as it is, and the analysis needs no path.
        send(
            child.requests,
            Ask(tuple(msgspec.structs.replace(a, id="", path="", title=one_line(a.title)) for a in reading)),
        )
        while reading:
            reply = receive_reply(child.replies)
            article = reading.popleft()
            match reply:
                case Found(analysis):
                    claims = count_outside_tail(analysis.claims, article.tail_start)
                    self._finish(article, Analysed(article.version, article.path, analysis, claims))
                case Refused(reason):
                    self._finish(article, Failed(article.version, article.path, reason))

    def _finish(self, article: Article, outcome: Analysed | Failed) -> None:
        """Strike the article off and tell what became of it."""
        with self._lock:
            self._asked.discard(article.version)
            self._attempts.pop(article.version, None)
            self._done += 1
            progress = self._progress()
        self._tell(outcome)
        self._tell(progress)

    def _progress(self) -> Progress:
        """How far it is; the lock is held."""
        return Progress(self._done, self._total + len(self._expected))

    def _tell_fewer(self) -> None:
        """Tell how far it is when articles that were expected turned out to be none."""
        with self._lock:
            fewer, self._fewer = self._fewer, False
            progress = self._progress()
        if fewer:
            self._tell(progress)

    def _lost(self, reason: str, reading: Sequence[Article]) -> None:
        """The child is gone: tell it, put what it was reading last in the queue, or give up.

        Of several articles it is not known which one felled it: they are read one by one then, and neither they nor the
        number of restarts pay for it.
        """
        if self._stopping:
            return
        one_known = len(reading) < 2
        again = self._restarts > 0 or not one_known
        self._restarts -= one_known
        self._tell(ChildLost(reason, restarted=again))
        for article in reading:
            attempts = self._attempts.get(article.version, 0) + one_known
            self._attempts[article.version] = attempts
            if again and attempts < ATTEMPTS:
                with self._lock:
                    self._queue.append(article)
            else:
                self._finish(article, Failed(article.version, article.path, reason))
        self._together = 1
        if not again:
            self._given_up = reason

    def _give_up(self, reason: str) -> None:
        """No child can help: tell it once, and refuse whatever is asked for from now on."""
        self._given_up = reason
        self._tell(ChildLost(reason, restarted=False))

    def _refuse_queued(self) -> None:
        """Fail everything queued with the reason the worker gave up for."""
        while not self._stopping:
            with self._lock:
                article = self._queue.popleft() if self._queue else None
                self._room.notify_all()
            if article is None:
                return
            self._finish(article, Failed(article.version, article.path, self._given_up))

    def _tell(self, message: Message) -> None:
        """Deliver, unless the worker has been stopped."""
        if not self._stopping:
            self._deliver(message)
