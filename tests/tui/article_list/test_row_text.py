"""What a row of the article list says, whatever a file says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.article_list import Counts
from tui.widgets.article_list.listed import below_of, day, title_of
from tui.widgets.article_list.matching import words_of
from tui.widgets.article_list.row_text import cropped, row_lines

from .listing import HOSTILE, PLAIN, ROWS, Listed, text_of


def test_a_row_says_title_count_outlet_and_day() -> None:
    first, second = row_lines(ROWS[0], Counts(3, 15), 40, PLAIN, is_open=True)
    assert text_of(first) == "▸ Ferry to the northern bridge      3/15"
    assert text_of(second) == "  The Harbour Post           22 May 2023"


def test_a_long_title_gives_way_to_the_count() -> None:
    first, _ = row_lines(ROWS[0], Counts(0, 9), 24, PLAIN, is_open=False)
    assert text_of(first) == "  Ferry to the nort… 0/9"


def test_a_done_article_has_its_sign() -> None:
    first, _ = row_lines(ROWS[1], Counts(5, 5), 40, PLAIN, is_open=False)
    assert text_of(first).endswith("5/5✓")
    assert first[-1].style == PLAIN.done


@pytest.mark.parametrize(
    ("counts", "said"),
    [(Counts(), ""), (Counts(2, None), "2"), (Counts(0, 0), "0/0"), (Counts(0, 3), "0/3"), (Counts(3, 3), "3/3✓")],
)
def test_counts_say_what_is_known(counts: Counts, said: str) -> None:
    assert str(counts) == said


def test_a_file_that_cant_be_read_says_why() -> None:
    first, second = row_lines(ROWS[2], Counts(), 30, PLAIN, is_open=False)
    assert text_of(first).rstrip() == "▲ broken.txt"
    assert text_of(second).rstrip() == "  empty file"
    assert second[1].style == PLAIN.unreadable


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2023-05-23", "23 May 2023"),
        ("2023-05-03T08:00:00Z", "3 May 2023"),
        ("2023-13-03", "2023-13-03"),
        ("23.05.2023", "23.05.2023"),
        ("May", "May"),
        ("²⁰²³-⁰⁵-²³", "²⁰²³-⁰⁵-²³"),
        ("", ""),
    ],
)
def test_a_day_is_written_as_people_do(published: str, said: str) -> None:
    assert day(published) == said


@given(st.text(), st.text(), st.text(), st.text(max_size=8), st.integers(8, 60), st.booleans())
def test_whatever_a_file_says_a_row_keeps_its_width(
    title: str, outlet: str, published: str, query: str, width: int, is_open: bool
) -> None:
    row = Listed("a/b.txt", title, outlet, published)
    for line in row_lines(row, Counts(1, 12), width, PLAIN, is_open=is_open, words=words_of(query)):
        text = text_of(line)
        assert cell_len(text) == width
        assert not any(character in text for character in "\x1b\n\r\t\x07\x9b\u202e\u2028\x00\x7f")


def test_foreign_strings_are_safe_and_whole() -> None:
    row = ROWS[6]
    assert "[@click=app.quit]x[/]" in title_of(row)
    assert title_of(row).replace("␛", "\x1b").replace("␇", "\x07")[:5] == HOSTILE[:5]
    assert below_of(row).count("[sic]") == 2


def test_wide_characters_are_never_cut_in_half() -> None:
    for width in range(2, 40):
        segments = cropped(ROWS[4].title, width, PLAIN.plain, PLAIN.match)
        assert width - 1 <= cell_len(text_of(segments)) <= width or width >= cell_len(ROWS[4].title)
