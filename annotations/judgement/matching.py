"""Which annotation belongs to which claim: the one whose words it covers best."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotations.text import Span

SAME = 0.8
"""Jaccard index of code points from which two spans are the same claim, found twice."""


def jaccard(one: Span, other: Span) -> float:
    """The code points both spans cover, divided by those that either covers; 0 when they do not meet."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (len(one) + len(other) - shared) if shared > 0 else 0.0


def pair(annotated: Sequence[Span], claimed: Sequence[Span]) -> dict[int, int]:
    """Pair annotations with claims, each at most once, the best fit first.

    Args:
        annotated: the spans of the annotations, in any order.
        claimed: the spans of the claims, in the order of their starts.

    Returns:
        The index of the claim for the index of each annotation that has one; the rest stand for themselves.
    """
    starts = [span.start for span in claimed]
    fits = []
    for i, span in enumerate(annotated):
        # A start that lies further off than this cannot reach the index: |A∩B| ≤ |A| and |A∪B| ≥ |A|.
        reach = len(span) * (1 / SAME - 1)
        near = range(bisect_left(starts, span.start - reach), bisect_right(starts, span.start + reach))
        fits += [(-fit, i, j) for j in near if (fit := jaccard(span, claimed[j])) >= SAME]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits):
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return paired
