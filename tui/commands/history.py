"""`incursion-tui history`: who judged what, when, and what it was before."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.commands.errors import stdout_bytes
from tui.commands.options import Folder

if TYPE_CHECKING:
    from annotations.judgement import Event
    from annotations.judgement.history import Entry
    from tui.places import Place

ROWS_AT_ONCE = 200
"""Rows of the table that are laid out together, so that a long history is seen from its first moment on."""
LONGEST_CELL = 160
"""Characters of a quote or note in the table."""
SAYING = frozenset({"dismiss", "correct", "name", "undo", "redo"})
"""Actions whose name alone does not tell what was done."""


class Titled(NamedTuple):
    """One change, and the title of the article it was made in."""

    title: str
    entry: "Entry"


Wanted = Callable[[Titled], bool]


@click.command()
@click.argument("path", required=False, type=Folder())
@click.option("--article", metavar="TEXT", help="Only articles with TEXT in their title, path or id.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--desk", type=Folder(), metavar="DIR", help="The desk, where it is not PATH/.incursion.")
def history(path: Path | None, article: str | None, form: str, desk: Path | None) -> None:
    """Print every change to the judgements in PATH, a folder or one article; the oldest comes first.

    Without PATH, those of the sample articles. The desk may be open in a window. jsonl is one object a change; times
    are UTC.
    """
    from tui.commands.kept import is_begun, place_at, read_store

    place = place_at(path, desk)
    if not is_begun(place):
        return
    wanted = _wanted(place, article)
    with read_store(place.desk) as store:
        changes = filter(wanted, _changes(store.events()))
        first = next(changes, None)
        if first is None:
            click.echo(
                "Nothing was judged yet." if wanted is _any else "Nothing was judged in such an article.", err=True
            )
            return
        (_print_json_lines if form == "jsonl" else _print_table)(chain([first], changes))


def _changes(events: Iterable["Event"]) -> Iterator[Titled]:
    from annotations.judgement.history import entries

    for event in events:
        known = [change.after or change.before for change in event.changes]
        titles = {annotation.id: annotation.article.title for annotation in known if annotation}
        yield from (Titled(titles[entry.annotation], entry) for entry in entries([event]))


def _any(_change: Titled) -> bool:
    return True


def _wanted(place: "Place", text: str | None) -> Wanted:
    """Which changes are asked for: those of the one article that is open at `place`, and those that `text` names.

    An article is named by a piece of its title or id as they were when it was judged, or of its path as it is now.
    """
    if not place.only and text is None:
        return _any
    from tui.commands.wiring import reading_library

    library = reading_library(place)
    try:
        rows = [row for row in library.rows() if row.article_id]
    finally:
        library.close()
    here = {row.article_id for row in rows} if place.only else None
    piece = (text or "").casefold()
    found = {row.article_id for row in rows if piece in row.path.casefold()}

    def wanted(change: Titled) -> bool:
        article = change.entry.article
        named = article in found or piece in article.casefold() or piece in change.title.casefold()
        return named and (here is None or article in here)

    return wanted


def _print_json_lines(changes: Iterable[Titled]) -> None:
    """One object a change, in UTF-8 whatever the locale is."""
    from msgspec.structs import asdict

    from tui.commands.printing import json_line

    stream = stdout_bytes()
    terminal = stream.isatty()
    for title, entry in changes:
        stream.write(json_line({**asdict(entry), "title": title}, terminal=terminal).encode() + b"\n")
    stream.flush()


def _print_table(changes: Iterable[Titled]) -> None:
    from tui.commands.printing import cell, console, table

    printer, rows, head = console(), iter(changes), True
    while some := list(islice(rows, ROWS_AT_ONCE)):
        part = table(("when (UTC)", 0), ("who", 2), ("article", 3), ("words", 5), ("change", 5), ("note", 3), head=head)
        for title, entry in some:
            part.add_row(
                cell(entry.at[:16].replace("T", " "), "dim"),
                cell(entry.annotator),
                cell(title or entry.article),
                cell(_short(entry.exact)),
                cell(_change(entry)),
                cell(_short(entry.note) if entry.note != entry.old_note else ""),
            )
        printer.print(part)
        head = False


def _short(text: str) -> str:
    """As much as a table should hold; JSON lines have it whole."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _change(entry: "Entry") -> str:
    """What was done: `none → disputed`, with its name in front when it was no verdict that was given or taken."""
    verdicts = f"{entry.old or 'none'} → {entry.new or 'none'}" if entry.old != entry.new else ""
    if entry.action in {"tag", "clear"}:
        return verdicts or f"{entry.new or 'none'}, confirmed"
    return f"{entry.action}: {verdicts or entry.what}" if verdicts or entry.action in SAYING else entry.action
