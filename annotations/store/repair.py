"""What is whole in damaged files goes to a new file; what is not is listed. The damaged files stay as they are."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import chain, count
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import TypeVar

import msgspec

from annotations.judgement.audit import redo
from annotations.judgement.model import Annotation, Event
from annotations.store.disk import Disk, RealDisk, discard, read_file, write_new
from annotations.store.documents import as_json
from annotations.store.errors import CannotOpen, Damaged
from annotations.store.journal import Documents, Tables, apply_all, journal_of, scan
from annotations.store.kept import FILE
from annotations.store.naming import document_id
from annotations.store.schema import ABOUT, ANNOTATIONS, HISTORY, about
from annotations.store.snapshot import decode, digest_of

_TIME = "%Y%m%dT%H%M%S"
_T = TypeVar("_T")
_DOCUMENT = re.compile(r'"(\d{1,19})"\s*:\s*(?=\{)')


class Repaired(msgspec.Struct, frozen=True):
    """What a repair made.

    Attributes:
        path: the new file, a plain TinyDB file.
        annotations, events: how many are in it.
        lost: what was not whole, and what was made again from the history, in sentences.
    """

    path: Path
    annotations: int
    events: int
    lost: tuple[str, ...]


def repair(
    desk_dir: Path,
    output: Path | None = None,
    *,
    disk: Disk | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Repaired:
    """Write every whole annotation and event of a desk to a new file.

    Args:
        desk_dir: the desk; nothing in it changes but for the new file.
        output: the new file; None for one beside the damaged files, with the time (UTC) in its name.
        disk: what the files lie on.
        clock: gives the time.

    Raises:
        CannotOpen: there is nothing to repair.
        FileExistsError: `output` is there already.
        OSError: a file can't be read, or the new one can't be written.
    """
    disk, snapshot = disk or RealDisk(), (desk_dir / FILE).resolve()
    journal = journal_of(snapshot)
    content, lines = read_file(disk, snapshot), read_file(disk, journal) or b""
    if content is None and not lines:
        raise CannotOpen(f"{snapshot} is not there: there is nothing to repair.")
    scanned = scan(lines)
    lost = [f"{journal.name}, line {number}: its checksum is wrong" for number in scanned.bad]
    if content is None:
        lost.append(f"{snapshot.name}: it is missing; only what the journal holds was found")
    try:
        tables = decode(content, snapshot)
    except Damaged:
        tables = _salvage((content or b"").decode(errors="replace"), snapshot.name, lost)
    digest = digest_of(content)
    named = [number for number, line in enumerate(scanned.lines) if line.mark == digest]
    tables = apply_all(tables, scanned.lines[named[-1] if named else 0 :])
    events = _whole(tables, HISTORY, Event, lost)
    annotations = _whole(tables, ANNOTATIONS, Annotation, lost)
    _remake(annotations, events, lost)
    tables |= {
        ANNOTATIONS: {key: as_json(msgspec.to_builtins(annotation)) for key, annotation in annotations.items()},
        HISTORY: {key: tables[HISTORY][key] for key in sorted(events, key=int)},
        ABOUT: tables.get(ABOUT) or about(),
    }
    path = output.absolute() if output else _unused(snapshot.with_name(f"{snapshot.stem}.repaired-{clock():{_TIME}}"))
    write_new(disk, path, msgspec.json.encode(tables))
    try:
        disk.sync_folder(path.parent)
    except BaseException:
        discard(disk, path)
        raise
    return Repaired(path, len(annotations), len(events), tuple(lost))


def _unused(stem: Path) -> Path:
    """The first name that no file has: `stem.json`, `stem-2.json` and so on."""
    names = (stem.with_name(f"{stem.name}{number}.json") for number in chain([""], map("-{}".format, count(2))))
    return next(path for path in names if not os.path.lexists(path))


def _salvage(text: str, name: str, lost: list[str]) -> Tables:
    """Every whole annotation and event in the text of a snapshot that is no JSON; others' tables are listed as lost."""
    tables: Tables = {}
    for at, key, document in _documents(text):
        table = next((table for table, kind in _KINDS.items() if document and _is(kind, document)), None)
        if document and table:
            tables.setdefault(table, {})[key] = document
        else:
            lost.append(f"{name}, character {at}: document {key} is not whole")
    return tables


def _documents(text: str) -> Iterator[tuple[int, str, msgspec.Raw | None]]:
    """Where a document begins, its id, and its JSON; None when it is not whole."""
    decoder, at = JSONDecoder(), 0
    while match := _DOCUMENT.search(text, at):
        start = at = match.end()
        try:
            _, at = decoder.raw_decode(text, start)
        except (JSONDecodeError, RecursionError):
            yield start, match[1], None
        else:
            yield start, match[1], msgspec.Raw(text[start:at].encode())


class _About(msgspec.Struct):
    schema: int


_KINDS: dict[str, type] = {HISTORY: Event, ANNOTATIONS: Annotation, ABOUT: _About}


def _is(kind: type, document: msgspec.Raw) -> bool:
    try:
        msgspec.json.decode(document, type=kind)
    except msgspec.DecodeError:
        return False
    return True


def _whole(tables: Tables, name: str, kind: type[_T], lost: list[str]) -> dict[str, _T]:
    """The documents of a table that are what they should be."""
    documents: Documents = tables.setdefault(name, {})
    for key, document in documents.items():
        if not _is(kind, document):
            lost.append(f"{name}, document {key}: it is no {kind.__name__.lower()}")
    return {key: msgspec.json.decode(d, type=kind) for key, d in documents.items() if _is(kind, d)}


def _remake(annotations: dict[str, Annotation], events: dict[str, Event], lost: list[str]) -> None:
    """Add what the history says is there and the table has not."""
    replayed: dict[str, Annotation] = {}
    for key in sorted(events, key=int):
        for change in events[key].changes:
            redo(change, replayed)
    found = {annotation.id for annotation in annotations.values()}
    for annotation in replayed.values():
        if annotation.id not in found:
            annotations[str(document_id(annotation))] = annotation
            lost.append(f"annotation {annotation.id}: made again from the history")
