"""A TinyDB storage that replaces its file as a whole: the old one or the new one is there, never a torn one."""

import os
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

Tables = dict[str, dict[str, Any]]


class NotTables(ValueError):
    """The file is no TinyDB database."""


class ReplacingStorage(Storage):
    """Keeps the tables in memory and writes them to a new file, which takes the old one's name when it is whole."""

    def __init__(self, path: Path):
        """Stand for the file `path`, which need not exist yet.

        Raises:
            NotTables: the file is not a JSON object of tables.
        """
        self._path = path
        try:
            self._tables: Tables | None = _decode(path.read_bytes())
        except FileNotFoundError:
            self._tables = None

    def read(self) -> Tables | None:
        """The tables as they are on disk."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Put `data` in the place of what was there, on disk before this returns; when it raises, nothing has changed.

        Raises:
            OSError: the disk is full or the folder can't be written.
        """
        encoded = msgspec.json.encode(data)
        handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", suffix=".new", dir=self._path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(encoded)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        self._tables = data
        sync_folder(self._path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _decode(content: bytes) -> Tables | None:
    if not content.strip():
        return None
    try:
        return msgspec.json.decode(content, type=dict[str, dict[str, Any]])
    except msgspec.DecodeError as error:
        raise NotTables(str(error)) from error
