"""The two lines of a row as segments, cropped by cells and marked where a filter matches."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.widgets.article_list.listed import OPEN, UNREADABLE, Counts, Listed, below_of, date_of, path_of, title_of
from tui.widgets.article_list.matching import matched
from tui.widgets.reader.cells import clusters, is_narrow

MARGIN = 2
"""Cells before the text, for the glyph of the row's state."""


class RowStyles(NamedTuple):
    """The styles of a row, all on its background; `match` only adds to one of the others."""

    plain: Style
    muted: Style
    unreadable: Style
    done: Style
    match: Style


def row_lines(
    row: Listed, counts: Counts, width: int, styles: RowStyles, *, is_open: bool, words: Sequence[str] = ()
) -> tuple[list[Segment], list[Segment]]:
    """The first and the second line of a row, each `width` cells wide."""
    count = "" if row.reason else str(counts)
    title, below, date = title_of(row), below_of(row), date_of(row)
    if any(not any(matched(text, [word]) for text in (title, below, date)) for word in words):
        below, date = path_of(row), ""
    sign = UNREADABLE if row.reason else OPEN if is_open else ""
    below_room = width - MARGIN - (cell_len(date) + 1 if date else 0)
    room = width - MARGIN - (cell_len(count) + 1 if count else 0)
    first = [
        Segment(sign.ljust(MARGIN), styles.unreadable if row.reason else styles.plain),
        *cropped(title, room, styles.plain, styles.match, words),
    ]
    second = [
        Segment(" " * MARGIN, styles.plain),
        *cropped(below, below_room, styles.unreadable if row.reason else styles.muted, styles.match, words),
    ]
    end = Segment(date, styles.muted + styles.match if date and words and matched(date, words) else styles.muted)
    return (
        _filled(first, Segment(count, styles.done if counts.done else styles.muted), width, styles.plain),
        _filled(second, end, width, styles.plain),
    )


def cropped(text: str, width: int, style: Style, match: Style, words: Sequence[str] = ()) -> list[Segment]:
    """`text` in at most `width` cells, an ellipsis in the last when it is longer; matched characters stand out."""
    if width <= 0:
        return []
    pieces, too_long = _fitting(text, width)
    marked = matched(text, words) if words else frozenset()
    segments: list[Segment] = []
    run, run_marked = "", False
    for start, piece in pieces:
        if run and (start in marked) != run_marked:
            segments.append(Segment(run, style + match if run_marked else style))
            run = ""
        run, run_marked = run + piece, start in marked
    segments.append(Segment(run, style + match if run_marked else style))
    return [*segments, Segment("…", style)] if too_long else segments


def _fitting(text: str, width: int) -> tuple[list[tuple[int, str]], bool]:
    """The drawn pieces of `text` that fit, each with its offset, and whether room was left for an ellipsis."""
    if is_narrow(text, 0, len(text)):
        too_long = len(text) > width
        return list(enumerate(text[: width - too_long])), too_long
    found = list(clusters(text, 0, len(text)))
    too_long = found[-1].column + found[-1].width > width
    limit = width - too_long
    return [(piece.start, piece.drawn) for piece in found if piece.column + piece.width <= limit], too_long


def _filled(text: list[Segment], end: Segment, width: int, plain: Style) -> list[Segment]:
    """A line with the room between `text` and `end` filled."""
    used = sum(cell_len(segment.text) for segment in (*text, end))
    return [*text, Segment(" " * max(0, width - used), plain), end]
