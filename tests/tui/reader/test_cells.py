import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from annotations.text import displayable
from tui.widgets.reader.cells import _NARROW_RANGES, MARKS, SPACES, clusters, is_narrow

MIXED = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aя 漢\t\n\u0301\ufe0f\u200d🇺🇦🏽👩❤1\u20e3\u00a0\u3000\u1161한"),
    ),
    max_size=60,
).map(displayable)


def test_the_fast_path_holds_only_single_cells():
    for first, last in _NARROW_RANGES:
        for code in range(ord(first), ord(last) + 1):
            assert get_character_cell_size(chr(code)) == 1, hex(code)
            assert chr(code) == " " or chr(code) not in SPACES, hex(code)
            assert displayable(chr(code)) == chr(code), hex(code)


@given(MIXED)
def test_clusters_follow_each_other_without_gap(text):
    found = list(clusters(text, 0, len(text)))
    assert [c.start for c in found] == [0, *(c.end for c in found[:-1])] if text else not found
    assert sum(c.end - c.start for c in found) == len(text)
    column = 0
    for cluster in found:
        assert cluster.column == column
        assert cluster.width >= 1
        assert not {"\t", "\n"} & set(cluster.drawn)
        assert cell_len(cluster.drawn) == cluster.width
        column += cluster.width
    assert cell_len("".join(c.drawn for c in found)) == column


@given(MIXED)
def test_narrow_text_has_one_cluster_a_character(text):
    if is_narrow(text, 0, len(text)):
        assert all(c.plain and c.column == c.start for c in clusters(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("ab", [1, 1]),
        ("a\tb", [1, 3, 1]),
        ("abcd\t", [1, 1, 1, 1, 4]),
        ("a\n\n\nb", [1, 1, 1]),
        ("漢字", [2, 2]),
        ("🇺🇦🇷🇺", [2, 2]),
        ("🇺🇦🇷", [2, 1]),
        ("❤️!", [2, 1]),
        ("1️⃣", [2]),
        ("👍🏽", [2]),
        ("e\u0301x", [1, 1]),
        ("\u0301x", [1, 1]),
    ],
)
def test_what_is_drawn_as_one_thing(text, widths):
    assert [c.width for c in clusters(text, 0, len(text))] == widths


def test_joined_emoji_show_what_joins_them():
    text = displayable("👨\u200d👩")
    assert [c.drawn for c in clusters(text, 0, len(text))] == ["👨", "◌", "👩"]


def test_piled_up_marks_are_spread_over_bases():
    text = "e" + "\u0301" * 100
    found = list(clusters(text, 0, len(text)))
    assert all(len(c.drawn) <= MARKS + 1 for c in found)
    assert "".join(c.drawn for c in found).count("\u0301") == 100
