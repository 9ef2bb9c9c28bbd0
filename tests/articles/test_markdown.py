"""Markdown's signs tell roles, and offsets stay those of the source."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.model import Role
from annotations.articles.readers.markdown import pieces_of, read

BODY = "The ferry ran aground at dawn on Tuesday, and forty passengers were brought ashore, the harbour master said."
MORE = "The ferry's owner blamed a buoy that had drifted in the night, which the harbour master denied at once."


def found(text: str) -> list[tuple[str, str]]:
    reading = read(text.encode())
    assert reading.text == text
    return [(block.role.value, block.span.of(text)) for block in reading.blocks]


def test_headings_pictures_and_paragraphs() -> None:
    text = f"""# Ferry runs *aground*

*Forty brought ashore*

By Ann Ekdal

![A hull on the sand](hull.jpg "hull")
*A hull on the sand*
*Bo Öst*

{BODY}

## What the owner says ##

> {MORE}

---

Related

- Rye is good
"""
    assert found(text) == [
        ("headline", "Ferry runs *aground*"),
        ("standfirst", "Forty brought ashore"),
        ("byline", "By Ann Ekdal"),
        ("caption", "A hull on the sand"),
        ("caption", "A hull on the sand"),
        ("credit", "Bo Öst"),
        ("body", BODY),
        ("section", "What the owner says"),
        ("body", MORE),
        ("section", "---"),
        ("marker", "Related"),
        ("tail", "- Rye is good"),
    ]


def test_underlined_headings() -> None:
    text = f"Ferry runs aground\n==================\n\n{BODY}\n\nWhat now?\n---------\n\n{MORE}\n"
    assert found(text) == [
        ("headline", "Ferry runs aground"),
        ("section", "=================="),
        ("body", BODY),
        ("section", "What now?"),
        ("section", "---------"),
        ("body", MORE),
    ]


def test_a_marker_may_be_a_heading() -> None:
    text = f"# Ferry runs aground\n\n{BODY}\n\n{MORE}\n\n## Read next\n\nRye is good"
    assert found(text)[-2:] == [("marker", "Read next"), ("tail", "Rye is good")]


def test_wrapped_paragraphs_are_one_block() -> None:
    paragraph = "The ferry ran aground at dawn,\nand forty passengers were\nbrought ashore, he said."
    assert found(f"# Ferry\n\n{paragraph}\n\nNobody\nwas hurt.")[1:] == [
        ("body", paragraph),
        ("body", "Nobody\nwas hurt."),
    ]


def test_code_is_body_whatever_it_looks_like() -> None:
    text = f"# Ferry\n\n{BODY}\n\n```\n# not a heading\n```\n"
    assert ("body", "# not a heading") in found(text)


@pytest.mark.parametrize(
    "line", ["#", "######", "#hashtag", "![](x)", "![x]", ">", "> ", "***", "- ", "```", "= =", "\\# x"]
)
def test_odd_signs_are_never_lost(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\n{MORE}"
    assert any(words.strip() and words in line for _, words in found(text))


@given(st.text(st.sampled_from("#*_->!`=[]()aB. \n\t"), max_size=120))
def test_every_line_with_words_has_one_piece(text: str) -> None:
    pieces = pieces_of(text)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        if line.strip():
            assert sum(piece.start < end and position < piece.end for piece in pieces) == 1
        position = end + 1


def test_front_matter_comes_first() -> None:
    text = f"---\ntitle: Ferry\n---\n# Ferry\n\n{BODY}"
    assert found(text) == [("headline", "Ferry"), ("body", BODY)]
    assert read(text.encode()).blocks[0].role is Role.HEADLINE
