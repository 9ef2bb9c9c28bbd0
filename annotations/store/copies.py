"""Copies of the snapshot: hourly ones for a day, daily ones for a month, and what was set aside for the analyst."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from annotations.store.disk import Disk, discard, read_file, write_new

FOLDER = "copies"
EDITED = "edited"
"""What another program made of the snapshot."""
OURS = "ours"
"""The state here when another program had edited the snapshot."""
JOURNAL = "journal"
"""The journal as it was when its changes were laid on top of an edited snapshot."""
TORN = "torn"
"""A journal whose end was cut off, though it ended like a line."""
DAMAGED = "damaged"
"""What could not be read when a copy was restored."""

QUICK = 1
"""The level of compression: a tenth of the size already, and no wait for it."""

_NAME = re.compile(r"annotations-(\d{8}T\d{6}\.\d{3}Z)(?:-([a-z]+))?(?:-\d+)?\.json\.gz")
_TIME = "%Y%m%dT%H%M%S.%f"


class Copy(msgspec.Struct, frozen=True):
    """A kept file: where it is, when it was made (UTC), and why, "" for a regular copy."""

    path: Path
    at: datetime
    kind: str = ""


class Keeper:
    """Keeps the copies of one snapshot in the folder `copies` beside it."""

    def __init__(
        self,
        disk: Disk,
        snapshot: Path,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        hourly: int = 24,
        daily: int = 30,
    ):
        """Keep a copy an hour for `hourly` hours and a copy a day for `daily` days; neither keeps none."""
        self._disk, self._folder, self._clock = disk, snapshot.parent / FOLDER, clock
        self._hourly, self._daily = hourly, daily

    def copies(self) -> list[Copy]:
        """All copies, newest first."""
        found = []
        for name in self._disk.names(self._folder):
            if match := _NAME.fullmatch(name):
                at = datetime.strptime(match[1].rstrip("Z"), _TIME).replace(tzinfo=UTC)
                found.append(Copy(self._folder / name, at, match[2] or ""))
        return sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True)

    def keep(self, content: bytes) -> None:
        """Keep `content` if the last regular copy is an hour old, and let go of those nobody needs.

        Raises:
            OSError: the copy was not made; the others are still there.
        """
        if not self._hourly and not self._daily:
            return
        now, regular = self._clock(), [copy for copy in self.copies() if not copy.kind]
        if regular and now - regular[0].at < timedelta(hours=1):
            return
        made = self._write(content, now, "")
        for at in outdated([made.at, *(copy.at for copy in regular)], now, self._hourly, self._daily):
            self._disk.remove(next(copy.path for copy in [made, *regular] if copy.at == at))

    def aside(self, kind: str, content: bytes) -> Path:
        """Set `content` aside under a name that says why; it stays until the analyst takes it away.

        Raises:
            OSError: it was not set aside.
        """
        return self._write(content, self._clock(), kind).path

    def _write(self, content: bytes, now: datetime, kind: str) -> Copy:
        now = now.astimezone(UTC)
        stamp = now.strftime(_TIME)[:-3] + "Z"
        self._disk.make_folder(self._folder)
        taken = set(self._disk.names(self._folder))
        stem = f"annotations-{stamp}" + (f"-{kind}" if kind else "")
        names = (f"{stem}{f'-{number}' if number else ''}.json.gz" for number in range(len(taken) + 1))
        path = self._folder / next(name for name in names if name not in taken)
        new = path.with_suffix(".new")
        discard(self._disk, new)
        write_new(self._disk, new, gzip.compress(content, compresslevel=QUICK, mtime=0))
        self._disk.replace(new, path)
        self._disk.sync_folder(self._folder)
        return Copy(path, now.replace(microsecond=now.microsecond // 1000 * 1000), kind)


def content_of(disk: Disk, path: Path) -> bytes | None:
    """What is in a copy, or in a plain TinyDB file; None when it is not there.

    Raises:
        OSError: it can't be read.
        ValueError: it is damaged.
    """
    content = read_file(disk, path)
    if content is None or path.suffix != ".gz":
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{path} is damaged ({error})") from error


def outdated(times: Iterable[datetime], now: datetime, hourly: int, daily: int) -> list[datetime]:
    """Those of `times` that are neither the last of one of the last `hourly` hours nor of the last `daily` days."""
    times = sorted(times)
    last_of_hour = {at.strftime("%Y%m%d%H"): at for at in times if now - at < timedelta(hours=hourly)}
    last_of_day = {at.strftime("%Y%m%d"): at for at in times if now - at < timedelta(days=daily)}
    needed = {*last_of_hour.values(), *last_of_day.values()}
    return [at for at in times if at not in needed]
