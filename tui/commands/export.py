"""`incursion-tui export`: the annotations of a folder as CSV."""

import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import Failure, reason_of, shown, stdout_bytes
from tui.commands.options import Folder

if TYPE_CHECKING:
    from annotations.judgement import Record
    from tui.places import Place

VERDICTS = ("credible", "disputed", "propaganda")
_UNENCODABLE = "backslashreplace"
"""How half characters of a file name leave, which are no UTF-8."""


@click.command()
@click.argument("path", required=False, type=Folder())
@click.option("-o", "--output", type=Folder(), metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(VERDICTS), help="Only these; repeatable.")
@click.option("--dismissed", is_flag=True, help="Also the claims that were dismissed.")
@click.option("--desk", type=Folder(), metavar="DIR", help="The desk, where it is not PATH/.incursion.")
@click.option("--excel", is_flag=True, help="Begin with a byte order mark, so that Excel reads UTF-8.")
@click.option("--raw", is_flag=True, help="Leave cells as they are, even those a spreadsheet would run as a formula.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def export(
    *,
    path: Path | None,
    output: Path | None,
    verdicts: tuple[str, ...],
    dismissed: bool,
    desk: Path | None,
    excel: bool,
    raw: bool,
    force: bool,
) -> None:
    """Write the annotations of the articles in PATH, a folder or one article, as CSV.

    Without PATH, those of the sample articles. The columns are described in docs/formats.md.
    """
    from tui.commands.kept import place_at

    place = place_at(path, desk)
    records = _records(place, verdicts, dismissed=dismissed)
    if output is None or os.fspath(output) == "-":
        _to_stdout(records, excel=excel, raw=raw)
        return
    try:
        spare(output, place)
        rows = export_file(records, output, overwrite=force, excel=excel, raw=raw)
    except FileExistsError:
        raise Failure(f"{shown(output)} is there already and was left as it is. --force replaces it.") from None
    except OSError as error:
        raise Failure(f"{shown(output)} can't be written: {reason_of(error)}. Name another file with -o.") from error
    click.echo(f"{rows} {'annotation' if rows == 1 else 'annotations'} in {shown(output)}", err=True)


def export_file(
    records: Iterable["Record"], path: Path, *, overwrite: bool, excel: bool = False, raw: bool = False
) -> int:
    """Write `records` as CSV to the file `path`, which is there whole or not at all; returns the number of rows.

    Raises:
        FileExistsError: there is such a file, and `overwrite` is false.
        OSError: it can't be written; a file that was there is as it was.
    """
    from annotations.exchange import write_csv

    if path.exists() and not overwrite:
        raise FileExistsError(errno.EEXIST, "File exists", os.fspath(path))
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors=_UNENCODABLE, newline="") as device:
            return write_csv(records, device, excel=excel, raw=raw)
    target = path.resolve()
    unfinished = target.with_name(f".{secrets.token_hex(8)}.new")
    try:
        with unfinished.open("x", encoding="utf-8", errors=_UNENCODABLE, newline="") as file:
            rows = write_csv(records, file, excel=excel, raw=raw)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            unfinished.replace(target)
        else:
            _put(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


def _put(unfinished: Path, target: Path) -> None:
    """Give the file its name, unless another one has taken it meanwhile."""
    try:
        target.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as FAT
        if target.exists():
            raise FileExistsError(errno.EEXIST, "File exists", os.fspath(target)) from None
        unfinished.replace(target)


def _to_stdout(records: Iterable["Record"], *, excel: bool, raw: bool) -> None:
    """Write to standard output: in UTF-8 whatever the locale is, and to a terminal with every control visible."""
    from io import StringIO, TextIOWrapper

    from annotations.exchange import write_csv
    from annotations.text import displayable

    binary = stdout_bytes()
    stream = TextIOWrapper(binary, encoding="utf-8", errors=_UNENCODABLE, newline="", write_through=True)
    if binary.isatty():
        written = StringIO(newline="")
        write_csv(records, written, excel=excel, raw=raw)
        stream.write(displayable(written.getvalue().replace("\r\n", "\n")))
    else:
        write_csv(records, stream, excel=excel, raw=raw)
    stream.flush()
    stream.detach()


def spare(output: Path, place: "Place") -> None:
    """Refuse to write over an article or into the desk, whether or not it was asked to replace the file.

    Raises:
        PermissionError: the file is one of those.
    """
    from annotations.articles.readers import format_of

    target = output.resolve()
    if target.is_relative_to(place.desk):
        raise PermissionError(errno.EPERM, "it lies in the desk, which only the program writes to")
    article = target.name == place.only or format_of(target.name)
    if article and target.is_relative_to(place.root) and target.exists():
        raise PermissionError(errno.EPERM, "it is one of the articles, which are never written to")


def _records(place: "Place", verdicts: tuple[str, ...], *, dismissed: bool) -> list["Record"]:
    """The annotations kept at a place, those with one of `verdicts` when any are named; nothing is made or changed."""
    from annotations.judgement import Verdict
    from tui.commands.kept import asked_for, is_begun, read_desk
    from tui.commands.wiring import reading_library

    if not is_begun(place):
        return []
    wanted = [Verdict(name) for name in verdicts] or None
    library = reading_library(place)
    try:
        with read_desk(place.desk) as desk:
            articles = asked_for(place, library)
            return list(desk.records(wanted, library.article, dismissed=dismissed, articles=articles))
    except OSError as error:
        raise Failure(f"The desk {shown(place.desk)} can't be read: {reason_of(error)}.") from error
    finally:
        library.close()
