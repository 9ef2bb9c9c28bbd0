"""`incursion-tui analyze`: the entities and claims found in articles, without a screen."""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.commands.errors import FAILURE, Failure, shown, stdout_bytes
from tui.commands.options import Folder, existing
from tui.commands.progress import Bar

if TYPE_CHECKING:
    from annotations.analysis.cache import AnalysisCache
    from annotations.analysis.model import Analysis
    from annotations.articles import Article, Library

Print = Callable[[str, "Article", "Analysis"], None]
Refuse = Callable[[str, str], None]


class File(NamedTuple):
    """One file to read: as the user named it, below its library's root, and the model its desk names."""

    shown: str
    path: str
    library: "Library"
    cache: "AnalysisCache"
    model: str


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=Folder())
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="table", show_default=True)
@click.option("--all-blocks", is_flag=True, help="Also what lies in an article's tail of unrelated teasers.")
def analyze(paths: tuple[Path, ...], form: str, all_blocks: bool) -> None:
    """Print the entities and claims found in the articles of each PATH, a folder or a file.

    jsonl is one object an article, with offsets in Unicode code points, end exclusive. Nothing is written to PATH; what
    was found is kept in its desk if it has one, else in your cache folder.
    """
    from tui.commands.found import outside_tail

    for path in paths:
        existing(path)
    write = _json_lines() if form == "jsonl" else _tables()
    unreadable = []

    with Bar() as bar:

        def refuse(path: str, reason: str) -> None:
            unreadable.append(path)
            with bar.aside():
                click.echo(f"incursion-tui: {shown(path)} was left out: {shown(reason)}", err=True)
            bar.step()

        files = [file for path in paths for file in _files(path)]
        bar.expect(len(files))
        for model, of_one_model in groupby(files, key=lambda file: file.model):
            for file, article, analysis in _analysed(_read(of_one_model, refuse), model):
                with bar.aside():
                    write(file.shown, article, analysis if all_blocks else outside_tail(article, analysis))
                bar.step()
    if not files:
        from annotations.articles.readers import FORMATS

        suffixes = " ".join(suffix for kind in FORMATS for suffix in kind.suffixes)
        raise Failure(f"There is no article in {', '.join(map(shown, paths))}. Files that are read end in {suffixes}.")
    if unreadable:
        sys.exit(FAILURE)


def _files(path: Path) -> Iterator[File]:
    """The articles of one PATH, in the library's order."""
    from annotations.analysis.cache import AnalysisCache
    from tui.commands.wiring import reading_library
    from tui.places import place_of

    library = reading_library(place_of(path, None))
    cache = AnalysisCache(library)
    for row in library.rows():
        yield File(str(path / row.path if path.is_dir() else path), row.path, library, cache, library.settings.model)


def _read(files: Iterable[File], refuse: Refuse) -> Iterator[tuple[File, "Article"]]:
    """Each file's article; one that can't be read is refused, and the others go on."""
    from annotations.articles import Unreadable

    for file in files:
        read = file.library.read(file.path)
        if isinstance(read, Unreadable):
            refuse(file.shown, read.reason)
        else:
            yield file, read


def _analysed(articles: Iterable[tuple[File, "Article"]], model: str) -> Iterator[tuple[File, "Article", "Analysis"]]:
    """Each article with its analysis, from the cache or else made now, in the order they came in.

    The pipeline is loaded when the first article is not in its cache, and streams through all those that are not.
    """
    from annotations.analysis.models import ModelError, choose
    from annotations.analysis.pipeline import Pipeline, pipeline_name

    waiting: deque[tuple[File, Article, Analysis | None]] = deque()

    def unknown(pipeline: str) -> "Iterator[Article]":
        for file, article in articles:
            analysis = file.cache.get(article.version, pipeline)
            waiting.append((file, article, analysis))
            if analysis is None:
                yield article

    def known() -> "Iterator[tuple[File, Article, Analysis]]":
        while waiting and (analysis := waiting[0][2]) is not None:
            file, article, _ = waiting.popleft()
            yield file, article, analysis

    try:
        choice = choose(model)
        to_analyse = unknown(pipeline_name(choice))
        first = next(to_analyse, None)
        if first is not None:
            if choice.notice:
                click.echo(choice.notice, err=True)
            for _, analysis in Pipeline(choice).analyse_many(chain([first], to_analyse)):
                yield from known()
                file, article, _ = waiting.popleft()
                file.cache.put(analysis, sum(claim.start < article.tail_start for claim in analysis.claims))
                yield file, article, analysis
    except ModelError as error:
        raise Failure(str(error)) from error
    yield from known()


def _json_lines() -> Print:
    """Prints one object an article, in UTF-8 whatever the locale is."""
    from tui.commands.found import as_json

    stream = stdout_bytes()
    terminal = stream.isatty()

    def write(path: str, article: "Article", analysis: "Analysis") -> None:
        stream.write(as_json(path, article, analysis, terminal=terminal).encode() + b"\n")
        stream.flush()

    return write


def _tables() -> Print:
    """Prints tables, as wide as the terminal; without one as wide as COLUMNS says, else 80."""
    from rich.console import Console

    from tui.commands.found import as_tables

    console = Console(markup=False, highlight=False, emoji=False)

    def write(path: str, article: "Article", analysis: "Analysis") -> None:
        console.print(as_tables(path, article, analysis))

    return write
