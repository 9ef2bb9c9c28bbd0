"""`incursion-tui score`: how good the claims and entities found are, against what people marked."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import Failure, reason_of, shown, stdout_bytes
from tui.commands.options import Folder, existing
from tui.commands.progress import Bar

if TYPE_CHECKING:
    from annotations.analysis.scoring import Marked
    from annotations.articles import Article
    from tui.commands.reading import File
    from tui.commands.scored import Scores


@click.command()
@click.argument("gold", type=Folder())
@click.argument("path", required=False, type=Folder())
@click.option("--format", "form", type=click.Choice(["json", "table"]), default="table", show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="As with analyze.")
def score(gold: Path, path: Path | None, form: str, jobs: int | None) -> None:
    """Compare what is found in articles with GOLD, what people marked in them.

    GOLD is a folder that brat annotated (text/*.txt and attributions/*.ann) or a file of JSON lines as analyze prints
    them. The articles are taken from PATH, a folder or a file; else from where GOLD says. They are analysed as with
    analyze, and what is known is not analysed again. What the figures mean is in docs/quality.md.
    """
    from annotations.analysis.scoring import BadGoldError, read_gold
    from tui.commands.scored import as_json, as_tables

    existing(gold)
    if path is not None:
        existing(path)
    try:
        marked = read_gold(gold)
    except BadGoldError as error:
        raise Failure(f"{error}.") from error
    except OSError as error:
        raise Failure(f"{shown(gold)} can't be read: {reason_of(error)}.") from error
    scores = _scores(marked, _files(marked, gold, path), jobs)
    if form == "json":
        stdout_bytes().write(as_json(scores).encode() + b"\n")
    else:
        from tui.commands.printing import console

        console().print(as_tables(scores))


def _files(marked: "list[Marked]", gold: Path, path: Path | None) -> "dict[str, File]":
    """The file of every gold article, by its name.

    Raises:
        Failure: an article is missing, or two of them have one name.
    """
    from tui.commands.reading import files_of

    wanted = {article.name for article in marked}
    if len(wanted) < len(marked):
        raise Failure(f"{shown(gold)} marks an article more than once.")
    places = [path] if path is not None else sorted({_folder(article.path, gold) for article in marked})
    found: dict[str, File] = {}
    for file in (file for place in places for file in files_of(place)):
        name = Path(file.path).name
        if name not in wanted:
            continue
        if name in found:
            raise Failure(f"Two articles are named {shown(name)}: {shown(found[name].shown)} and {shown(file.shown)}.")
        found[name] = file
    if missing := sorted(wanted - found.keys()):
        raise Failure(f"There is no {shown(missing[0])} in {', '.join(map(shown, places))}. Name its folder as PATH.")
    return found


def _folder(path: str, gold: Path) -> Path:
    """Where an article of the gold lies: as it is written, else beside the gold.

    Raises:
        Failure: at neither place.
    """
    for place in (Path(path), gold.parent / path, gold.parent / Path(path).name):
        if place.is_file():
            return place.parent
    raise Failure(f"There is no article {shown(path)}. Name the folder of the articles as PATH.")


def _scores(marked: "list[Marked]", files: "dict[str, File]", jobs: int | None) -> "Scores":
    """Analyse the files and compare.

    Raises:
        Failure: an article can't be read, or is another text than the one that was marked.
    """
    from annotations.analysis.scoring import marked_of, score_claims, score_entities
    from tui.commands.found import outside_tail
    from tui.commands.reading import analysed, read
    from tui.commands.scored import Scores

    versions = {article.name: article.version for article in marked}
    texts: dict[str, str] = {}
    found: dict[str, Marked] = {}
    pipeline = ""

    def unread(path: str, reason: str) -> None:
        raise Failure(f"{shown(path)} can't be read: {reason}.")

    def noted(articles: "Iterable[tuple[File, Article]]") -> "Iterator[tuple[File, Article]]":
        for file, article in articles:
            name = Path(file.path).name
            if versions[name] not in {"", article.version}:
                raise Failure(f"{shown(file.shown)} is not the text that was marked: its version is another.")
            texts[name] = article.text
            yield file, article

    with Bar() as bar:

        def refuse(path: str, reason: str) -> None:
            bar.tell(f"{path} was left out: {reason}")
            bar.step()

        bar.expect(len(files))
        model = next(iter(files.values())).model
        for file, article, analysis in analysed(noted(read(files.values(), unread)), model, jobs, refuse, bar.tell):
            pipeline = analysis.pipeline
            found[Path(file.path).name] = marked_of(file.path, outside_tail(article, analysis))
            bar.step()
    claims = [article for article in marked if article.claims is not None]
    entities = [article for article in marked if article.entities is not None]
    return Scores(
        pipeline,
        score_claims(claims, found, texts) if claims else None,
        score_entities(entities, found, texts) if entities else None,
    )
