"""Which annotation belongs to which claim: the one whose words it covers best."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from annotations.judgement.model import Annotation
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


def judgement_of(annotations: Iterable[Annotation], version: str, claimed: Span) -> Annotation | None:
    """The annotation of a claim of an article that is not open, as far as can be told without its text.

    Args:
        annotations: one analyst's, of that article.
        version: the article's version in which the claim was found; what was judged on another one does not count.
        claimed: the span of the claim as the machine found it.
    """
    found = ((a, a.found.anchor if a.found else a.anchor) for a in annotations)
    fits = [(jaccard(anchor.span, claimed), a) for a, anchor in found if anchor.version == version]
    fit, annotation = max(fits, key=lambda pair: pair[0], default=(0.0, None))
    return annotation if fit >= SAME else None
