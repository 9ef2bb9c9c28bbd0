"""What lies over the text, as values: claims, entities and matches, found again by the rows they touch."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

import msgspec

from annotations.analysis.model import Label
from annotations.text import Span

Mark = TypeVar("Mark")

_BLOCK = 64
"""Spans that are passed over together when none of them reaches far enough."""


class ClaimMark(msgspec.Struct, frozen=True):
    """A claim as the text shows it.

    Attributes:
        id: the claim's id.
        spans: the content, in code points of the canonical text.
        state: the word for its verdict, as `tui.glyphs.Sign` has it; open for words unknown to it.
        source: who says it; None when nobody is named.
        cue: the words that report it.
        quiet: it is a plain statement of the article's own, or none that counts, and is hardly marked.
    """

    id: str
    spans: tuple[Span, ...]
    state: str = "open"
    source: Span | None = None
    cue: Span | None = None
    quiet: bool = False


class EntityMark(msgspec.Struct, frozen=True):
    """One mention of an entity: the entity's id, its type, and the words that name it."""

    id: str
    label: Label
    span: Span


def clamped(span: Span, length: int) -> Span | None:
    """`span` cut to a text of `length` code points; None when nothing is left."""
    if 0 <= span.start < span.end <= length:
        return span
    start, end = max(0, span.start), min(span.end, length)
    return Span(start, end) if start < end else None


def extent(mark: ClaimMark) -> Span:
    """From the first to the last code point of a claim's content, which must not be empty."""
    return Span(min(span.start for span in mark.spans), max(span.end for span in mark.spans))


def distance(span: Span, offset: int) -> int:
    """Code points from `offset` to `span`; 0 inside."""
    return max(span.start - offset, offset - span.end + 1, 0)


class SpanIndex(Generic[Mark]):
    """Marks sorted by where they begin; those that touch a range are found without looking at all of them."""

    def __init__(self, marks: Iterable[tuple[Span, Mark]], length: int) -> None:
        """Index `marks` over a text of `length` code points; empty and outlying spans are left out."""
        kept = [(cut, mark) for span, mark in marks if (cut := clamped(span, length))]
        kept.sort(key=lambda item: (item[0].start, item[0].end))
        self.items: tuple[tuple[Span, Mark], ...] = tuple(kept)
        self._starts = [span.start for span, _ in kept]
        ends = [span.end for span, _ in kept]
        self._ends = ends
        self._furthest = list(accumulate(ends, max))
        self._reach = [max(ends[first : first + _BLOCK]) for first in range(0, len(ends), _BLOCK)]

    def __len__(self) -> int:
        return len(self.items)

    def touching(self, start: int, end: int) -> Iterator[tuple[Span, Mark]]:
        """The marks that share a code point with `start` to `end`, in order."""
        index = bisect_right(self._furthest, start)
        stop = bisect_left(self._starts, end)
        while index < stop:
            if index % _BLOCK == 0 and self._reach[index // _BLOCK] <= start:
                index += _BLOCK
                continue
            if self._ends[index] > start:
                yield self.items[index]
            index += 1

    def after(self, offset: int) -> int:
        """The index of the first mark that begins at `offset` or later; the number of marks when none does."""
        return bisect_left(self._starts, offset)
