"""An article's text as rows of a page: wrapped once a width, with offsets and columns exact in both directions.

Offsets are code points of the canonical text; rows and columns count from 0, columns in terminal cells of the body.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotations.articles.model import Block, Role
from tui.widgets.reader.cells import Cluster, clusters, is_narrow
from tui.widgets.reader.wrapping import wrap

BODY = 88
"""Widest body, in cells."""
NARROWEST = 8
"""Below this many cells the page is cut off instead of being wrapped further."""
_JOINT = re.compile(r"(?<![ \t])[ \t]*+\n[ \t\n]*+")
"""White space with a newline in it; begins only where blanks begin and gives nothing back, or long runs of blanks
would take the square of their length."""
_KEPT = 512
"""Rows whose clusters are kept."""


class Row(NamedTuple):
    """One row of the page: `text[start:end]`, empty for a blank row; the role is None for a blank row."""

    start: int
    end: int
    role: Role | None


class Layout:
    """The rows of one text at one width.

    Attributes:
        text: the canonical text as `displayable` shows it, of the same length, but every run of white space with a
            newline in it is a blank or, if it is longer, all newlines: a cluster of one cell.
        rows: all rows, offsets never descending.
        worded: the indexes of the rows that show words or the fold.
        fold: the row that stands for the tail, or heads it when it is unfolded; None without a tail.
        folded: how many paragraphs the tail has.
        end: where the visible text ends.
    """

    def __init__(self, text: str, blocks: Sequence[Block], width: int, *, tail_open: bool = False) -> None:
        """Lay out `text` at `width` cells; blocks may overlap or reach outside the text, nothing is shown twice."""
        self.text = _JOINT.sub(lambda run: " " if len(run[0]) == 1 else "\n" * len(run[0]), text)
        self.width = max(NARROWEST, min(BODY, width))
        self.rows: list[Row] = []
        self.fold: int | None = None
        regions = list(_regions(text, blocks))
        tail = next((i for i, region in enumerate(regions) if region.role in (Role.MARKER, Role.TAIL)), len(regions))
        self._add(regions[:tail])
        self.folded = sum(region.role is not Role.MARKER for region in regions[tail:]) or len(regions) - tail
        if tail < len(regions):
            self._add_fold(regions[tail].start)
            if tail_open:
                self._add(regions[tail:])
        worded = [index for index, row in enumerate(self.rows) if row.role is not None]
        self.worded = worded
        self._starts = [self.rows[index].start for index in worded]
        self.end = self.rows[worded[-1]].end if worded else 0
        self._clusters: dict[int, tuple[Cluster, ...]] = {}

    def _add(self, regions: Iterable[Block]) -> None:
        rows, text, width = self.rows, self.text, self.width
        for region in regions:
            if rows:
                rows.append(Row(rows[-1].end, rows[-1].end, None))
            role = region.role
            rows.extend(Row(first, last, role) for first, last in wrap(text, region.start, region.end, width))

    def _add_fold(self, start: int) -> None:
        if self.rows:
            self.rows.append(Row(self.rows[-1].end, self.rows[-1].end, None))
        self.fold = len(self.rows)
        self.rows.append(Row(start, start, Role.MARKER))

    @property
    def start(self) -> int:
        """Where the visible text begins."""
        return self._starts[0] if self._starts else 0

    def row_at(self, offset: int) -> int:
        """The row that shows `offset`; what is not shown belongs to the row before it, or to the first."""
        return self.worded[max(0, bisect_right(self._starts, offset) - 1)] if self.worded else 0

    def worded_row(self, row: int, step: int = 1) -> int | None:
        """The nearest row with words, `row` itself or further in the direction of `step` (1 or -1); None if none is."""
        while 0 <= row < len(self.rows):
            if self.rows[row].end > self.rows[row].start:
                return row
            row += step
        return None

    def row_clusters(self, row: int) -> tuple[Cluster, ...] | None:
        """The clusters of a row; None when every character is a cluster of one cell."""
        found = self._clusters.get(row)
        if found is None:
            start, end, _ = self.rows[row]
            if is_narrow(self.text, start, end):
                return None
            if len(self._clusters) >= _KEPT:
                self._clusters.clear()
            self._clusters[row] = found = tuple(clusters(self.text, start, end))
        return found

    def row_width(self, row: int) -> int:
        """Cells that the row's text takes."""
        found = self.row_clusters(row)
        return self.rows[row].end - self.rows[row].start if found is None else found[-1].column + found[-1].width

    def cluster_of(self, offset: int) -> Cluster | None:
        """The cluster that `offset` lies in; None where every character is one, and where nothing is shown."""
        found = self.row_clusters(self.row_at(offset)) if self.rows else None
        return next((c for c in found or () if c.start <= offset < c.end), None)

    def cluster_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the cluster that `offset` lies in; of the single code point where nothing is shown."""
        cluster = self.cluster_of(offset)
        return (offset, offset + 1) if cluster is None else (cluster.start, cluster.end)

    def position(self, offset: int) -> tuple[int, int]:
        """Row and column of the cluster that holds `offset`; what is not shown stands at the end of the row before."""
        row = self.row_at(offset)
        if not self.rows:
            return 0, 0
        start, end, _ = self.rows[row]
        found = self.row_clusters(row)
        if found is None:
            return row, max(0, min(offset, end) - start)
        return row, next((c.column for c in found if offset < c.end), self.row_width(row))

    def offset_at(self, row: int, column: int) -> int:
        """The start of the cluster at a cell; the row's end when the cell is right of it, its start when left."""
        if not self.rows:
            return 0
        start, end, _ = self.rows[max(0, min(row, len(self.rows) - 1))]
        found = self.row_clusters(max(0, min(row, len(self.rows) - 1)))
        if found is None:
            return min(start + max(0, column), end)
        return next((c.start for c in found if column < c.column + c.width), end)


def _regions(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """What is shown, in order and without overlaps: the blocks, and as body the words that no block names.

    Signs without words between blocks are the format's ("##" before a heading), and not shown.

    What stands before the first block is front matter and not shown; without blocks everything is body.
    """
    known = sorted((b for b in blocks if b.start < min(b.end, len(text))), key=lambda block: block.start)
    done = max(0, known[0].start) if known else 0
    role = Role.BODY
    for block in known:
        start, end = max(done, block.start), min(block.end, len(text))
        yield from (region for region in _unnamed(text, done, start, role) if _has_words(text, region))
        if start < end and not text[start:end].isspace():
            yield Block(block.role, start, end)
        role = Role.TAIL if block.role in (Role.MARKER, Role.TAIL) else role
        done = max(done, end)
    yield from _unnamed(text, done, len(text), role)


def _has_words(text: str, region: Block) -> bool:
    return any(character.isalnum() for character in text[region.start : region.end])


def _unnamed(text: str, start: int, end: int, role: Role) -> Iterator[Block]:
    """Each non-blank line of `text[start:end]` as a block."""
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        if not (text[start:stop].isspace() or start == stop):
            yield Block(role, start, stop)
        start = stop + 1
