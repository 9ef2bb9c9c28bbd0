"""Many articles through several processes: what `analyze` does when there is more than one process's work."""

from collections import Counter, deque
from collections.abc import Iterator

from annotations.analysis.messages import Analysed, ChildLost, Failed
from annotations.analysis.model import Analysis
from annotations.analysis.pool import NoWorkerLeftError, Pool
from annotations.articles import Article
from tui.commands.errors import Failure
from tui.commands.reading import File, Looked, Refuse, Tell, Waiting, failed, keep


class Row:
    """The articles in their order, each waiting for its own analysis and those before it.

    Attributes:
        waiting: what has not come out yet.
    """

    def __init__(self, refuse: Refuse) -> None:
        self.waiting: Waiting = deque()
        self._refuse = refuse
        self._outcomes: dict[str, Analysis | str] = {}
        self._needed: Counter[str] = Counter()

    def join(self, looked: Looked) -> bool:
        """Put an article at the end; whether its version has to be analysed."""
        file, article, analysis = looked
        self.waiting.append(looked)
        if analysis is not None:
            return False
        self._needed[article.version] += 1
        known = self._outcomes.get(article.version)
        if isinstance(known, Analysis):
            keep(file, article, known)
        return self._needed[article.version] == 1

    def resolve(self, version: str, outcome: Analysis | str) -> None:
        """Keep what was found, or why nothing was, at once: it may be long until it comes out."""
        self._outcomes[version] = outcome
        if isinstance(outcome, Analysis):
            for file, article, analysis in self.waiting:
                if analysis is None and article.version == version:
                    keep(file, article, outcome)

    def ready(self) -> Iterator[tuple[File, Article, Analysis]]:
        """Take out what is complete at the front."""
        while self.waiting:
            file, article, analysis = self.waiting[0]
            outcome = analysis or self._outcomes.get(article.version)
            if outcome is None:
                return
            self.waiting.popleft()
            if analysis is None:
                self._forget(article.version)
            if isinstance(outcome, Analysis):
                yield file, article, outcome
            else:
                self._refuse(file.shown, failed(outcome))

    def _forget(self, version: str) -> None:
        self._needed[version] -= 1
        if not self._needed[version]:
            del self._needed[version], self._outcomes[version]


def pooled(
    articles: Iterator[Looked], model: str, processes: int, refuse: Refuse, tell: Tell
) -> Iterator[tuple[File, Article, Analysis]]:
    """Each article with its analysis, in order; those not known are read in `processes` processes.

    Raises:
        Failure: no process is left to read with.
    """
    row = Row(refuse)
    with Pool(model, processes) as pool:
        try:
            for outcome in pool.analyse(looked[1] for looked in articles if row.join(looked)):
                match outcome:
                    case Analysed(version, _, analysis):
                        row.resolve(version, analysis)
                    case Failed(version, _, reason):
                        row.resolve(version, reason)
                    case ChildLost(reason, restarted):
                        tell(f"{reason}; {'a new one takes over' if restarted else 'the others go on'}")
                yield from row.ready()
        except NoWorkerLeftError as error:
            raise Failure(f"{error}. What was found before is kept: the next run goes on from there.") from error
    yield from row.ready()
