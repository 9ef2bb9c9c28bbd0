"""A TinyDB storage whose file is only ever replaced whole, with a journal beside it that takes every change at once."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from annotations.store import lock
from annotations.store.copies import EDITED, JOURNAL, OURS, TORN, Keeper
from annotations.store.disk import Disk, Identity, RealDisk, discard, read_file, write_new
from annotations.store.documents import DocumentsView, as_json
from annotations.store.errors import Damaged, Stopped, unwritable
from annotations.store.journal import Delta, Journal, Line, Scan, Tables, apply, journal_of, scan
from annotations.store.snapshot import Recovered, digest_of, recover

HOLDER = ".holder"
NEW = ".new"
SMALL = 1 << 20
"""A journal below this many bytes is not worth a new snapshot while the desk is in use."""
TRIES = 8
"""How often a file that another window is just replacing is looked at again."""


class JournalStorage(Storage):
    """Keeps the documents as JSON in memory; a change is on disk before memory changes.

    The state is always the snapshot and the changes after the last mark that names it (`snapshot.recover`).
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        disk: Disk | None = None,
        take: lock.Take = lock.take,
        keeper: Keeper | None = None,
    ):
        """Open the TinyDB file `path` with its journal; in a folder that is not there yet, nothing is made.

        Args:
            path: the snapshot; the journal's name is made from it.
            read_only: only look, and take no lock.
            disk: what the files lie on.
            take: takes the lock on an open journal.
            keeper: keeps copies of the snapshot; by default hourly ones for a day and daily ones for a month.

        Raises:
            Damaged: a file holds something else than what was written; both were left as they are.
            OSError: they can't be read.
        """
        self.path, self.journal_path = path, journal_of(path)
        self._holder_path = path.with_name(path.name + HOLDER)
        self._disk, self._take = disk or RealDisk(), take
        self._keeper = keeper or Keeper(self._disk, path)
        self._looking, self._closed = read_only, False
        self._journal: Journal | None = None
        self._tables: Tables = {}
        self._digest = ""
        self._identity: Identity | None = None
        self._seen: tuple[Identity | None, Identity | None] = (None, None)
        self._pending: Tables | None = None
        self._room = SMALL
        self._why_not = ""
        self.generation = 0
        self.notices: list[str] = []
        self._open()

    @property
    def why_read_only(self) -> str:
        """Why nothing can be saved, in words for the screen; "" when everything can."""
        return self._why_not or (self._journal.stopped if self._journal else "")

    @property
    def tables(self) -> Tables:
        """The documents as JSON, by table and id; to be looked at only."""
        return self._tables

    def read(self) -> dict[str, Any]:
        """The tables, their documents decoded as they are looked at."""
        return {name: self.view(name) for name in {**self._tables, **(self._pending or {})}}

    def has(self, name: str) -> bool:
        """There is a table of this name."""
        return name in self._tables or name in (self._pending or ())

    def view(self, name: str) -> DocumentsView:
        """The documents of one table as they are now, what is pending included."""
        return DocumentsView(self._tables.get(name, {}), (self._pending or {}).get(name, {}))

    def write(self, data: dict[str, Any]) -> None:
        """Make the tables what `data` says: the way TinyDB drops tables; documents go through `change`."""
        delta: Delta = {name: None for name in self.read() if name not in data}
        for name, documents in data.items():
            if not isinstance(documents, DocumentsView):
                old, new = self.view(name), {str(i): as_json(document) for i, document in documents.items()}
                delta[name] = old.delta_to(new)
        self.change(delta)

    def change(self, delta: Delta) -> None:
        """Carry out `delta`: first on disk, then in memory; inside a transaction, with all the others at its end.

        Raises:
            Stopped: nothing is saved any more until this is opened again.
            OSError: nothing has changed.
        """
        if self._pending is not None:
            for name, documents in delta.items():
                if documents is None:
                    raise ValueError(f"the table {name} can't be dropped inside a transaction")
                self._pending.setdefault(name, {}).update(documents)
            return
        if not delta:
            return
        if self._journal is None and not self._why_not and not self._closed:
            self._make_folder()
        if self._journal is None:
            raise Stopped(self._why_not or "closed")
        mark = "" if self._journal.size else self._digest
        self._journal.append(Line(mark, delta))
        apply(self._tables, delta)
        if self._journal.size > self._room:
            self.compact_if_possible()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes made in the block become one line of the journal, or none of them happens."""
        self._pending = {}
        try:
            yield
        except BaseException:
            self._pending = None
            raise
        pending, self._pending = self._pending, None
        self.change(dict(pending))

    def compact(self) -> None:
        """Write a new snapshot, put it in the old one's place, and empty the journal.

        Every step leaves files from which the same state is recovered: the new snapshot lasts before the mark names
        it, the mark before the name moves, the name before the journal goes.

        Raises:
            Damaged: something else has written over the snapshot; a copy of the state as it is here was kept.
            OSError: the snapshot was not replaced, or the journal not emptied; nothing is lost.
        """
        journal = self._journal
        if journal is None or not journal.size or journal.stopped:
            return
        if self._disk.identity(self.path) != self._identity:
            self._take_in_edits()
        content = msgspec.json.encode(self._tables)
        new = self.path.with_name(f"{self.path.name}.{secrets.token_hex(8)}{NEW}")
        write_new(self._disk, new, content, self._identity.mode if self._identity else None)
        try:
            journal.append(Line(mark=digest_of(content)))
            self._disk.replace(new, self.path)
        except BaseException:
            discard(self._disk, new)
            raise
        self._digest = digest_of(content)
        self._identity = self._disk.identity(self.path)
        self._room = max(SMALL, len(content))
        self._disk.sync_folder(self.path.parent)
        journal.empty()
        self._keeper.keep(content)

    def refresh(self) -> bool:
        """Follow what another window writes, or take over when it has closed; True when anything is new here."""
        before = self.generation
        if self._journal is None and not self._closed:
            self._open()
        return self.generation != before

    def close(self) -> None:
        """Write a new snapshot if there is anything new, and let go of the files."""
        journal, self._closed = self._journal, True
        if journal is None:
            return
        try:
            self.compact_if_possible()
        finally:
            self._journal, self._why_not = None, "closed"
            discard(self._disk, self._holder_path)
            journal.close()

    def _open(self) -> None:
        """Take the lock and recover; when it can't be taken, say why and look at what is there."""
        if self._looking:
            self._why_not = "opened for reading only"
        elif self._disk.identity(self.path.parent) is None:
            return
        else:
            self._why_not = self._lock()
        if self._journal is not None:
            try:
                self._recover(self._journal)
            except OSError as error:
                self._let_go()
                self._why_not = unwritable(error.strerror or str(error))
            except BaseException:
                self._let_go()
                raise
        if self._journal is None and (self._state() != self._seen or not self.generation):
            self._look()

    def _let_go(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _lock(self) -> str:
        """Open the journal and take the lock on it, before anything is read; or give the reason why not."""
        if why := self._disk.refusal(self.path.parent):
            return unwritable(why)
        for _ in range(TRIES):
            try:
                journal = Journal(self._disk, self.journal_path)
            except OSError as error:
                return unwritable(error.strerror or str(error))
            try:
                taken = self._take(journal.handle)
            except OSError as error:
                journal.close()
                return unwritable(f"its disk has no locks ({error.strerror or error})")
            if taken and journal.in_place:
                self._journal = journal
                return ""
            journal.close()
            if not taken:
                return f"open in another window: {lock.holder_of(self._disk, self._holder_path)}"
        return f"another program replaces {self.journal_path} all the time · close it"

    def _recover(self, journal: Journal) -> None:
        """Read both files, as the only one who writes them."""
        lines = journal.read()
        scanned = self._whole(lines)
        identity = self._disk.identity(self.path)
        content = read_file(self._disk, self.path)
        recovered = recover(content, scanned.lines, self.path)
        if lines.endswith(b"\n") and scanned.end < len(lines):
            self._keeper.aside(TORN, lines)
        journal.begin(lines, scanned.end)
        self._disk.sync_folder(self.path.parent)
        for name in self._disk.names(self.path.parent):
            if name.startswith(self.path.name + ".") and name.endswith(NEW):
                self._disk.remove(self.path.with_name(name))
        lock.name_holder(self._disk, self._holder_path)
        if content is not None and not recovered.named:
            self._keep_both(content, self._keeper.aside(JOURNAL, lines))
        self._adopt(recovered, identity)
        if not recovered.named:
            self.compact_if_possible()

    def _adopt(self, recovered: Recovered, identity: Identity | None) -> None:
        self._tables, self._digest, self._identity = recovered.tables, recovered.digest, identity
        self._room = max(SMALL, identity.size if identity else 0)
        self.generation += 1

    def _look(self) -> None:
        """Read both files while another window may be writing them."""
        for _ in range(TRIES):
            seen = self._state()
            content = read_file(self._disk, self.path)
            lines = read_file(self._disk, self.journal_path) or b""
            if self._disk.identity(self.path) != seen[0]:
                continue
            self._adopt(recover(content, self._whole(lines).lines, self.path), seen[0])
            self._seen = seen
            return
        raise Damaged(f"another program replaces {self.path} all the time; close it, and try again.")

    def _take_in_edits(self) -> None:
        """Lay our changes on top of what something else made of the snapshot; keep its version and ours."""
        identity = self._disk.identity(self.path)
        content = read_file(self._disk, self.path)
        if content is not None and digest_of(content) != self._digest:
            self._keep_both(content, self._keeper.aside(OURS, msgspec.json.encode(self._tables)))
            lines = self._whole(read_file(self._disk, self.journal_path) or b"").lines
            self._adopt(recover(content, lines, self.path), identity)

    def _keep_both(self, theirs: bytes, ours: Path) -> None:
        self._keeper.aside(EDITED, theirs)
        self.notices.append(f"{self.path.name} was edited by another program; both versions are in {ours.parent}")

    def _whole(self, lines: bytes) -> Scan:
        """What the journal holds.

        Raises:
            Damaged: a line is wrong though a right one follows.
        """
        scanned = scan(lines)
        if scanned.bad:
            numbers = ", ".join(map(str, scanned.bad))
            raise Damaged(
                f"{self.journal_path} is damaged in line {numbers}. Both files were left as they are: "
                "`incursion-tui repair` writes what is whole to a new file and lists what is not."
            )
        return scanned

    def _make_folder(self) -> None:
        self._disk.make_folder(self.path.parent)
        self._open()
        if self._journal is not None and self._tables:
            raise BlockingIOError(f"another window has saved to {self.path} meanwhile; try again")

    def compact_if_possible(self) -> None:
        """A snapshot that can't be written costs nothing but room: the journal holds everything."""
        try:
            self.compact()
        except (OSError, Damaged) as error:
            self._room *= 2
            self.notices.append(
                f"{self.path.name} could not be written anew ({error}); nothing is lost, but make room for it"
            )

    def _state(self) -> tuple[Identity | None, Identity | None]:
        return self._disk.identity(self.path), self._disk.identity(self.journal_path)
