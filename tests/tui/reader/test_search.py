import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.reader.search import folded, matches


def found(text, query, start=0, end=None):
    end = len(text) if end is None else end
    return [span.of(text) for span in matches(folded(text), query, start, end)]


@given(st.text(max_size=100))
def test_folding_keeps_the_length(text):
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@given(st.text(min_size=1, max_size=40), st.data())
def test_whatever_stands_in_a_text_is_found(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : data.draw(st.integers(start + 1, len(text)))]
    if folded(query).strip("\u0300\u0301").split():
        assert found(text, query) or any("\u0300" <= c <= "\u036f" for c in text)


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("Kyiv and KYIV", "kyiv", ["Kyiv", "KYIV"]),
        ("café cafe cafe\u0301", "cafe", ["café", "cafe", "cafe\u0301"]),
        ("cafe", "café", ["cafe"]),
        ("Ещё раз, еще раз", "ЕЩЕ", ["Ещё", "еще"]),
        ("Київ", "київ", ["Київ"]),
        ("мой", "мои", []),
        ("“quoted”  \n words", '"quoted" words', ["“quoted”  \n words"]),
        ("ten\u00a0tanks — gone", "ten tanks - gone", ["ten\u00a0tanks — gone"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("한국", "한국", ["한국"]),
        ("text", "   ", []),
        ("text", "", []),
        ("text", "\u0301", []),
    ],
)
def test_what_is_found(text, query, words):
    assert found(text, query) == words


def test_matches_lie_in_the_range_asked_for():
    assert found("one one one", "one", 1, 9) == ["one"]
