"""Files in, analyses out: what `analyze` reads, streaming and in order, from the cache where it is known."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.analysis.level import count_outside_tail
from annotations.analysis.model import Analysis
from annotations.articles import Article, Library, Unreadable
from tui.commands.errors import Failure
from tui.commands.wiring import reading_library
from tui.places import place_of

if TYPE_CHECKING:
    from annotations.analysis.cache import AnalysisCache
    from annotations.analysis.models import ModelChoice
    from annotations.analysis.pipeline import Pipeline

Refuse = Callable[[str, str], None]
"""Told of a file that is left out: as the user named it, and why."""
Tell = Callable[[str], None]
"""Told what the user should know while the articles are read."""


class File(NamedTuple):
    """One file to read: as the user named it, below its library's root, and the model its desk names; and the desk."""

    shown: str
    path: str
    library: Library
    cache: "AnalysisCache"
    model: str
    desk: Path


Looked = tuple[File, Article, Analysis | None]
"""An article, with its analysis when it was in the cache."""
Waiting = deque[Looked]
"""Articles on their way through the pipeline, in order."""
WORTH_A_PROCESS = 4
"""Articles from which one more process saves more time than loading its model takes (about a second)."""


def files_of(path: Path) -> Iterator[File]:
    """The articles of one PATH, in the library's order."""
    from annotations.analysis.cache import AnalysisCache

    place = place_of(path, None)
    library = reading_library(place)
    cache = AnalysisCache(library)
    for row in library.rows():
        named = str(path / row.path if path.is_dir() else path)
        yield File(named, row.path, library, cache, library.settings.model, place.desk)


def read(files: Iterable[File], refuse: Refuse) -> Iterator[tuple[File, Article]]:
    """Each file's article; one that can't be read is refused, and the others go on."""
    for file in files:
        article = file.library.read(file.path)
        if isinstance(article, Unreadable):
            refuse(file.shown, article.reason)
        else:
            yield file, article


def analysed(
    articles: Iterable[tuple[File, Article]], model: str, jobs: int | None, refuse: Refuse, tell: Tell
) -> Iterator[tuple[File, Article, Analysis]]:
    """Each article with its analysis, from the cache or else made now, in the order they came in.

    Nothing is loaded before the first article that is not in its cache. When the pipeline stumbles over an article,
    that one is refused and the others go on.

    Args:
        articles: taken as they are needed.
        model: what the desk names; "" for none.
        jobs: how many processes; None for as many as there are cores to run them and articles to make it worth while.
        refuse: told of an article that can't be analysed.
        tell: told what the user should know.

    Raises:
        Failure: the model can't be used.
    """
    from annotations.analysis.models import ModelError, choose
    from annotations.analysis.pipeline import pipeline_name

    try:
        choice = choose(model)
        looked_up = _looked_up(articles, pipeline_name(choice))
        ahead: list[Looked] = []
        for file, article, analysis in looked_up:
            if analysis is None:
                ahead.append((file, article, None))
                break
            yield file, article, analysis
        if not ahead:
            return
        if choice.notice:
            tell(choice.notice)
        most = cores() if jobs is None else jobs
        ahead += islice(looked_up, most * WORTH_A_PROCESS - 1)
        new = sum(analysis is None for _, _, analysis in ahead)
        processes = min(most, new // WORTH_A_PROCESS if jobs is None else new)
        if processes > 1:
            from tui.commands.pooling import pooled

            yield from pooled(chain(ahead, looked_up), model, processes, refuse, tell)
        else:
            yield from _in_this_process(chain(ahead, looked_up), choice, refuse)
    except ModelError as error:
        raise Failure(str(error)) from error


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def keep(file: File, article: Article, analysis: Analysis) -> None:
    """Put an analysis where the next run looks for it."""
    file.cache.put(analysis, count_outside_tail(analysis.claims, article.tail_start))


def failed(reason: str) -> str:
    """Why an article was left out, when its analysis is to blame."""
    return f"its analysis failed ({reason})"


def _looked_up(articles: Iterable[tuple[File, Article]], pipeline: str) -> Iterator[Looked]:
    for file, article in articles:
        yield file, article, file.cache.get(article.version, pipeline)


def _in_this_process(
    articles: Iterator[Looked], choice: "ModelChoice", refuse: Refuse
) -> Iterator[tuple[File, Article, Analysis]]:
    """Stream those that are not known through one pipeline."""
    from annotations.analysis.pipeline import Pipeline
    from annotations.analysis.process import ONE_THREAD

    os.environ.update(ONE_THREAD)
    waiting: Waiting = deque()

    def unknown() -> Iterator[Article]:
        for looked in articles:
            waiting.append(looked)
            if looked[2] is None:
                yield looked[1]

    yield from _streamed(Pipeline(choice), unknown(), waiting, refuse)
    yield from _known(waiting)


def _streamed(
    pipeline: "Pipeline",
    articles: Iterator[Article],
    waiting: Waiting,
    refuse: Refuse,
) -> Iterator[tuple[File, Article, Analysis]]:
    """Run the pipeline over `articles`, which fill `waiting` as they are taken.

    When it stumbles, what is waiting is read one by one, which tells whose fault it was, and why; then it goes on.
    """
    stream = pipeline.analyse_many(articles)
    while True:
        try:
            found = next(stream, None)
        except Exception:
            if not waiting:
                raise
            yield from _one_by_one(pipeline, waiting, refuse)
            stream = pipeline.analyse_many(articles)
            continue
        if found is None:
            return
        yield from _known(waiting)
        file, article, _ = waiting.popleft()
        keep(file, article, found[1])
        yield file, article, found[1]


def _one_by_one(pipeline: "Pipeline", waiting: Waiting, refuse: Refuse) -> Iterator[tuple[File, Article, Analysis]]:
    """Read what is waiting, each article alone."""
    while waiting:
        file, article, analysis = waiting.popleft()
        if analysis is None:
            try:
                analysis = pipeline.analyse(article)
            except Exception as error:  # noqa: BLE001 - one article's fault must not end the others; it is told
                refuse(file.shown, failed(f"{type(error).__name__}: {error}"))
                continue
            keep(file, article, analysis)
        yield file, article, analysis


def _known(
    waiting: Waiting,
) -> Iterator[tuple[File, Article, Analysis]]:
    """Take the articles at the front whose analysis was in the cache."""
    while waiting and (analysis := waiting[0][2]) is not None:
        file, article, _ = waiting.popleft()
        yield file, article, analysis
