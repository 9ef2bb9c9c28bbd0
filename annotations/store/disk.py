"""The few things the store asks of a disk, so that tests can put one in its place that fails and forgets."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND
"""How a journal is opened."""
READ = os.O_RDONLY
OVERWRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
"""How a file is opened that may be lost."""
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""How a new file is opened: it must not be there yet."""

_ALWAYS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 20


class Identity(NamedTuple):
    """What tells one state of a file from another: its inode, length in bytes, time of change (ns) and mode."""

    inode: int
    size: int
    changed: int
    mode: int


class Disk(Protocol):
    """System calls; each raises OSError as the operating system does."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """Open `path`, never through a symbolic link, and give its descriptor."""

    def close(self, handle: int) -> None:
        """Let go of a descriptor."""

    def read(self, handle: int, count: int) -> bytes:
        """Up to `count` bytes from where the last read ended; none at the end."""

    def write(self, handle: int, content: bytes) -> int:
        """Write at the end of the file; the number of bytes that found room."""

    def sync(self, handle: int) -> None:
        """Make what was written last through a power cut."""

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file back to `size` bytes."""

    def set_mode(self, handle: int, mode: int) -> None:
        """Give the file the permission bits `mode`."""

    def identity(self, file: Path | int) -> Identity | None:
        """The state of a file, found by its name or open; None when no file has the name."""

    def replace(self, old: Path, new: Path) -> None:
        """Give the file `old` the name `new`, in the place of what was there."""

    def remove(self, path: Path) -> None:
        """Take the name away."""

    def names(self, folder: Path) -> list[str]:
        """The names in a folder; none when there is no folder."""

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it; what is there already is left."""

    def sync_folder(self, path: Path) -> None:
        """Make the names in a folder last through a power cut."""

    def refusal(self, folder: Path) -> str:
        """Why no file can be made in `folder` or taken out of it; "" when it can, and when there is no such folder."""


class RealDisk:
    """The operating system's."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """Open `path`, never through a symbolic link, and give its descriptor."""
        return os.open(path, flags | _ALWAYS, mode)

    def close(self, handle: int) -> None:
        """Let go of a descriptor."""
        os.close(handle)

    def read(self, handle: int, count: int) -> bytes:
        """Up to `count` bytes from where the last read ended; none at the end."""
        return os.read(handle, count)

    def write(self, handle: int, content: bytes) -> int:
        """Write at the end of the file; the number of bytes that found room."""
        return os.write(handle, content)

    def sync(self, handle: int) -> None:
        """Make what was written last through a power cut; on macOS only F_FULLFSYNC does (man 2 fsync)."""
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        elif sys.platform == "win32":
            os.fsync(handle)
        else:
            os.fdatasync(handle)

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file back to `size` bytes."""
        os.ftruncate(handle, size)

    def set_mode(self, handle: int, mode: int) -> None:
        """Give the file the permission bits `mode`."""
        if sys.platform != "win32":
            os.fchmod(handle, mode)

    def identity(self, file: Path | int) -> Identity | None:
        """The state of a file, found by its name or open; None when no file has the name."""
        try:
            found = file.stat() if isinstance(file, Path) else os.fstat(file)
        except FileNotFoundError:
            return None
        return Identity(found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode & 0o7777)

    def replace(self, old: Path, new: Path) -> None:
        """Give the file `old` the name `new`, in the place of what was there."""
        old.replace(new)

    def remove(self, path: Path) -> None:
        """Take the name away."""
        path.unlink()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder; none when there is no folder."""
        try:
            return sorted(path.name for path in folder.iterdir())
        except FileNotFoundError:
            return []

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it; what is there already is left."""
        missing = []
        while not path.is_dir():
            missing.append(path)
            path = path.parent
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            self.sync_folder(folder.parent)

    def sync_folder(self, path: Path) -> None:
        """Make the names in a folder last through a power cut; Windows does so by itself."""
        if sys.platform == "win32":
            return
        with opened(self, path, READ) as handle:
            os.fsync(handle)

    def refusal(self, folder: Path) -> str:
        """Why no file can be made in `folder` or taken out of it; "" when it can, and when there is no such folder."""
        if not folder.exists() or os.access(folder, os.W_OK | os.X_OK):
            return ""
        fixed = sys.platform != "win32" and os.statvfs(folder).f_flag & os.ST_RDONLY
        return "the disk is read-only" if fixed else "permission denied"


@contextlib.contextmanager
def opened(disk: Disk, path: Path, flags: int) -> Iterator[int]:
    """A descriptor that is let go at the end of the block."""
    handle = disk.open(path, flags)
    try:
        yield handle
    finally:
        disk.close(handle)


def read_all(disk: Disk, handle: int) -> bytes:
    """The rest of the file."""
    return b"".join(iter(lambda: disk.read(handle, _BLOCK), b""))


def read_file(disk: Disk, path: Path) -> bytes | None:
    """The whole file; None when there is none."""
    try:
        with opened(disk, path, READ) as handle:
            return read_all(disk, handle)
    except FileNotFoundError:
        return None


def write_all(disk: Disk, handle: int, content: bytes) -> None:
    """Write every byte of `content`, however many calls that takes."""
    rest = memoryview(content)
    while rest:
        rest = rest[disk.write(handle, bytes(rest) if len(rest) < len(content) else content) :]


def write_new(disk: Disk, path: Path, content: bytes, mode: int | None = None) -> None:
    """Make the file `path` of `content`, which lasts when this returns; when it raises, there is no such file.

    The name itself lasts only after `sync_folder`.
    """
    handle = disk.open(path, CREATE)
    try:
        try:
            if mode is not None:
                disk.set_mode(handle, mode)
            write_all(disk, handle, content)
            disk.sync(handle)
        finally:
            disk.close(handle)
    except BaseException:
        discard(disk, path)
        raise


def discard(disk: Disk, path: Path) -> None:
    """Take a file away that nobody needs; one that a failing disk keeps goes when the desk is next opened."""
    with contextlib.suppress(OSError):
        disk.remove(path)
