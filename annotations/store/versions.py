"""The texts that were judged, kept for good: a judgement can be held against the very words it was given on."""

import gzip
import re
import threading
import zlib
from pathlib import Path

from annotations.store.disk import Disk, discard, read_file, write_new

FOLDER = "versions"

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Versions:
    """Compressed texts in the folder `versions` of a desk, each named by the SHA-256 of its text."""

    def __init__(self, disk: Disk, desk_dir: Path):
        """Stand for the folder, which is made with the first text."""
        self._disk, self._folder = disk, desk_dir / FOLDER
        self._kept: set[str] = set()
        self._writing = threading.Lock()

    def keep(self, version: str, text: str) -> None:
        """Keep `text`, on disk before this returns, from any thread; what is kept already costs nothing.

        Raises:
            OSError: it was not kept.
            ValueError: `version` is no SHA-256 in hex, or the text has lone surrogates.
        """
        if version in self._kept:
            return
        path = self._path(version)
        with self._writing:
            if self._disk.identity(path) is None:
                self._disk.make_folder(self._folder)
                new = path.with_suffix(".new")
                discard(self._disk, new)
                write_new(self._disk, new, gzip.compress(text.encode(), compresslevel=6, mtime=0))
                self._disk.replace(new, path)
            self._disk.sync_folder(self._folder)
            self._kept.add(version)

    def text(self, version: str) -> str | None:
        """The text of that version; None when it was never judged here.

        Raises:
            OSError: it can't be read.
            ValueError: `version` is no SHA-256 in hex, or the file is damaged.
        """
        try:
            content = read_file(self._disk, self._path(version))
            return None if content is None else gzip.decompress(content).decode()
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ValueError(f"{self._path(version)} is damaged ({error})") from error

    def _path(self, version: str) -> Path:
        if not _SHA256.fullmatch(version):
            raise ValueError(f"{version!r} is no SHA-256")
        return self._folder / f"{version}.txt.gz"
