import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.model import Block, Role
from annotations.text import displayable
from tui.widgets.reader.cells import is_narrow
from tui.widgets.reader.layout import BODY, NARROWEST, Layout
from tui.widgets.reader.wrapping import _mixed_row, wrap

CHARACTERS = st.one_of(
    st.characters(codec="utf-8"),
    st.sampled_from("ab яї 漢字。\t\n\n\u0301\ufe0f\u200d🇺🇦🏽👩❤1\u20e3\u00a0\u3000\u1161한\x1b\x00\u202e"),
)
TEXTS = st.text(CHARACTERS, max_size=400).map(displayable)
WIDTHS = st.integers(NARROWEST, BODY)


@st.composite
def pages(draw):
    text = draw(TEXTS)
    edges = st.integers(-5, len(text) + 5)
    blocks = draw(st.lists(st.builds(Block, st.sampled_from(list(Role)), edges, edges), max_size=6))
    return Layout(text, blocks, draw(WIDTHS), tail_open=draw(st.booleans())), blocks


@given(TEXTS, WIDTHS)
def test_every_visible_code_point_is_shown_once(text, width):
    layout = Layout(text, (), width)
    shown = [offset for row in layout.rows for offset in range(row.start, row.end)]
    assert shown == sorted(set(shown))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(shown)


@given(pages())
def test_rows_fit_and_never_go_back(page):
    layout, _ = page
    done = 0
    for index, row in enumerate(layout.rows):
        assert done <= row.start <= row.end <= len(layout.text)
        assert layout.row_width(index) <= layout.width
        done = row.end


@given(pages())
def test_offsets_and_cells_go_round(page):
    layout, _ = page
    for index, row in enumerate(layout.rows):
        for offset in range(row.start, row.end):
            start, end = layout.cluster_at(offset)
            assert start <= offset < end
            position = layout.position(offset)
            assert position[0] == index
            assert layout.offset_at(*position) == start
        for column in range(layout.row_width(index)):
            offset = layout.offset_at(index, column)
            assert row.start <= offset < row.end
            assert layout.position(offset)[1] <= column
        assert layout.offset_at(index, layout.row_width(index)) == row.end
        assert layout.offset_at(index, -1) == row.start


@given(pages(), st.integers(-10, 500))
def test_any_offset_has_a_place(page, offset):
    layout, _ = page
    row, column = layout.position(offset)
    assert 0 <= row < max(1, len(layout.rows))
    assert 0 <= column <= layout.width


@given(pages())
def test_the_tail_is_folded_never_lost(page):
    layout, blocks = page
    both = [Layout(layout.text, blocks, layout.width, tail_open=state) for state in (False, True)]
    assert [page.fold for page in both] == [layout.fold] * 2
    unfolded = [row for row in both[1].rows if row.role is not None]
    folded = [row for row in both[0].rows if row.role is not None]
    assert unfolded[: len(folded)] == folded
    assert (len(unfolded) > len(folded)) == (layout.fold is not None)


@given(st.text("abc яї.«»—“”", max_size=300), WIDTHS)
def test_the_fast_path_breaks_where_the_slow_one_does(text, width):
    assert is_narrow(text, 0, len(text))
    start = 0
    for row_start, row_end in wrap(text, 0, len(text), width):
        end = len(text.rstrip(" "))
        if start == 0:
            start = row_start
        assert row_start == start
        stop, start = _mixed_row(text, row_start, end, width)
        assert stop == row_end


def rows_of(text, width, **kwargs):
    return [text[row.start : row.end] for row in Layout(text, (), width, **kwargs).rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("one two three", ["one two", "three"]),
        ("12345678 90", ["12345678", "90"]),
        ("123456789012", ["12345678", "9012"]),
        ("ab 123456789012", ["ab", "12345678", "9012"]),
        ("漢字漢字漢字", ["漢字漢字", "漢字"]),
        ("ab 漢字漢字", ["ab 漢字", "漢字"]),
        ("漢字漢字。漢", ["漢字漢", "字。漢"]),
        ("ab\u00a0cdefgh", ["ab\u00a0cdefg", "h"]),
        ("a" * 7 + "🇺🇦", ["aaaaaaa", "🇺🇦"]),
        ("\tabc", ["\tabc"]),
        ("\t\tabc", ["abc"]),
        ("a    \t   \tb", ["a", "b"]),
        ("a\n\n\nb", ["a", "", "b"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_where_rows_end(text, rows):
    assert rows_of(text, 8) == rows


def test_blocks_are_a_blank_line_apart_and_front_matter_is_not_shown():
    text = "title: x\nHead\nfirst line\nsecond line\nunnamed\nMore\nteaser"
    blocks = [
        Block(Role.HEADLINE, 9, 13),
        Block(Role.BODY, 14, 36),
        Block(Role.MARKER, 45, 49),
        Block(Role.TAIL, 50, 56),
    ]
    layout = Layout(text, blocks, 40)
    assert [text[r.start : r.end] for r in layout.rows] == [
        "Head", "", "first line\nsecond line", "", "unnamed", "", "",
    ]  # fmt: skip
    assert layout.fold == 6
    assert layout.folded == 1
    unfolded = Layout(text, blocks, 40, tail_open=True)
    assert [text[r.start : r.end] for r in unfolded.rows[6:]] == ["", "", "More", "", "teaser"]


def test_a_megabyte_is_wrapped_at_once():
    paragraph = "Ministers said «the border» was quiet — and nobody believed a word of it. " * 12
    text = "\n\n".join([paragraph] * (1_000_000 // len(paragraph)))
    started = time.process_time()
    layout = Layout(text, (), 88)
    taken = time.process_time() - started
    assert len(layout.rows) > 10_000
    assert taken < 1.0  # a quarter of a second where nothing else runs


def test_the_lines_of_a_hard_wrapped_paragraph_flow_together():
    text = "one two\nthree \n   four\nfive"
    layout = Layout(text, [Block(Role.BODY, 0, len(text))], 60)
    assert [text[row.start : row.end] for row in layout.rows] == [text]
    assert layout.row_width(0) == len("one two three four five")
    assert layout.position(text.index("four"))[1] == len("one two three ")
    assert layout.offset_at(0, len("one two three ")) == text.index("four")
    narrow = Layout(text, [Block(Role.BODY, 0, len(text))], 9)
    assert [" ".join(text[row.start : row.end].split()) for row in narrow.rows] == ["one two", "three", "four five"]


@pytest.mark.parametrize("text", ["a" + " " * 300_000 + "x", "a" + " \n" * 150_000 + "x", "\n" * 300_000 + "x"])
def test_long_runs_of_white_space_take_no_more_than_their_length(text):
    started = time.process_time()
    Layout(text, (), 88)
    Layout(text, [Block(Role.BODY, 0, len(text))], 88)
    assert time.process_time() - started < 2  # the square of the length would be minutes


def test_signs_of_the_format_between_blocks_are_not_shown_and_words_are():
    text = "First.\n\n## Second\n\n***\n\nunnamed words\n\nThird."
    blocks = [
        Block(Role.BODY, text.index(word), text.index(word) + len(word)) for word in ("First.", "Second", "Third.")
    ]
    layout = Layout(text, blocks, 40)
    shown = [text[row.start : row.end] for row in layout.rows if row.role is not None]
    assert shown == ["First.", "Second", "unnamed words", "Third."]
    assert [(row.start, row.end) for row in Layout("***", (), 40).rows] == [(0, 3)]
