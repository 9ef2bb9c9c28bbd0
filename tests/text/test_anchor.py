"""Anchors hold the quote and the words around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Span, anchor_of
from annotations.text.anchor import CONTEXT

TEXT = st.text(min_size=1, max_size=200)


@given(TEXT, st.data())
def test_an_anchor_is_made_of_the_text_around_its_span(text: str, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    anchor = anchor_of(text, Span(start, end), "v1")
    assert anchor.span == Span(start, end)
    assert anchor.span.of(text) == anchor.exact
    assert anchor.version == "v1"
    assert text[: anchor.start].endswith(anchor.prefix)
    assert text[anchor.end :].startswith(anchor.suffix)
    assert len(anchor.prefix) == min(CONTEXT, start)
    assert len(anchor.suffix) == min(CONTEXT, len(text) - end)


@given(st.text(max_size=20), st.integers(-30, 30), st.integers(-30, 30))
def test_a_span_that_is_empty_or_outside_is_refused(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        assert anchor_of(text, Span(start, end), "").exact == text[start:end]
        return
    with pytest.raises(ValueError, match=f"{start}-{end}"):
        anchor_of(text, Span(start, end), "")


SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 40), st.integers(0, 40))


@given(SPANS, SPANS)
def test_spans_overlap_and_cover_as_their_characters_do(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    if mine and theirs:
        assert one.overlaps(other) == other.overlaps(one) == bool(mine & theirs)
        assert one.covers(other) == (theirs <= mine)
    assert len(one) == len(mine)
