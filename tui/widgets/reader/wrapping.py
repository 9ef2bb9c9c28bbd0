"""Where a paragraph breaks into rows of at most so many cells."""

from collections.abc import Iterator

from tui.widgets.reader.cells import SPACES, extents, narrow_until


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of `text[start:end]`, a paragraph, as offsets, end exclusive.

    Rows end at spaces, which are not part of any row, and on either side of wide letters (Chinese, Japanese, Korean);
    a word longer than `width` (in cells, at least 4) is broken. Spaces at the beginning stay unless they fill
    half of a row.
    """
    end = _trimmed(text, start, end)
    words = _skipped(text, start, end)
    if words - start > width or "\n" in text[start:words] or _cells(text, start, words) > width // 2:
        start = words
    while start < end:
        window = min(start + width + 1, end)
        if narrow_until(text, start, window) < window:
            stop, after = _mixed_row(text, start, end, width)
        elif end - start <= width:
            stop, after = end, end
        else:
            stop, after = _narrow_row(text, start, end, width)
        yield start, stop
        start = after


def _narrow_row(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Where the row from `start` ends and the next begins, if its `width` + 1 characters are one cell each."""
    space = text.rfind(" ", start, start + width + 1)
    stop = _trimmed(text, start, space) if space > start else start
    if stop == start:
        return start + width, start + width
    return stop, _skipped(text, space, end)


def _mixed_row(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The same for any characters, cluster by cluster."""
    chance: tuple[int, int] | None = None
    gap: int | None = None
    was_wide = worded = False
    for first, stop, column, cells in extents(text, start, end):
        character = text[first]
        if character in SPACES and (stop - first == 1 or character == "\n"):
            gap = first if gap is None else gap
            was_wide = False
            continue
        wide = cells > 1 and character.isalpha()
        if worded and (gap is not None or wide or (was_wide and character.isalnum())):
            chance = (first if gap is None else gap), first
        if column + cells > width:
            return chance or (first, first)
        gap, was_wide, worded = None, wide, True
    return end, end


def _cells(text: str, start: int, end: int) -> int:
    """The cells that `text[start:end]` takes at a row's beginning."""
    return sum(cells for *_, cells in extents(text, start, end))


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` moved before the spaces that precede it."""
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return end


def _skipped(text: str, start: int, end: int) -> int:
    """`start` moved after the spaces that follow it."""
    while start < end and text[start] in SPACES:
        start += 1
    return start
