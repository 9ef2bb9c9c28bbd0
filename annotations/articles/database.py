"""The one SQLite file of a desk: opened, set aside when damaged, and replaced by memory when it can't be written."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

FILE_NAME = "library.sqlite"
_APPLICATION = 0x1C02510  # an application id of our own, so that no other program's file is taken for a library
_WAIT_SECONDS = 5.0
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNWRITABLE = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
)


class Database:
    """Tables that can be thrown away and rebuilt; every method may be called from any thread.

    Nothing here is worth stopping for. So a file that is damaged or another program's is set aside and begun anew,
    and one that can't be written is copied into memory, where the work goes on; `notice` says so.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open `library.sqlite` in `folder`, made if need be; None for a database in memory only."""
        self.notice = ""
        self._lock = threading.RLock()
        self._tables: list[str] = []
        self._path = folder / FILE_NAME if folder is not None else None
        self._connection = self._open()

    @property
    def in_memory(self) -> bool:
        """Whether what is written is gone when the program ends."""
        return self._path is None

    def define(self, *statements: str) -> None:
        """Create tables (`CREATE … IF NOT EXISTS`), now and again whenever the file is begun anew."""
        with self._lock:
            self._tables += statements
            for statement in statements:
                self.execute(statement)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run one statement, committed when it returns; gives its rows.

        Raises:
            sqlite3.Error: the statement itself is wrong.
        """
        return self._run(lambda: self._connection.execute(statement, values).fetchall())

    def execute_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of `rows`, all or nothing.

        Raises:
            sqlite3.Error: the statement itself is wrong.
        """
        kept = list(rows)

        def run() -> list[Any]:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(statement, kept)
            return []

        if kept:
            self._run(run)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _run(self, work: Callable[[], list[Any]]) -> list[Any]:
        with self._lock:
            try:
                return list(work())
            except sqlite3.DatabaseError as error:
                code = _code(error)
                if self._path is None or code not in (*_DAMAGED, *_UNWRITABLE):
                    raise
                if code in _DAMAGED:
                    self._connection.close()
                    self._set_aside(self._path, "damaged")
                    self._connection = self._open()
                else:
                    self._go_to_memory(error)
                for statement in self._tables:
                    self._connection.execute(statement)
                return list(work())

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return _connect(":memory:")
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                return self._open_file()
            except _Foreign:
                self._set_aside(self._path, "another program's")
            except sqlite3.DatabaseError as error:
                if _code(error) not in _DAMAGED:
                    return self._memory(str(error))
                self._set_aside(self._path, "damaged")
            except OSError as error:
                return self._memory(error.strerror or str(error))
        return self._memory("the file is damaged and can't be set aside")

    def _open_file(self) -> sqlite3.Connection:
        connection = _connect(str(self._path))
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if application != _APPLICATION:
                if application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise _Foreign
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA user_version = 1")  # fails where nothing can be written
            connection.execute("ROLLBACK")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self, path: Path, why: str) -> None:
        """Give the file another name, beside it; what can't be moved is left, and found again by the next opening."""
        number = 1
        while (aside := path.with_name(f"{FILE_NAME}.aside-{number}")).exists():
            number += 1
        with suppress(OSError):
            path.rename(aside)
            self.notice = f"{path} was {why}; it is now {aside.name}, and a new one was begun"
        for suffix in ("-wal", "-shm", "-journal"):
            with suppress(OSError):
                path.with_name(FILE_NAME + suffix).unlink()

    def _memory(self, why: str) -> sqlite3.Connection:
        """A database in memory with what the file holds, as far as it can be read."""
        path, self._path = self._path, None
        self.notice = f"{path} can't be written ({why}): what is found is kept until the program ends"
        memory = _connect(":memory:")
        # In a folder that can't be written SQLite reads a file with a write-ahead log only as an immutable one.
        for mode in ("mode=ro", "mode=ro&immutable=1"):
            try:
                with closing(sqlite3.connect(f"{_uri(path)}?{mode}", uri=True)) as file:
                    if file.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION:
                        file.backup(memory)
            except sqlite3.Error:
                memory.close()
                memory = _connect(":memory:")
            else:
                break
        return memory

    def _go_to_memory(self, error: Exception) -> None:
        old = self._connection
        self._connection = self._memory(str(error))
        with suppress(sqlite3.Error):
            old.close()


class _Foreign(Exception):
    """The file is an SQLite database, but none of ours."""


def _connect(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)


def _uri(path: Path | None) -> str:
    return path.absolute().as_uri() if path is not None else "file:"


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 for errors that have none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
