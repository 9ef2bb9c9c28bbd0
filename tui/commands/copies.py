"""The copies that were kept of a desk's judgements, as they are listed and chosen."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tui.commands.errors import Failure, reason_of, shown

KINDS = {
    "": "",
    "edited": "edited by another program",
    "ours": "ours, before that edit",
    "older": "before an update",
    "damaged": "damaged",
    "journal": "a journal",
    "torn": "a torn journal",
}
"""What a copy is that is no regular one; another kind is called by its name."""
_CLOCK = "%Y-%m-%d %H:%M"
_NUMBER = re.compile(r"\d{1,6}")
_PRECISIONS = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1))


class Kept(NamedTuple):
    """One copy.

    Attributes:
        path: its file.
        at: when it was made, or the file was last written; UTC.
        kind: why it was kept; "" for a regular copy.
        size: bytes on disk.
        annotations: how many it holds; None when it is none that can be brought back.
    """

    path: Path
    at: datetime
    kind: str
    size: int
    annotations: int | None


def kept_copies(desk_dir: Path) -> list[Kept]:
    """The copies of a desk, newest first.

    Raises:
        Failure: they can't be read.
    """
    from annotations.store import open_store

    try:
        copies = open_store(desk_dir, read_only=True).copies()
        return [_looked_at(copy.path, copy.at, copy.kind) for copy in copies]
    except OSError as error:
        raise Failure(f"The copies of {shown(desk_dir)} can't be read: {reason_of(error)}.") from error


def chosen(choice: str, copies: Sequence[Kept]) -> Kept:
    """The copy that is meant by a number from 1, a time, or the name of a file.

    A time means the last copy made until then; one without a zone is local, and one without minutes or seconds lasts
    to the end of its day, hour or minute.

    Raises:
        Failure: there is none, or it can't be brought back.
    """
    if _NUMBER.fullmatch(choice):
        number = int(choice)
        if not 0 < number <= len(copies):
            raise Failure(f"There is no copy {number}; leave out --from to see the list.")
        copy = copies[number - 1]
    elif (until := _end_of(choice)) is not None:
        older = [copy for copy in copies if copy.at < until and copy.annotations is not None]
        if not older:
            raise Failure(f"No copy is as old as {shown(choice)}; leave out --from to see the list.")
        copy = older[0]
    else:
        copy = _file(Path(choice))
    if copy.annotations is None:
        raise Failure(f"{shown(copy.path)} holds no judgements that can be brought back. Choose another copy.")
    return copy


def print_copies(copies: Sequence[Kept]) -> None:
    """The list, with the number of each copy, its time here and in UTC, its size and what is in it."""
    from rich.filesize import decimal

    from tui.commands.printing import cell, console, table

    listed = table(("no.", 0), ("here", 0), ("UTC", 0), ("size", 0), ("annotations", 0), ("", 1))
    for number, copy in enumerate(copies, 1):
        listed.add_row(
            str(number),
            copy.at.astimezone().strftime(_CLOCK),
            copy.at.strftime(_CLOCK),
            decimal(copy.size),
            "–" if copy.annotations is None else f"{copy.annotations:,}",
            cell(KINDS.get(copy.kind, copy.kind)),
        )
    console().print(listed)


def _looked_at(path: Path, at: datetime, kind: str) -> Kept:
    from annotations.store import Damaged
    from annotations.store.copies import content_of
    from annotations.store.disk import RealDisk
    from annotations.store.schema import ANNOTATIONS
    from annotations.store.snapshot import decode

    try:
        tables = decode(content_of(RealDisk(), path), path)
    except (Damaged, ValueError):
        tables = {}
    documents = tables.get(ANNOTATIONS)
    return Kept(path, at, kind, path.stat().st_size, None if documents is None else len(documents))


def _file(path: Path) -> Kept:
    try:
        return _looked_at(path, datetime.fromtimestamp(path.stat().st_mtime, UTC), "")
    except FileNotFoundError:
        raise Failure(f"{shown(path)} is no number, no time such as 2024-03-02T18:00, and no file.") from None
    except OSError as error:
        raise Failure(f"{shown(path)} can't be read: {reason_of(error)}.") from error


def _end_of(text: str) -> datetime | None:
    """When the moment that `text` names is over, in UTC; None when it names none."""
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        return None
    clock = re.split("[Zz+-]", text.replace(" ", "T").partition("T")[2])[0]
    step = _PRECISIONS[min(clock.count(":") + 1, 3) if clock else 0]
    return start.astimezone(UTC) + step
