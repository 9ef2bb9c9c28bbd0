"""Annotations and claims of the same words find each other."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.judgement.matching import SAME, jaccard, pair
from annotations.text import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 40))


def overlap(one: Span, other: Span) -> float:
    covered, also = set(range(one.start, one.end)), set(range(other.start, other.end))
    return len(covered & also) / len(covered | also)


@given(spans, spans)
def test_jaccard_counts_code_points(one: Span, other: Span) -> None:
    assert jaccard(one, other) == overlap(one, other)


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=12))
def test_each_is_paired_at_most_once_and_nothing_that_fits_is_left_on_both_sides(
    annotated: list[Span], claimed: list[Span]
) -> None:
    claimed.sort()
    paired = pair(annotated, claimed)
    assert len(set(paired.values())) == len(paired)
    assert all(overlap(annotated[i], claimed[j]) >= SAME for i, j in paired.items())
    left = [span for i, span in enumerate(annotated) if i not in paired]
    free = [span for j, span in enumerate(claimed) if j not in paired.values()]
    assert not [(one, other) for one in left for other in free if overlap(one, other) >= SAME]


def test_the_best_fit_wins() -> None:
    assert pair([Span(0, 10)], [Span(0, 9), Span(0, 10), Span(1, 10)]) == {0: 1}
