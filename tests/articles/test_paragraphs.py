"""Lines, and wrapped lines that are one paragraph."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.paragraphs import lines_of, pieces_of

PARAGRAPHS = (
    "The farmer said on Monday that a column of tractors had crossed his field before dawn, and that nobody in the "
    "village had heard the engines until the dogs began to bark at the far end of the lane.",
    "A clerk at the town hall denied it. The hall keeps a list of every machine that passes the bridge, she said, and "
    "the list for that morning holds two bicycles, a milk van and the priest.",
    "Whoever came, the fence is gone and the gate hangs from one hinge, which the farmer regards as proof enough.",
)


def words_of(text: str, start: int = 0) -> list[str]:
    return [" ".join(piece.span.of(text).split()) for piece in pieces_of(text, start)]


@pytest.mark.parametrize("width", [60, 65, 72, 78, 98])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_wrapped_paragraphs_are_one_piece_each(width: int, gap: str) -> None:
    text = gap.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert words_of(text) == list(PARAGRAPHS)


def test_indented_paragraphs_without_gaps_are_kept_apart() -> None:
    text = "\n".join(textwrap.fill(paragraph, 70, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert words_of(text) == list(PARAGRAPHS)


def test_short_lines_above_a_wrapped_paragraph_stay_lines() -> None:
    body = textwrap.fill(PARAGRAPHS[0], 72)
    head = ["Village news", "Tractors at dawn", "A gate after the night", "REUTERS"]
    text = "\n\n".join([*head[:3], f"{head[3]}\n{body}", textwrap.fill(PARAGRAPHS[1], 72)])
    assert words_of(text) == [*head, *PARAGRAPHS[:2]]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "Bread\nMilk\nEggs\nA bag of salt for the road\nOil",
        "The gate hangs from one hinge\nThe gate hangs from one hinge\nREUTERS\n" + PARAGRAPHS[0],
        "one line of a poem that is rather long\nanother line of it\nand a third one, shorter\nand the last",
    ],
)
def test_lines_that_nobody_wrapped_stay_lines(text: str) -> None:
    assert words_of(text) == text.split("\n")


ANY = st.text(st.sampled_from("aB. \n\t\xa0\x0b\x0c\u2028é—\"'#>-"), max_size=200)


@given(ANY)
def test_pieces_cover_every_visible_character_once(text: str) -> None:
    covered: list[int] = []
    for piece in pieces_of(text):
        assert piece.start < piece.end
        assert not text[piece.start].isspace()
        assert not text[piece.end - 1].isspace()
        covered.extend(range(piece.start, piece.end))
    assert covered == sorted(set(covered))
    assert all(i in set(covered) for i, char in enumerate(text) if not char.isspace())


@given(ANY, st.integers(0, 50))
def test_nothing_above_the_start_is_covered(text: str, start: int) -> None:
    start = min(start, len(text))
    assert all(line.start >= start for line in lines_of(text, start))


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=6), st.integers(50, 95))
def test_wrapping_never_changes_the_words(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert words_of(text) == paragraphs
