"""`incursion-tui repair`: what is whole in a damaged desk goes to a new file, and what is not is listed."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import Failure, reason_of, shown
from tui.commands.options import Folder
from tui.commands.program import NAME

if TYPE_CHECKING:
    from annotations.store.repair import Repaired
    from tui.places import Place


@click.command()
@click.argument("path", required=False, type=Folder())
@click.option(
    "-o", "--output", type=Folder(), metavar="FILE", help="Write to FILE instead of beside the damaged files."
)
@click.option("--desk", type=Folder(), metavar="DIR", help="The desk, where it is not PATH/.incursion.")
def repair(path: Path | None, output: Path | None, desk: Path | None) -> None:
    """Write what is whole of the judgements in PATH to a new file, and list what is not.

    Without PATH, the samples' judgements. The damaged files stay as they are; `incursion-tui restore` then puts the new
    file in their place.
    """
    from annotations.text import one_line
    from tui.commands.kept import is_begun, place_at
    from tui.commands.printing import counted

    place = place_at(path, desk)
    if not is_begun(place):
        return
    made = _repaired(place, output)
    for sentence in made.lost:
        click.echo(one_line(sentence))
    count = f"{counted(made.annotations, 'annotation')} and {counted(made.events, 'event')}"
    if not made.lost:
        click.echo(f"Nothing is damaged. A copy of {count} is in {shown(made.path)}")
        return
    given = [*([str(path)] if path else []), *(["--desk", str(desk)] if desk else []), "--from", str(made.path)]
    command = shlex.join([NAME, "restore", *given])
    click.echo(f"{count} are whole, in {shown(made.path)}")
    click.echo("The damaged files are as they were. To set them aside and go on with what is whole:")
    click.echo(f"  {one_line(command)}")


def _repaired(place: "Place", output: Path | None) -> "Repaired":
    """Repair, into the file `output`, if given.

    Raises:
        Failure: there is nothing to repair, or no new file could be made; the damaged files are as they were.
    """
    from annotations.store.repair import repair as repair_desk
    from tui.commands.export import spare
    from tui.commands.kept import opening_told

    try:
        if output is not None:
            spare(output, place)
            if output.exists():
                raise Failure(f"{shown(output)} is there already and was left as it is. Name another file with -o.")
        with opening_told():
            return repair_desk(place.desk, output)
    except OSError as error:
        where = shown(error.filename or place.desk)
        elsewhere = " Name a file elsewhere with -o." if isinstance(error, PermissionError) else ""
        raise Failure(
            f"{where} can't be read or written: {reason_of(error)}. The desk is as it was.{elsewhere}"
        ) from error
