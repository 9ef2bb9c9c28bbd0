"""Marking by keyboard: a selection between two ends, and where each key takes the end that moves."""

import re
from collections.abc import Callable
from itertools import takewhile

import msgspec

from annotations.text import Span
from tui.widgets.reader.layout import Layout

_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
"""A word, with the apostrophes and hyphens inside it."""


class Caret(msgspec.Struct, frozen=True):
    """What is being marked.

    Attributes:
        anchor: the first code point of the cluster where marking began; it stays.
        head: the same of the end that moves; the caret stands on it.
        column: the column that going up and down aims at; None after any other move.
    """

    anchor: int
    head: int
    column: int | None = None

    def span(self, layout: Layout) -> Span:
        """The marked code points, both ends included."""
        first, last = sorted((self.anchor, self.head))
        return Span(layout.cluster_at(first)[0], layout.cluster_at(last)[1])

    def moved(self, motion: str, layout: Layout, rows: int = 1) -> "Caret":
        """The caret after a motion: left, right, up, down, word, word_back, line_start, line_end or swap.

        Args:
            motion: its name.
            layout: the page it moves on; where there is no further to go, the caret stays.
            rows: how many rows up and down go.

        Raises:
            KeyError: there is no such motion.
        """
        if motion in ("up", "down"):
            return self._by_rows(layout, rows if motion == "down" else -rows)
        if motion == "swap":
            return Caret(self.head, self.anchor)
        if (head := self._by_fewer_words(motion, layout)) is not None:
            return Caret(self.anchor, head)
        return Caret(self.anchor, _MOTIONS[motion](layout, self.head))

    def _by_fewer_words(self, motion: str, layout: Layout) -> int | None:
        """Where the head goes when it leaves a word out, on its way back to the anchor; None on any other way."""
        if motion == "word_back" and self.head > self.anchor:
            last = _word_end_before(layout, self.head)
            return last if last is not None and last >= self.anchor else None
        if motion == "word" and self.head < self.anchor:
            first = _word_start_after(layout, self.head)
            return first if first is not None and first <= self.anchor else None
        return None

    def _by_rows(self, layout: Layout, rows: int) -> "Caret":
        row, column = layout.position(self.head)
        column = column if self.column is None else self.column
        step = 1 if rows > 0 else -1
        wanted = max(0, min(row + rows, len(layout.rows) - 1))
        target = layout.worded_row(wanted, step)
        target = layout.worded_row(wanted, -step) if target is None else target
        if target is None or (target - row) * step <= 0:
            return self
        last = max(0, layout.row_width(target) - 1)
        return Caret(self.anchor, layout.offset_at(target, min(column, last)), column)


def word_at(layout: Layout, offset: int) -> Span | None:
    """The word around `offset`; None between words."""
    start, end = _words_around(layout, offset)
    found = (match for match in _WORD.finditer(layout.text, start, end) if match.start() <= offset < match.end())
    return next((Span(*match.span()) for match in found), None)


def paragraph_at(layout: Layout, offset: int) -> Span:
    """The paragraph around `offset`: all rows between two blank ones."""
    first = last = layout.row_at(offset)
    while first > 0 and layout.rows[first - 1].role is not None:
        first -= 1
    while last + 1 < len(layout.rows) and layout.rows[last + 1].role is not None:
        last += 1
    return Span(layout.rows[first].start, layout.rows[last].end)


def words_of(text: str, span: Span) -> tuple[str, str]:
    """The first and the last word of a span, or its ends where it has none."""
    words = text[span.start : min(span.end, span.start + 80)].split()
    last = text[max(span.start, span.end - 80) : span.end].split()
    return (words[0] if words else ""), (last[-1] if last else "")


def trimmed(text: str, span: Span) -> Span:
    """`span` without the spaces at its ends; empty when there is nothing else."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _right(layout: Layout, head: int) -> int:
    row = layout.row_at(head)
    after = layout.cluster_at(head)[1]
    if after < layout.rows[row].end:
        return after
    following = layout.worded_row(row + 1)
    return head if following is None else layout.rows[following].start


def _left(layout: Layout, head: int) -> int:
    row = layout.row_at(head)
    if head > layout.rows[row].start:
        return layout.cluster_at(min(head, layout.rows[row].end) - 1)[0]
    before = layout.worded_row(row - 1, -1)
    return head if before is None else layout.cluster_at(layout.rows[before].end - 1)[0]


def _line_start(layout: Layout, head: int) -> int:
    return layout.rows[layout.row_at(head)].start


def _line_end(layout: Layout, head: int) -> int:
    row = layout.rows[layout.row_at(head)]
    return layout.cluster_at(max(row.start, row.end - 1))[0]


def _word(layout: Layout, head: int) -> int:
    """The last character of the word here, or of the next one when the caret is on it already."""
    for match in _WORD.finditer(layout.text, head, layout.end):
        last = layout.cluster_at(match.end() - 1)[0]
        if last > head:
            return last
    return head


def _word_back(layout: Layout, head: int) -> int:
    """The first character of the word here, or of the one before when the caret is on it already."""
    row: int | None = layout.row_at(head)
    while row is not None:
        start = layout.rows[row].start
        begun = [m.start() for m in _WORD.finditer(layout.text, _words_around(layout, start)[0], head)]
        if begun:
            return layout.cluster_at(max(layout.start, begun[-1]))[0]
        row = layout.worded_row(row - 1, -1)
    return head


def _word_end_before(layout: Layout, head: int) -> int | None:
    """The last character of the last word that ends before `head`; None when none does."""
    row: int | None = layout.row_at(head)
    while row is not None:
        begin = _words_around(layout, layout.rows[row].start)[0]
        ended = takewhile(
            lambda last: last < head, (m.end() - 1 for m in _WORD.finditer(layout.text, begin, layout.end))
        )
        if (last := max(ended, default=-1)) >= layout.start:
            return layout.cluster_at(last)[0]
        row = layout.worded_row(row - 1, -1)
    return None


def _word_start_after(layout: Layout, head: int) -> int | None:
    """The first character of the first word that begins after `head`; None when none does."""
    words = _WORD.finditer(layout.text, _words_around(layout, head)[0], layout.end)
    start = next((m.start() for m in words if m.start() > head), None)
    return None if start is None else layout.cluster_at(start)[0]


def _words_around(layout: Layout, offset: int) -> tuple[int, int]:
    """A stretch of text around `offset` that does not cut a word at its beginning, however the rows break."""
    text = layout.text
    start, end = offset, offset
    while start > layout.start and offset - start < _LONGEST and not text[start - 1].isspace():
        start -= 1
    while end < layout.end and end - offset < _LONGEST and not text[end].isspace():
        end += 1
    return start, end


_LONGEST = 1_000
"""Code points on either side in which a word is looked for."""

_MOTIONS: dict[str, Callable[[Layout, int], int]] = {
    "left": _left,
    "right": _right,
    "word": _word,
    "word_back": _word_back,
    "line_start": _line_start,
    "line_end": _line_end,
}
