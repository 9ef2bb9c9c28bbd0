r"""The journal: a file that only grows, a line a change, each with its checksum.

A line is `CHECKSUM JSON\n`. The checksum is BLAKE2b (8 bytes, hex) of the JSON, which holds `tables`, the changed
documents whole by table and id (null for one that is gone, for a table that is gone), and now and then `mark`, the
digest of a snapshot that holds everything before this line.
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from annotations.store.disk import APPEND, Disk, read_all, write_all
from annotations.store.errors import Stopped

Documents = dict[str, msgspec.Raw]
Tables = dict[str, Documents]
Delta = dict[str, Documents | None]
"""The changes of some tables: document by id, `GONE` for one taken away; None for a table taken away."""

SUFFIX = ".journal"

GONE = msgspec.Raw(b"null")


def journal_of(snapshot: Path) -> Path:
    """Where the journal of `snapshot` lies: beside it."""
    return snapshot.with_name(snapshot.name + SUFFIX)


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one line says: a mark, which stands before the changes, and the changes."""

    mark: str = ""
    tables: Delta = {}


class Scan(msgspec.Struct, frozen=True):
    """What a journal holds.

    Attributes:
        lines: those whose checksum is right, in order.
        end: the bytes up to the end of the last of them; what follows was torn off and never acknowledged.
        bad: the numbers, from 1, of lines that are wrong though a right one follows: the file was damaged.
    """

    lines: tuple[Line, ...] = ()
    end: int = 0
    bad: tuple[int, ...] = ()


def encode(line: Line) -> bytes:
    """`line` as it stands in the file."""
    content = msgspec.json.encode(line)
    return b"%s %s\n" % (_checksum(content), content)


def scan(content: bytes) -> Scan:
    """Read a journal's `content`."""
    lines, bad, passed, at, end = [], [], [], 0, 0
    for number, raw in enumerate(content.split(b"\n")[:-1], 1):
        at += len(raw) + 1
        line = _line(raw)
        if line is None:
            passed.append(number)
            continue
        bad += passed
        passed.clear()
        lines.append(line)
        end = at
    return Scan(tuple(lines), end, tuple(bad))


def apply(tables: Tables, delta: Delta) -> None:
    """Carry out `delta` on `tables`."""
    for name, documents in delta.items():
        if documents is None:
            tables.pop(name, None)
            continue
        table = tables.setdefault(name, {})
        for document_id, document in documents.items():
            if bytes(document) == b"null":
                table.pop(document_id, None)
            else:
                table[document_id] = document


def apply_all(tables: Tables, lines: Iterable[Line]) -> Tables:
    """Carry out all `lines` on `tables`, and give them."""
    for line in lines:
        apply(tables, line.tables)
    return tables


class Journal:
    """An open journal that this process alone writes to."""

    def __init__(self, disk: Disk, path: Path):
        """Open the journal `path`, which is made when it is missing.

        Raises:
            OSError: it can't be opened for writing.
        """
        self._disk, self._path = disk, path
        self.handle = disk.open(path, APPEND)
        self.size = 0
        self._stopped = ""

    @property
    def stopped(self) -> str:
        """Why nothing can be appended any more; "" while it can."""
        return self._stopped

    @property
    def in_place(self) -> bool:
        """The file's name still finds this very file."""
        named, opened = self._disk.identity(self._path), self._disk.identity(self.handle)
        return named is not None and opened is not None and named.inode == opened.inode

    def read(self) -> bytes:
        """The whole content, once."""
        return read_all(self._disk, self.handle)

    def begin(self, content: bytes, end: int) -> None:
        """Go on after the first `end` bytes of `content`: cut off what follows, and make what stays last.

        Raises:
            OSError: the file can't be cut.
        """
        if len(content) > end:
            self._disk.truncate(self.handle, end)
        if content:  # what an earlier process wrote last may not have reached the disk before it died
            self._disk.sync(self.handle)
        self.size = end

    def append(self, line: Line) -> None:
        """Add `line`, on disk before this returns.

        Raises:
            Stopped: nothing can be appended any more.
            OSError: the line was not added; the next one may be.
        """
        self._check()
        content = encode(line)
        try:
            write_all(self._disk, self.handle, content)
        except OSError:
            self._cut_back()
            raise
        self._sync("the disk did not take the last change")
        self.size += len(content)

    def empty(self) -> None:
        """Take every line away: a snapshot that lasts holds what they said.

        Raises:
            OSError: the lines may still be there, which does no harm.
        """
        self._check()
        self._disk.truncate(self.handle, 0)
        self.size = 0
        self._sync("the disk did not empty the journal")

    def close(self) -> None:
        """Let go of the file, and of the lock on it."""
        self._disk.close(self.handle)

    def _check(self) -> None:
        """Stop when the file is not the one this process wrote: what is written now would be lost."""
        named = self._disk.identity(self._path)
        if named is None or named.size != self.size or not self.in_place:
            self._stopped = self._stopped or f"{self._path} was changed or taken away by another program; open again"
        if self._stopped:
            raise Stopped(self._stopped)

    def _sync(self, failure: str) -> None:
        """After a failed sync nobody knows what is on disk: no later one can be believed (fsync(2), notes)."""
        try:
            self._disk.sync(self.handle)
        except OSError as error:
            self._stopped = f"{failure} ({error.strerror or error}); open again"
            self._cut_back()
            raise Stopped(self._stopped) from error

    def _cut_back(self) -> None:
        try:
            self._disk.truncate(self.handle, self.size)
        except OSError as error:
            self._stopped = self._stopped or f"the journal can't be cut back ({error.strerror or error}); open again"


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=8).hexdigest().encode()


def _line(raw: bytes) -> Line | None:
    checksum, _, content = raw.partition(b" ")
    if checksum != _checksum(content):
        return None
    try:
        return msgspec.json.decode(content, type=Line)
    except msgspec.DecodeError:
        return None
