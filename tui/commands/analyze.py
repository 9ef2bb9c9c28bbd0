"""`incursion-tui analyze`: the entities and claims found in articles, without a screen."""

import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import FAILURE, Failure, shown, stdout_bytes
from tui.commands.options import Folder, existing
from tui.commands.progress import Bar

if TYPE_CHECKING:
    from annotations.analysis.model import Analysis
    from annotations.articles import Article
    from annotations.judgement import Finding

Print = Callable[[str, "Article", "Analysis", "Sequence[Finding]"], None]


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=Folder())
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="table", show_default=True)
@click.option(
    "--claims",
    type=click.Choice(["attributed", "worth", "all"]),
    default="attributed",
    show_default=True,
    help="Also the articles' own plain statements: those worth checking, or all.",
)
@click.option("--corrected", is_flag=True, help="As you corrected them: claims, sources, names, and your own claims.")
@click.option("--annotator", metavar="NAME", help="Whose corrections; else those of the desk's annotator, or yours.")
@click.option("--all-blocks", is_flag=True, help="Also what lies in an article's tail of unrelated teasers.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read articles in N processes; else in as many as there are cores.",
)
def analyze(
    *,
    paths: tuple[Path, ...],
    form: str,
    claims: str,
    corrected: bool,
    annotator: str | None,
    all_blocks: bool,
    jobs: int | None,
) -> None:
    """Print the entities and claims found in the articles of each PATH, a folder or a file.

    jsonl is one object an article, with offsets in Unicode code points, end exclusive. Nothing is written to PATH; what
    was found is kept in its desk if it has one, else in your cache folder.
    """
    from annotations.analysis.level import Level
    from tui.commands.corrected import Desks
    from tui.commands.found import shown as shown_of
    from tui.commands.reading import analysed, files_of, read

    for path in paths:
        existing(path)
    write = _json_lines() if form == "jsonl" else _tables()
    level = Level[claims.upper()]
    unreadable = []

    with Bar() as bar, Desks(annotator, bar.tell) as desks:

        def refuse(path: str, reason: str) -> None:
            unreadable.append(path)
            bar.tell(f"{path} was left out: {reason}")
            bar.step()

        files = [file for path in paths for file in files_of(path)]
        bar.expect(len(files))
        for model, of_one_model in groupby(files, key=lambda file: file.model):
            for file, article, analysis in analysed(read(of_one_model, refuse), model, jobs, refuse, bar.tell):
                kept = desks.correct(file, article, analysis, level, all_blocks=all_blocks) if corrected else None
                printed, findings = kept or (shown_of(article, analysis, level, all_blocks=all_blocks), ())
                with bar.aside():
                    write(file.shown, article, printed, findings)
                bar.step()
    if not files:
        from annotations.articles.readers import FORMATS

        suffixes = " ".join(suffix for kind in FORMATS for suffix in kind.suffixes)
        raise Failure(f"There is no article in {', '.join(map(shown, paths))}. Files that are read end in {suffixes}.")
    if unreadable:
        sys.exit(FAILURE)


def _json_lines() -> Print:
    """Prints one object an article, in UTF-8 whatever the locale is."""
    from tui.commands.found import as_json

    stream = stdout_bytes()
    terminal = stream.isatty()

    def write(path: str, article: "Article", analysis: "Analysis", findings: "Sequence[Finding]") -> None:
        stream.write(as_json(path, article, analysis, findings, terminal=terminal).encode() + b"\n")
        stream.flush()

    return write


def _tables() -> Print:
    """Prints tables on standard output."""
    from tui.commands.found import as_tables
    from tui.commands.printing import console

    printer = console()

    def write(path: str, article: "Article", analysis: "Analysis", findings: "Sequence[Finding]") -> None:
        printer.print(as_tables(path, article, analysis, findings))

    return write
