"""`incursion-tui restore`: lists the copies that were kept of a desk's judgements, and brings one of them back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import Failure, reason_of, shown
from tui.commands.options import Folder, not_blank

if TYPE_CHECKING:
    from tui.commands.copies import Kept
    from tui.places import Place


@click.command()
@click.argument("path", required=False, type=Folder())
@click.option("--from", "choice", metavar="COPY", callback=not_blank, help="Bring back this copy.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option(
    "--annotator", metavar="NAME", callback=not_blank, help="Who restores; else desk.toml's or the login name."
)
@click.option("--desk", type=Folder(), metavar="DIR", help="The desk, where it is not PATH/.incursion.")
def restore(path: Path | None, choice: str | None, yes: bool, annotator: str | None, desk: Path | None) -> None:
    """List the kept copies of the judgements in PATH, or bring one back.

    Without PATH, the samples' copies. COPY is a number of the list; or a time such as 2024-03-02T18:00 (local, or UTC
    with Z at its end), which means the last copy made until then; or a file, such as one that `incursion-tui repair`
    wrote.

    Nothing is lost by it: the annotations become those of the copy, the history goes on, and `u` takes it back on the
    screen. Damaged files are set aside in the desk's folder `copies`.
    """
    from tui.commands.copies import chosen, kept_copies, print_copies
    from tui.commands.kept import is_begun, place_at

    place = place_at(path, desk)
    if not is_begun(place):
        return
    copies = kept_copies(place.desk)
    if choice is not None:
        copy = chosen(choice, copies)
        damaged = _tell(place, copy)
        if not yes and sys.stdin is not None and sys.stdin.isatty() and not click.confirm("Bring it back?", err=True):
            raise Failure("Nothing was changed.")
        _bring_back(place, copy, annotator, damaged=damaged)
    elif copies:
        print_copies(copies)
        click.echo("--from and a number brings one back.", err=True)
    else:
        click.echo(f"No copy of {shown(place.desk)} has been kept yet.", err=True)


def _tell(place: "Place", copy: "Kept") -> bool:
    """Say what is there now and what would be; whether the desk is damaged.

    Raises:
        Failure: the desk can't be opened, and a copy would not help.
    """
    from annotations.store import Damaged, open_store
    from tui.commands.kept import opening_told
    from tui.commands.printing import counted

    store, damaged = open_store(place.desk, read_only=True), False
    try:
        with opening_told():
            now = f"The desk has {counted(sum(1 for _ in store.annotations()), 'annotation')}."
    except Failure as error:
        if not isinstance(error.__cause__, Damaged):
            raise
        damaged, now = True, error.message
    finally:
        store.close()
    held = counted(copy.annotations or 0, "annotation")
    click.echo(f"{now}\nThe copy of {copy.at.astimezone():%Y-%m-%d %H:%M} has {held}.", err=True)
    return damaged


def _bring_back(place: "Place", copy: "Kept", annotator: str | None, *, damaged: bool) -> None:
    """Restore, and say what has changed.

    Raises:
        Failure: nothing has changed; the desk is open elsewhere, or can't be written.
    """
    from annotations.judgement import NotSaved
    from annotations.store.restore import restore as restore_copy
    from tui.commands.kept import opening_told
    from tui.commands.printing import counted
    from tui.commands.wiring import login_name, reading_library
    from tui.version import version

    library = reading_library(place)
    library.close()
    name = annotator or library.settings.annotator or login_name()
    try:
        with opening_told():
            changed = restore_copy(place.desk, copy.path, annotator=name, program=version())
    except NotSaved as reason:
        raise Failure(f"Nothing was brought back: {reason}.") from reason
    except OSError as error:
        where = shown(error.filename or place.desk)
        raise Failure(f"Nothing was brought back: {where} can't be read or written: {reason_of(error)}.") from error
    if damaged:
        click.echo(f"Brought back. What was damaged is in {shown(place.desk / 'copies')}")
    elif changed:
        click.echo(f"Brought back: {counted(changed, 'annotation')} changed. `u` on the screen takes it back.")
    else:
        click.echo("The desk has these annotations already; nothing was changed.")
