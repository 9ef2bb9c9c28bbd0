import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Span, displayable
from tui.widgets.reader.caret import Caret, paragraph_at, trimmed, word_at, words_of
from tui.widgets.reader.layout import Layout

TEXT = "The so-called legion’s men\ncrossed e\u0301t 漢字 the border"
MOTIONS = ("left", "right", "up", "down", "word", "word_back", "line_start", "line_end", "swap")


def page(text=TEXT, width=16):
    return Layout(text, (), width)


def marked(keys, text=TEXT, width=16, start=0):
    layout, caret = page(text, width), Caret(start, start)
    for key in keys.split():
        caret = caret.moved(key, layout)
    return caret.span(layout).of(text)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("right right", "The"),
        ("word", "The"),
        ("word word", "The so-called"),
        ("word word word", "The so-called legion’s"),
        ("line_end", "The so-called"),
        ("line_end right", "The so-called\u0020l"),
        ("down", "The so-called l"),
        ("down up", "T"),
        ("left", "T"),
        ("up", "T"),
        ("line_end left left", "The so-call"),
        ("word word word word word", TEXT[: TEXT.index("crossed") + 7]),
        ("word word swap right", "he so-called"),
        ("word word swap swap right", "The so-called l"),
        ("word word word_back", "The"),
        ("word word word_back word_back", "T"),
        ("word word word word_back", "The so-called"),
        ("word word swap word", "so-called"),
        ("word word word swap word word", "legion’s"),
    ],
)
def test_where_keys_take_the_caret(keys, words):
    assert marked(keys) == words


def test_a_caret_never_stops_inside_a_cluster():
    text = "e\u0301t 漢字 🇺🇦!"
    assert marked("right", text) == "e\u0301t"
    assert marked("right right right", text) == "e\u0301t 漢"
    assert marked("line_end left", text, start=0) == text[:-1]


def test_up_and_down_keep_the_column_over_short_rows():
    text = "a long first row\nab\nanother long row"
    layout = page(text)
    caret = Caret(10, 10).moved("down", layout)
    assert layout.text[caret.head] == "b"
    caret = caret.moved("down", layout)
    assert layout.position(caret.head)[1] == 10
    assert Caret(0, 0).moved("down", layout, rows=99).head == text.rindex("another")


@given(
    st.text(st.sampled_from("ab яї-’ \n\t漢e\u0301🇺🇦\u200d"), max_size=120).map(displayable),
    st.lists(st.sampled_from(MOTIONS), max_size=30),
    st.data(),
)
def test_a_caret_is_always_on_a_visible_cluster(text, motions, data):
    layout = Layout(text, (), 10)
    visible = [offset for row in layout.rows for offset in range(row.start, row.end)]
    if not visible:
        return
    start = layout.cluster_at(data.draw(st.sampled_from(visible)))[0]
    caret = Caret(start, start)
    for motion in motions:
        caret = caret.moved(motion, layout)
        assert caret.head in visible
        assert layout.cluster_at(caret.head)[0] == caret.head
        span = caret.span(layout)
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(st.sampled_from("ab яї \n漢"), min_size=1, max_size=80), st.data())
def test_right_visits_every_cluster_and_left_goes_back(text, data):
    layout = Layout(text, (), 10)
    starts = [o for row in layout.rows for o in range(row.start, row.end)]
    if not starts:
        return
    caret, visited = Caret(starts[0], starts[0]), [starts[0]]
    for _ in starts[1:]:
        caret = caret.moved("right", layout)
        visited.append(caret.head)
    assert visited == starts
    for wanted in reversed(starts[:-1]):
        caret = caret.moved("left", layout)
        assert caret.head == wanted


def test_words_and_lines_around_a_place():
    layout = page()
    assert word_at(layout, 6).of(TEXT) == "so-called"
    assert word_at(layout, 3) is None
    assert paragraph_at(layout, 6).of(TEXT) == "The so-called legion’s men"
    assert paragraph_at(layout, len(TEXT) - 2).of(TEXT) == TEXT[TEXT.index("crossed") :]


def test_the_ends_of_a_selection():
    assert words_of(TEXT, Span(0, 22)) == ("The", "legion’s")
    assert words_of(TEXT, Span(3, 4)) == ("", "")
    assert trimmed("a  bc \n", Span(1, 7)) == Span(3, 5)
    assert len(trimmed("    ", Span(0, 4))) == 0
