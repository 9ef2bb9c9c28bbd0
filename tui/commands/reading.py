"""Files in, analyses out: what `analyze` reads, streaming and in order, from the cache where it is known."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from annotations.analysis.model import Analysis
from annotations.articles import Article, Library, Unreadable
from tui.commands.errors import Failure
from tui.commands.wiring import reading_library
from tui.places import place_of

if TYPE_CHECKING:
    from annotations.analysis.cache import AnalysisCache
    from annotations.analysis.pipeline import Pipeline

Refuse = Callable[[str, str], None]
"""Told of a file that is left out: as the user named it, and why."""


class File(NamedTuple):
    """One file to read: as the user named it, below its library's root, and the model its desk names."""

    shown: str
    path: str
    library: Library
    cache: "AnalysisCache"
    model: str


Waiting = deque[tuple[File, Article, Analysis | None]]
"""Articles on their way through the pipeline, in order, with the analysis of those that were in the cache."""


def files_of(path: Path) -> Iterator[File]:
    """The articles of one PATH, in the library's order."""
    from annotations.analysis.cache import AnalysisCache

    library = reading_library(place_of(path, None))
    cache = AnalysisCache(library)
    for row in library.rows():
        yield File(str(path / row.path if path.is_dir() else path), row.path, library, cache, library.settings.model)


def read(files: Iterable[File], refuse: Refuse) -> Iterator[tuple[File, Article]]:
    """Each file's article; one that can't be read is refused, and the others go on."""
    for file in files:
        article = file.library.read(file.path)
        if isinstance(article, Unreadable):
            refuse(file.shown, article.reason)
        else:
            yield file, article


def analysed(
    articles: Iterable[tuple[File, Article]], model: str, refuse: Refuse
) -> Iterator[tuple[File, Article, Analysis]]:
    """Each article with its analysis, from the cache or else made now, in the order they came in.

    The pipeline is loaded when the first article is not in its cache, and streams through all those that are not. When
    it stumbles, those under way are read one by one, and the one it can't read is refused.

    Raises:
        Failure: the model can't be used.
    """
    from annotations.analysis.models import ModelError, choose
    from annotations.analysis.pipeline import Pipeline, pipeline_name

    waiting: Waiting = deque()

    def unknown(pipeline: str) -> Iterator[Article]:
        for file, article in articles:
            analysis = file.cache.get(article.version, pipeline)
            waiting.append((file, article, analysis))
            if analysis is None:
                yield article

    try:
        choice = choose(model)
        to_analyse = unknown(pipeline_name(choice))
        first = next(to_analyse, None)
        if first is not None:
            if choice.notice:
                click.echo(choice.notice, err=True)
            yield from _streamed(Pipeline(choice), chain([first], to_analyse), waiting, refuse)
    except ModelError as error:
        raise Failure(str(error)) from error
    yield from _known(waiting)


def _streamed(
    pipeline: "Pipeline",
    articles: Iterator[Article],
    waiting: Waiting,
    refuse: Refuse,
) -> Iterator[tuple[File, Article, Analysis]]:
    """Run the pipeline over `articles`, which fill `waiting` as they are taken."""
    while True:
        try:
            for _, analysis in pipeline.analyse_many(articles):
                yield from _known(waiting)
                file, article, _ = waiting.popleft()
                _keep(file, article, analysis)
                yield file, article, analysis
        except Exception:
            if not waiting:
                raise
            # Which article it was, and why, is told by reading them one by one.
            yield from _one_by_one(pipeline, waiting, refuse)
        else:
            return


def _one_by_one(pipeline: "Pipeline", waiting: Waiting, refuse: Refuse) -> Iterator[tuple[File, Article, Analysis]]:
    """Read what is waiting, each article alone."""
    while waiting:
        file, article, analysis = waiting.popleft()
        if analysis is None:
            try:
                analysis = pipeline.analyse(article)
            except Exception as error:  # noqa: BLE001 - one article's fault must not end the others; it is told
                refuse(file.shown, f"its analysis failed ({type(error).__name__}: {error})")
                continue
            _keep(file, article, analysis)
        yield file, article, analysis


def _known(
    waiting: Waiting,
) -> Iterator[tuple[File, Article, Analysis]]:
    """Take the articles at the front whose analysis was in the cache."""
    while waiting and (analysis := waiting[0][2]) is not None:
        file, article, _ = waiting.popleft()
        yield file, article, analysis


def _keep(file: File, article: Article, analysis: Analysis) -> None:
    file.cache.put(analysis, sum(claim.start < article.tail_start for claim in analysis.claims))
