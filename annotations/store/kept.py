"""The store of a desk: annotations and their history as tables of a plain TinyDB file with a journal."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from annotations.judgement.chain import link
from annotations.judgement.model import Annotation, Event
from annotations.judgement.ports import NotSaved
from annotations.store import lock
from annotations.store.copies import Copy, Keeper
from annotations.store.disk import Disk, RealDisk
from annotations.store.errors import ELSEWHERE, CannotOpen, Damaged, not_saved, unwritable
from annotations.store.journal import apply, journal_of
from annotations.store.naming import document_id
from annotations.store.schema import ABOUT, ANNOTATIONS, HISTORY, SCHEMA, migration
from annotations.store.versions import Versions

if TYPE_CHECKING:
    from annotations.store.storage import JournalStorage
    from annotations.store.table import JournalDB

_T = TypeVar("_T")

FILE = "annotations.json"
LONGEST_NOTE = 64 * 1024
"""Bytes of a note in UTF-8: more is a pasted file, not a note."""


class KeptStore:
    """Annotations and events in a desk's TinyDB file; nothing is read, and TinyDB not imported, before it is needed."""

    def __init__(
        self,
        desk_dir: Path,
        *,
        read_only: bool = False,
        hourly: int = 24,
        daily: int = 30,
        disk: Disk | None = None,
        take: lock.Take = lock.take,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        """Stand for the folder `desk_dir`; see `open_store`."""
        self._path = desk_dir / FILE
        self._read_only, self._disk, self._take = read_only, disk or RealDisk(), take
        self._keeper = Keeper(self._disk, self._path, clock, hourly, daily)
        self._versions = Versions(self._disk, desk_dir)
        self._last: str | None = None

    @property
    def path(self) -> Path:
        """The TinyDB file."""
        return self._path

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, in words for the screen; "" when everything can."""
        return self._storage.why_read_only or self._refused()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the analyst should know about the files, in sentences: edits by other programs, copies not made."""
        return tuple(self._storage.notices)

    def annotations(self) -> Iterable[Annotation]:
        """Every annotation kept, in the order of their creation.

        Raises:
            CannotOpen: the file holds something else, or is a newer version's.
        """
        return sorted(self._decode(ANNOTATIONS, Annotation), key=lambda annotation: annotation.id)

    def faults(self) -> tuple[str, ...]:
        """What is kept in place of an annotation and is none, in sentences; `annotations` refuses while there is any.

        Raises:
            CannotOpen: the files can't be read, or are damaged.
        """
        return tuple(
            f"document {key} is no annotation: {fault}"
            for key, document in self._storage.tables.get(ANNOTATIONS, {}).items()
            if (fault := _fault(document))
        )

    def sound_annotations(self) -> Iterator[Annotation]:
        """Every annotation that is whole, beside those that `faults` names.

        Raises:
            CannotOpen: as `faults`.
        """
        for document in self._storage.tables.get(ANNOTATIONS, {}).values():
            if not _fault(document):
                yield msgspec.json.decode(document, type=Annotation)

    def events(self) -> Iterable[Event]:
        """The whole history, oldest first.

        Raises:
            CannotOpen: as `annotations`.
        """
        return self._decode(HISTORY, Event)

    def recent(self) -> Iterator[Event]:
        """The whole history, newest first, decoded as it is asked for; later events do not disturb it.

        Raises:
            CannotOpen: as `annotations`.
        """
        return self._decode(HISTORY, Event, backwards=True)

    def history(self) -> Iterator[dict[str, Any]]:
        """The history's documents as they are kept, oldest first, for an audit.

        Raises:
            CannotOpen: as `annotations`.
        """
        return self._decode(HISTORY, dict[str, Any])

    def record(self, event: Event) -> None:
        """Apply the event's changes and append it to the history, on disk before it returns.

        Raises:
            NotSaved: nothing has changed, neither in memory nor on disk.
            CannotOpen: as `annotations`.
        """
        for change in event.changes:
            if change.after is not None and len(change.after.note.encode(errors="replace")) > LONGEST_NOTE:
                raise NotSaved(f"the note is longer than {LONGEST_NOTE // 1024} KiB · shorten it")
        event = msgspec.structs.replace(event, previous=self._last_link())
        document = msgspec.to_builtins(event)
        try:
            with self._db.transaction():
                self._put(event, document)
        except (OSError, ValueError) as error:
            raise not_saved(error) from error
        self._last = link(document)

    def keep_text(self, version: str, text: str) -> None:
        """Keep the text of an article's version, on disk before this returns; one that is kept costs nothing.

        Raises:
            NotSaved: it was not kept.
        """
        if self.read_only:
            raise NotSaved(self.read_only)
        try:
            self._versions.keep(version, text)
        except (OSError, ValueError) as error:
            raise not_saved(error) from error

    def text_of(self, version: str) -> str | None:
        """The text of an article's version that was judged; None when it is not kept here.

        Raises:
            CannotOpen: the file can't be read, or is damaged.
        """
        try:
            return self._versions.text(version)
        except OSError as error:
            where = error.filename or self._path.parent
            raise CannotOpen(
                f"{where} can't be read ({error.strerror or error}) · let it be read, and try again"
            ) from error
        except ValueError as error:
            raise CannotOpen(f"{error} · bring it back from a backup; no judgement is lost") from error

    def copies(self) -> list[Copy]:
        """The kept copies of the TinyDB file, and what was set aside, newest first."""
        return self._keeper.copies()

    def compact(self) -> None:
        """Write a new snapshot now, as when nothing else is to be done; one that can't be written is a notice."""
        self._storage.compact_if_possible()

    def refresh(self) -> bool:
        """Follow what another window writes, or take over when it has closed; True when anything is new here.

        Raises:
            CannotOpen: as `annotations`.
        """
        if not self._storage.refresh():
            return False
        self._last = None
        self._migrate(self._storage)
        return True

    def close(self) -> None:
        """Write a new snapshot if there is anything new, and let go of the files."""
        if "_db" in self.__dict__:
            self._db.close()

    def _refused(self) -> str:
        """Why the desk's folder can't be made; "" when it can, or is there."""
        folder = self._path.parent.absolute()
        if folder.exists():
            return ""
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        why = self._disk.refusal(folder)
        return unwritable(why) if why else ""

    @cached_property
    def _db(self) -> "JournalDB":
        from annotations.store.table import JournalDB

        try:
            database = JournalDB(
                self._path.resolve(),  # a new file must not take the place of a symbolic link
                read_only=self._read_only,
                disk=self._disk,
                take=self._take,
                keeper=self._keeper,
            )
        except OSError as error:
            raise CannotOpen(f"{self._path} can't be read ({error.strerror or error}) · {ELSEWHERE}") from error
        self._migrate(database.journal)
        return database

    @property
    def _storage(self) -> "JournalStorage":
        return self._db.journal

    def _migrate(self, storage: "JournalStorage") -> None:
        try:
            delta = migration(storage.tables, self._path)
            if delta and storage.why_read_only:
                apply(storage.tables, delta)
            elif delta:
                self._keeper.aside("older", msgspec.json.encode(storage.tables))
                storage.change(delta)
        except BaseException:
            storage.close()
            raise

    def _put(self, event: Event, document: dict[str, Any]) -> None:
        from tinydb.table import Document

        kept, history, about = (self._db.table(name) for name in (ANNOTATIONS, HISTORY, ABOUT))
        for change in event.changes:
            if change.before is not None and (
                change.after is None or document_id(change.before) != document_id(change.after)
            ):
                kept.remove(doc_ids=[document_id(change.before)])
            if change.after is not None:
                kept.upsert(Document(msgspec.to_builtins(change.after), document_id(change.after)))
        history.insert(document)
        if not about.contains(doc_id=1):
            about.insert(Document({"schema": SCHEMA}, 1))

    def _last_link(self) -> str:
        if self._last is None:
            newest = next(self._decode(HISTORY, dict[str, Any], backwards=True), None)
            self._last = link(newest) if newest else ""
        return self._last

    def _decode(self, table: str, kind: type[_T], *, backwards: bool = False) -> Iterator[_T]:
        documents = list(self._storage.tables.get(table, {}).values())
        decoder = msgspec.json.Decoder(kind)
        for document in reversed(documents) if backwards else documents:
            try:
                yield decoder.decode(document)
            except msgspec.DecodeError as error:
                raise Damaged(
                    f"{self._path} holds something else than {table} ({error}). It was left as it is: "
                    "`incursion-tui repair` writes what is whole to a new file."
                ) from error


def _fault(document: msgspec.Raw) -> str:
    """Why a document is no annotation; "" when it is one."""
    try:
        msgspec.json.decode(document, type=Annotation)
    except msgspec.DecodeError as error:
        return str(error)
    return ""


def begun(desk_dir: Path) -> bool:
    """Whether judgements are kept in `desk_dir`; a folder that can't be looked into is not taken for an empty one."""
    for path in (desk_dir / FILE, journal_of(desk_dir / FILE)):
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return True
        return True
    return False


def open_store(desk_dir: Path, *, read_only: bool = False, hourly: int = 24, daily: int = 30) -> KeptStore:
    """Open the store in the folder `desk_dir`; files are read, and TinyDB is imported, at the first question.

    Args:
        desk_dir: where `annotations.json` lies; it is made when the first judgement is saved.
        read_only: only look: take no lock and make no file.
        hourly: for how many hours an hourly copy of the file is kept.
        daily: for how many days a daily one is.
    """
    return KeptStore(desk_dir, read_only=read_only, hourly=hourly, daily=daily)
