"""Several analysis processes fed from one queue, for commands that read many articles and have no screen to serve."""

import queue
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Self

from annotations.analysis.messages import Analysed, ChildLost, Failed, Message
from annotations.analysis.worker import SPACY, Worker
from annotations.articles.model import Article

TOGETHER = 3
"""Articles that a process reads at a time: the model's layers take a tenth less time for one when there are more."""
IN_HAND = 2 * TOGETHER
"""Articles a worker holds: those it reads, and the next, so that its process never waits for this one."""
RESTARTS = 8
"""How often each worker replaces its process; an article that fells its reader costs two of them."""
READERS = 2
"""How many workers may give up with one article in hand before it is taken for the reason."""


class NoWorkerLeftError(Exception):
    """Every worker has given up; the text says why the last one did."""


class Pool:
    """Reads articles in as many processes as it is told to, at the same priority as any other program.

    A context manager: leaving it ends the processes at once. What has been yielded is all there is to keep.

    Args:
        model: `model` in desk.toml; "" when it names none.
        jobs: how many processes, at least 1.
        factory: `module:function` of the analyser that each builds.
    """

    def __init__(self, model: str, jobs: int, *, factory: str = SPACY) -> None:
        self._arriving: queue.SimpleQueue[tuple[int, Message]] = queue.SimpleQueue()
        self._workers = [
            Worker(
                model,
                partial(self._arrived, number),
                factory=factory,
                restarts=RESTARTS,
                niceness=0,
                together=TOGETHER,
            )
            for number in range(jobs)
        ]
        self._in_hand: list[dict[str, Article]] = [{} for _ in self._workers]
        self._live = set(range(jobs))
        self._readers: dict[str, int] = {}

    def __enter__(self) -> Self:
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that are running."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysed | Failed | ChildLost]:
        """Read `articles` and yield what becomes of them as it happens, in no certain order.

        Every article ends in one `Analysed` or `Failed`. A lost process is told as `ChildLost`, and the others go on.
        What `choose` has to say about the model is left to the caller to ask for.

        Args:
            articles: taken one by one as a process gets free; no version twice.

        Raises:
            NoWorkerLeftError: every worker has given up.
        """
        coming = iter(articles)
        again: list[Article] = []
        self._feed(coming, again)
        while any(self._in_hand):
            number, message = self._arriving.get()
            match message:
                case Analysed(version) | Failed(version):
                    article = self._in_hand[number].pop(version)
                    if isinstance(message, Analysed) or not self._may_be_innocent(number, article):
                        yield message
                    else:
                        again.append(article)
                case ChildLost(reason, restarted):
                    if not restarted:
                        self._live.discard(number)
                    if not self._live:
                        raise NoWorkerLeftError(reason)
                    yield message
                case _:
                    continue
            self._feed(coming, again)

    def _feed(self, coming: Iterator[Article], again: list[Article]) -> None:
        """Give every live worker as much as it may hold, in turns."""
        for held in range(IN_HAND):
            for number in self._live:
                if len(self._in_hand[number]) > held:
                    continue
                article = again.pop() if again else next(coming, None)
                if article is None:
                    return
                self._in_hand[number][article.version] = article
                self._workers[number].ask([article])

    def _may_be_innocent(self, number: int, article: Article) -> bool:
        """Whether an article came back only because its worker has given up, and another may read it."""
        if number in self._live:
            return False
        self._readers[article.version] = self._readers.get(article.version, 0) + 1
        return self._readers[article.version] < READERS

    def _arrived(self, number: int, message: Message) -> None:
        """Called on a worker's thread."""
        self._arriving.put((number, message))
