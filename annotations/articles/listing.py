"""The files of a folder that may be articles: their names, their order, and why some of them can't be opened."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

_DIGITS = re.compile(r"(\d+)")
_ESCAPABLE = re.compile(r"[\udc80-\udcff]|\\(?=x[0-9a-f]{2})")
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")


class Found(msgspec.Struct, frozen=True):
    """One file of a folder.

    Attributes:
        path: below the root, `/` between its parts, in the form of `path_text`.
        stamp: modified and changed in nanoseconds, and size in bytes; equal stamps mean an unchanged file.
        reason: why it can't be opened, in plain words; "" when it can.
    """

    path: str
    stamp: tuple[int, int, int] = (0, 0, 0)
    reason: str = ""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.stamp[2]


def path_text(path: str) -> str:
    r"""A path as text that any file format can hold: bytes that are no UTF-8 (surrogates here) become `\xff`.

    A backslash before such a sequence becomes `\x5c`, so that `path_below` can always tell them apart.
    """
    return _ESCAPABLE.sub(lambda match: f"\\x{ord(match.group()) & 0xFF:02x}", path)


def path_below(root: Path, path: str) -> Path | None:
    """The file that `path_text` gave `path` for; None when it would lie outside the root."""
    plain = _ESCAPED.sub(lambda match: os.fsdecode(bytes([int(match[1], 16)])), path)
    parts = plain.split("/")
    if not plain or "\0" in plain or any(part in ("", ".", "..") for part in parts):
        return None
    return root.joinpath(*parts)


def natural_key(path: str) -> list[list[tuple[int, int, str]]]:
    """Sorts a path as people do: folder by folder, numbers by value, case aside."""
    return [
        [(0, int(run), "") if run.isdecimal() else (1, 0, run) for run in _DIGITS.split(part.casefold()) if run]
        for part in path.split("/")
    ]


def list_files(root: Path, desk: Path | None) -> list[Found]:
    """Every file below `root` with an article's suffix, in natural order; hidden files, and the desk, are left out.

    Links to folders are not followed, so that no loop can arise: inside the root they lead to what is listed
    anyway, and one that leads outside becomes a file with that reason. A folder that can't be opened is one, too.

    Args:
        root: a resolved path.
        desk: the desk's folder, which may lie in the root under a name that isn't hidden.
    """
    found = list(_walk(root, desk.resolve() if desk else None))
    return sorted(found, key=lambda file: (natural_key(file.path), file.path))


def look_at(root: Path, path: str) -> Found:
    """One file below a resolved `root`, by its `path_text`; whatever is wrong with it is the reason."""
    place = path_below(root, path)
    if place is None:
        return Found(path, reason="outside this folder; open it by its own path")
    try:
        if place.parent != root and not _is_inside(root, os.path.realpath(place.parent)):
            return Found(path, reason="outside this folder; open it by its own path")
        return _file(root, os.fspath(place), path)
    except OSError as error:
        return Found(path, reason=trouble(error))


def _walk(root: Path, desk: Path | None) -> Iterator[Found]:
    from annotations.articles.readers import format_of

    folders = [(os.fspath(root), "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            with os.scandir(folder) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            name = path_text(prefix.rstrip("/") or root.name)
            yield Found(name, reason=f"the folder can't be opened: {trouble(error)}")
            continue
        for entry in visible:
            path = prefix + entry.name
            if entry.is_symlink():
                yield from _link(root, entry, path_text(path))
            elif entry.is_dir():
                if desk is None or entry.path != os.fspath(desk):
                    folders.append((entry.path, path + "/"))
            elif format_of(entry.name):
                yield _file(root, entry.path, path_text(path))


def _link(root: Path, entry: os.DirEntry[str], path: str) -> Iterator[Found]:
    """What a link stands for: an article, nothing (a loop, a folder listed anyway), or a reason."""
    from annotations.articles.readers import format_of

    try:
        is_folder = entry.is_dir()
    except OSError as error:
        if error.errno != errno.ELOOP and format_of(entry.name):
            yield Found(path, reason=trouble(error))
        return
    if is_folder:
        if not _is_inside(root, os.path.realpath(entry.path)):
            yield Found(path, reason="a link to a folder outside this one; open that folder itself")
    elif format_of(entry.name):
        yield _file(root, entry.path, path)


def _file(root: Path, place: str, path: str) -> Found:
    try:
        status = os.lstat(place)
        if stat.S_ISLNK(status.st_mode):
            if not _is_inside(root, os.path.realpath(place)):
                return Found(path, reason="a link to a file outside this folder; open that file itself")
            status = os.stat(place)  # noqa: PTH116 - strings are 4 times faster, and the name may be undecodable
    except OSError as error:
        return Found(path, reason=trouble(error))
    if stat.S_ISDIR(status.st_mode):
        return Found(path, reason="a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        return Found(path, reason="not an ordinary file (a pipe, a socket or a device)")
    return Found(path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size))


def _is_inside(root: Path, real: str) -> bool:
    return real == os.fspath(root) or real.startswith(os.path.join(os.fspath(root), ""))  # noqa: PTH118


def trouble(error: OSError) -> str:
    """An error of the file system in plain words."""
    match error:
        case FileNotFoundError():
            return "no longer there: it was moved, renamed or deleted"
        case PermissionError():
            return "permission denied; ask its owner, or change its permissions"
        case _:
            return f"can't be opened: {error.strerror or error}"
