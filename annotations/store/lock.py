"""One writer: a lock on the journal that the operating system lets go when the process ends, however it ends."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from annotations.store.disk import OVERWRITE, Disk, opened, read_file, write_all

Take = Callable[[int], bool]
"""Takes the lock on an open file; False when another window has it."""

_FAR = 1 << 62
"""On Windows a locked byte can't be read: the one locked lies where no journal reaches."""


class Holder(msgspec.Struct, frozen=True):
    """Who writes to a desk."""

    host: str
    user: str
    process: int

    def __str__(self) -> str:
        here = "" if self.host == _host() else f" on {self.host}"
        return f"{self.user}, process {self.process}{here}"


def _host() -> str:
    """This computer's name."""
    import platform

    return platform.node()


def this_process() -> Holder:
    """This process as a holder."""
    import getpass

    user = ""
    with contextlib.suppress(OSError, KeyError):  # no name for this user id, as in a container
        user = getpass.getuser()
    return Holder(_host(), user or f"user {os.getuid() if hasattr(os, 'getuid') else '?'}", os.getpid())


def name_holder(disk: Disk, path: Path) -> None:
    """Write down who holds the lock, so that another window can say so; it is a courtesy, and may be lost."""
    with contextlib.suppress(OSError), opened(disk, path, OVERWRITE) as handle:
        write_all(disk, handle, msgspec.json.encode(this_process()))


def holder_of(disk: Disk, path: Path) -> str:
    """Who holds the lock, in words."""
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return str(msgspec.json.decode(read_file(disk, path) or b"", type=Holder))
    return "another process"


def take(handle: int) -> bool:
    """Take the lock on the open file `handle` without waiting.

    Raises:
        OSError: the file system has no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
