"""What a filter of the article list finds, and that it shows where."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.article_list import Counts
from tui.widgets.article_list.matching import Matcher, matched, words_of
from tui.widgets.article_list.row_text import row_lines

from .listing import PLAIN, ROWS, Listed, text_of


def found(query: str, rows: Sequence[Listed] = ROWS) -> list[str]:
    return [rows[index].path for index in Matcher(rows).ranked(query)]


def test_the_best_come_first() -> None:
    rows = [
        Listed("path/bridge.txt", "Nothing of the kind"),
        Listed("1.txt", "The footbridge"),
        Listed("2.txt", "Over the bridge"),
        Listed("3.txt", "Bridge lost"),
        Listed("4.txt", "Bridge held"),
    ]
    assert found("bridge", rows) == ["3.txt", "4.txt", "2.txt", "1.txt", "path/bridge.txt"]


def test_every_word_must_be_found_in_any_order() -> None:
    assert found("bridge LETTERS") == ["letters.txt"]
    assert found("bridge ministry") == []


@pytest.mark.parametrize("query", ["minsitry", "ministri", "xinistry", "ministrry", "denis landing"])
def test_a_slip_is_forgiven(query: str) -> None:
    assert found(query)[0] == "north/ministry.md"


@pytest.mark.parametrize("query", ["harbuor", "habrour ferry", "brigde harbuor"])
def test_a_slip_is_forgiven_in_the_outlet_too(query: str) -> None:
    assert found(query) == ["north/bridge.txt"]


def test_a_slip_in_the_title_may_stand_beside_an_outlet_as_it_is() -> None:
    assert found("agency minsitry") == ["north/ministry.md"]


def test_a_longer_word_is_not_like_a_short_outlet() -> None:
    assert found("postulated", [Listed("1.txt", "Nothing", "Post")]) == []


def test_short_words_are_taken_as_they_are() -> None:
    assert found("fery") == []
    assert found("bri") == ["north/bridge.txt", "letters.txt"]


@pytest.mark.parametrize("query", ["23 may", "agency", "north/min", "empty file"])
def test_outlet_day_path_and_reason_are_searched_too(query: str) -> None:
    assert found(query)


def test_typing_on_finds_what_typing_at_once_finds() -> None:
    for query in ("bridge landed", "ministri", "xinistry denies", "Letters: who", "ferr bridge"):
        grown = Matcher(ROWS)
        for end in range(1, len(query) + 1):
            assert grown.ranked(query[:end]) == Matcher(ROWS).ranked(query[:end])
        for end in range(len(query), 0, -1):
            assert grown.ranked(query[:end]) == Matcher(ROWS).ranked(query[:end])


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=8)), max_size=8), st.text(max_size=12))
def test_a_filter_finds_rows_once_and_never_fails(rows: list[tuple[str, str]], query: str) -> None:
    listed = [Listed(f"{index}.txt", title, outlet) for index, (title, outlet) in enumerate(rows)]
    ranked = Matcher(listed).ranked(query)
    assert len(set(ranked)) == len(ranked)
    words = words_of(query)
    exact = {i for i, row in enumerate(listed) if all(w in f"{row.title}\n{row.outlet}".lower() for w in words)}
    assert exact <= set(ranked)


def test_matched_characters_are_told_by_offset() -> None:
    assert sorted(matched("Over the Bridge", ["bridge"])) == list(range(9, 15))
    assert "".join("Ministry"[at] for at in sorted(matched("Ministry", ["minsitry"]))) in ("Minstry", "Minitry")
    assert matched("Ministry", ["bridge"]) == frozenset()
    assert sorted(matched("İstanbul bridge", ["bridge"])) == list(range(9, 15))


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_matched_offsets_lie_in_the_text(text: str, query: str) -> None:
    assert all(0 <= at < len(text) for at in matched(text, words_of(query)))


def test_matched_characters_are_underlined() -> None:
    first, second = row_lines(ROWS[0], Counts(), 40, PLAIN, is_open=False, words=("bridge", "harb"))
    assert [segment.text for segment in first if segment.style and segment.style.underline] == ["bridge"]
    assert [segment.text for segment in second if segment.style and segment.style.underline] == ["Harb"]


def test_what_is_found_in_the_path_alone_shows_the_path() -> None:
    _, second = row_lines(ROWS[1], Counts(), 40, PLAIN, is_open=False, words=("north",))
    assert text_of(second).strip() == "north/ministry.md"
    assert [segment.text for segment in second if segment.style and segment.style.underline] == ["north"]
