"""What the list needs of an article, and the two lines that it writes for it."""

from functools import lru_cache
from typing import NamedTuple, Protocol

from annotations.text import one_line

OPEN, UNREADABLE, DONE = "▸", "▲", "✓"
"""Glyphs of one cell in every terminal: the open article, a file that can't be read, every claim judged."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Listed(Protocol):
    """A row of the library; `reason` says why the file can't be read, "" when it can."""

    @property
    def path(self) -> str:
        """Below the desk's root, unique in the list."""

    @property
    def title(self) -> str:
        """The headline."""

    @property
    def outlet(self) -> str:
        """Who published it."""

    @property
    def published(self) -> str:
        """When, usually ISO 8601."""

    @property
    def reason(self) -> str:
        """Why it can't be read."""


class Counts(NamedTuple):
    """Claims judged and claims found; `total` is None while the article has not been analysed."""

    judged: int = 0
    total: int | None = None

    @property
    def done(self) -> bool:
        """Whether there were claims and all are judged."""
        return bool(self.total) and self.judged >= (self.total or 0)

    def __str__(self) -> str:
        if self.total is None:
            return str(self.judged) if self.judged else ""
        return f"{self.judged}/{self.total}{DONE if self.done else ''}"


@lru_cache(4096)
def day(published: str) -> str:
    """`2023-05-23T08:00Z` as `23 May 2023`; what is no ISO 8601 date stays as it is."""
    year, month, date = published[:4], published[5:7], published[8:10]
    digits = f"{year}{month}{date}"
    if len(digits) != 8 or not digits.isdecimal() or not digits.isascii() or published[4] != "-":
        return published
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else published


def title_of(row: Listed) -> str:
    """What the first line says, on one line and safe to show: the title, else the file's name."""
    return one_line(row.title or row.path.rpartition("/")[2])


def below_of(row: Listed) -> str:
    """What the second line says: the reason, else the outlet (and a date that is no date), else the path."""
    undated = "" if date_of(row) else row.published
    return one_line(row.reason or " · ".join(part for part in (row.outlet, undated) if part) or row.path)


def date_of(row: Listed) -> str:
    """What stands at the end of the second line: the date as people write it, unless there is a reason to give."""
    written = day(row.published)
    return "" if row.reason or written == row.published else written


def path_of(row: Listed) -> str:
    """What the second line says when only the path matches a filter."""
    return one_line(row.path)
