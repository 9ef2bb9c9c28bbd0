"""A copy is brought back: as one more event, which can be undone; over damaged files only when they were set aside."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from annotations.judgement.model import Annotation, Change, Event
from annotations.judgement.stamp import new_id, time_stamp
from annotations.store import lock
from annotations.store.copies import DAMAGED, Keeper, content_of
from annotations.store.disk import Disk, RealDisk, discard, read_file, write_new
from annotations.store.errors import CannotOpen, Damaged
from annotations.store.journal import Journal, journal_of
from annotations.store.kept import FILE, KeptStore
from annotations.store.schema import ANNOTATIONS
from annotations.store.snapshot import decode


def restore(
    desk_dir: Path,
    copy: Path,
    *,
    annotator: str,
    program: str,
    disk: Disk | None = None,
    take: lock.Take = lock.take,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> int:
    """Make the annotations of a desk those of `copy`, and give the number of annotations that changed.

    The history goes on: bringing back is an event like any other. When the desk's files are damaged, they are set
    aside in `copies`, and the copy takes their place with its own history.

    Args:
        desk_dir: the desk, which no other window may have open for writing.
        copy: a TinyDB file: one of `KeptStore.copies`, or what a repair made.
        annotator: who brings it back.
        program: the version of the program.
        disk: what the files lie on.
        take: takes the lock.
        clock: the time.

    Raises:
        CannotOpen: the copy is no desk's file, or the desk is open elsewhere.
        NotSaved: nothing has changed.
        OSError: the copy can't be read; or the damaged files can't be replaced, and are where they were.
    """
    disk = disk or RealDisk()
    try:
        content = content_of(disk, copy)
    except ValueError as error:
        raise CannotOpen(f"{copy} can't be brought back: {error}.") from error
    if content is None:
        raise CannotOpen(f"{copy} is not there.")
    wanted = _annotations(content, copy)
    store = KeptStore(desk_dir, disk=disk, take=take, clock=clock)
    try:
        return _as_event(store, wanted, annotator, program, time_stamp(clock()))
    except Damaged:
        _in_place_of_damaged((desk_dir / FILE).resolve(), content, disk, take, clock)
        return len(wanted)
    finally:
        store.close()


def _annotations(content: bytes, path: Path) -> dict[str, Annotation]:
    try:
        documents = decode(content, path).get(ANNOTATIONS, {}).values()
        found = [msgspec.json.decode(document, type=Annotation) for document in documents]
    except (msgspec.DecodeError, Damaged) as error:
        raise CannotOpen(f"{path} can't be brought back: {error}") from error
    return {annotation.id: annotation for annotation in found}


def _as_event(store: KeptStore, wanted: dict[str, Annotation], annotator: str, program: str, now: str) -> int:
    kept = {annotation.id: annotation for annotation in store.annotations()}
    if store.read_only:
        raise CannotOpen(f"{store.path} can't be changed: {store.read_only}.")
    changes = [Change(kept[key], None) for key in kept if key not in wanted]
    changes += [Change(kept.get(key), new) for key, new in wanted.items() if kept.get(key) != new]
    if changes:
        store.record(Event(new_id(), now, annotator, "restore", tuple(changes), program=program))
    return len(changes)


def _in_place_of_damaged(
    path: Path, content: bytes, disk: Disk, take: lock.Take, clock: Callable[[], datetime]
) -> None:
    """Set both files aside, put `content` in their place, and empty the journal; after a crash between, begin again."""
    journal = Journal(disk, journal_of(path))
    try:
        if not take(journal.handle):
            raise CannotOpen(f"{path} is open in another window. Close that window, and try again.")
        keeper, lines = Keeper(disk, path, clock), journal.read()
        for damaged in (read_file(disk, path), lines):
            if damaged:
                keeper.aside(DAMAGED, damaged)
        new = path.with_name(f"{path.name}.restored.new")
        discard(disk, new)
        write_new(disk, new, content)
        disk.replace(new, path)
        disk.sync_folder(path.parent)
        journal.begin(lines, 0)
    finally:
        journal.close()
