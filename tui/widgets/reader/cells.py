"""How many terminal cells each piece of a text takes, exactly as Textual measures it.

A cluster is what the terminal draws as one thing: a character with its combining marks, a flag, an emoji with its
variation selector, a tab, a run of newlines (drawn as one blank: a paragraph's own line breaks mean nothing here).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

TAB = 4
"""Columns from one tab stop to the next."""
MARKS = 8
"""Most combining marks drawn over one base; real scripts stay below, and more would run over the neighbouring rows."""
CARRIER = "◌"
"""What a combining mark is drawn on when it has no base of its own (U+25CC, as the Unicode charts draw it)."""
SPACES = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Where a row may end; no-break spaces (U+00A0, U+2007, U+202F) are not among them."""

_NARROW_RANGES = (
    (" ", "~"),
    ("\u00a0", "\u00ac"),
    ("\u00ae", "\u02ff"),
    ("\u0370", "\u0482"),  # Greek, Cyrillic
    ("\u048a", "\u058f"),  # Cyrillic supplement, Armenian
    ("\u10a0", "\u10ff"),  # Georgian
    ("\u1e00", "\u1fff"),  # Latin and Greek with accents
    ("\u2010", "\u2027"),  # dashes, quotation marks, ellipsis
    ("\u202f", "\u205e"),
    ("\u20a0", "\u20bf"),  # currencies
    ("\u2100", "\u218f"),
    ("\u2400", "\u2426"),  # what `displayable` shows for controls
    ("\u2500", "\u25fc"),
    ("\ufffd", "\ufffd"),
)
_NARROW = re.compile("[" + "".join(f"{first}-{last}" for first, last in _NARROW_RANGES) + "]*")
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")


class _Widths(dict[str, int]):
    """Cells of single characters, looked up once each."""

    def __missing__(self, character: str) -> int:
        self[character] = width = get_character_cell_size(character)
        return width


_WIDTHS = _Widths({"\t": TAB, "\n": 1})


class Cluster(NamedTuple):
    """Code points drawn as one thing.

    Attributes:
        start, end: offsets in the text, end exclusive.
        column: cells before it in its row.
        width: cells it takes, 1 or more.
        drawn: what is sent to the screen; differs from the text for tabs, newlines, and marks without a base.
        plain: whether it is one character of one cell, drawn as it is.
    """

    start: int
    end: int
    column: int
    width: int
    drawn: str
    plain: bool


def narrow_until(text: str, start: int, end: int) -> int:
    """How far from `start`, at most to `end`, every code point is a cluster of its own, one cell wide."""
    match = _NARROW.match(text, start, end)
    return match.end() if match else start


def is_narrow(text: str, start: int, end: int) -> bool:
    """Whether offset and column advance together all the way from `start` to `end`."""
    return narrow_until(text, start, end) == end


def extents(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The clusters of `text[start:end]` as bare tuples (start, end, column, width), three times as fast as `Cluster`s.

    The range is a row, or the rest of a paragraph that begins at column 0; the text must have gone through
    `displayable`.
    """
    widths, column, stop = _WIDTHS, 0, start
    while start < end:
        character = text[start]
        width = widths[character]
        stop = start + 1
        if character == "\t":
            width = TAB - column % TAB
        elif character == "\n":
            while stop < end and text[stop] == "\n":
                stop += 1
        elif stop < end:
            if character >= _FLAG_LETTERS[0] and _is_flag_letter(character) and _is_flag_letter(text[stop]):
                stop += 1
            limit = min(end, start + MARKS + (width > 0))
            while stop < limit and not widths[text[stop]]:
                stop += 1
            if stop > start + 1:
                width = cell_len(_drawn(text, start, stop))
        yield start, stop, column, width or 1
        column += width or 1
        start = stop


def clusters(text: str, start: int, end: int) -> Iterator[Cluster]:
    """The clusters of `text[start:end]`, under the conditions of `extents`."""
    for first, stop, column, width in extents(text, start, end):
        drawn = " " * width if text[first] in "\t\n" else _drawn(text, first, stop)
        yield Cluster(first, stop, column, width, drawn, width == 1 and drawn == text[first])


def _drawn(text: str, start: int, stop: int) -> str:
    """A cluster as it is sent to the screen; marks at its beginning have no base and get one."""
    return text[start:stop] if _WIDTHS[text[start]] else CARRIER + text[start:stop]


def _is_flag_letter(character: str) -> bool:
    return _FLAG_LETTERS[0] <= character <= _FLAG_LETTERS[1]
