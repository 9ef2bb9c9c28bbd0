from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Span
from tui.widgets.reader.marks import SpanIndex, clamped

EDGES = st.integers(-10, 300)
SPANS = st.lists(st.builds(Span, EDGES, EDGES), max_size=300)


@given(SPANS, EDGES, st.integers(0, 60))
def test_what_touches_a_range_is_what_a_plain_search_finds(spans, start, length):
    index = SpanIndex(((span, number) for number, span in enumerate(spans)), 200)
    cut = [(clamped(span, 200), number) for number, span in enumerate(spans)]
    wanted = [(s, n) for s, n in cut if s and s.start < start + length and start < s.end]
    assert sorted(index.touching(start, start + length), key=lambda item: item[1]) == sorted(
        wanted, key=lambda item: item[1]
    )
    found = [span.start for span, _ in index.touching(start, start + length)]
    assert found == sorted(found)


@given(SPANS, EDGES)
def test_the_first_mark_after_an_offset(spans, offset):
    index = SpanIndex(((span, None) for span in spans), 200)
    at = index.after(offset)
    assert all(span.start < offset for span, _ in index.items[:at])
    assert all(span.start >= offset for span, _ in index.items[at:])


@given(st.builds(Span, EDGES, EDGES))
def test_a_clamped_span_is_inside_or_nothing(span):
    cut = clamped(span, 100)
    covered = set(range(span.start, span.end)) & set(range(100))
    assert (set(range(cut.start, cut.end)) if cut else set()) == covered


def test_a_giant_mark_does_not_make_others_slow_to_find():
    spans = [Span(0, 1_000_000), *(Span(n * 50, n * 50 + 10) for n in range(20_000))]
    index = SpanIndex(((span, None) for span in spans), 1_000_000)
    assert len(list(index.touching(999_900, 999_950))) == 2
    assert len(list(index.touching(20, 40))) == 1
