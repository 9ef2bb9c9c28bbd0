"""What a file says about itself, and what only looks as if it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.front_matter import NONE, declared_charset, front_matter_of

WHOLE = """---
title: The fence
outlet: 'The Village''s Own'
author: "A \\"B\\" C"
published: 2023-05-22
url: https://village.invalid/fence?a=1#b
language: en
tags: [x, y]
---
Body.
"""


def test_every_field_is_read_and_the_end_is_told() -> None:
    found = front_matter_of(WHOLE)
    assert (found.title, found.outlet, found.author) == ("The fence", "The Village's Own", 'A "B" C')
    assert (found.published, found.url, found.language) == ("2023-05-22", "https://village.invalid/fence?a=1#b", "en")
    assert WHOLE[found.end :] == "Body.\n"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("author: [Ann Ek, Bo Öst]", "Ann Ek, Bo Öst"),
        ("author:\n  - Ann Ek\n  - Bo Öst", "Ann Ek, Bo Öst"),
        ("author:\n- Ann Ek", "Ann Ek"),
        ("author: >\n  Ann Ek\n  of Oslo", "Ann Ek of Oslo"),
        ("Author:Ann Ek", "Ann Ek"),
        ("byline: Ann Ek\nauthor: Bo", "Ann Ek"),
        ("# a comment\n\nauthor: Ann Ek", "Ann Ek"),
    ],
)
def test_the_forms_a_name_may_have(written: str, author: str) -> None:
    assert front_matter_of(f"---\n{written}\n---\nBody").author == author


HOSTILE = [
    "[/nope]",
    "[@click=app.quit]x[/]",
    "he said [sic] that",
    "\x1b]52;c;aGk=\x07",
    "!!python/object:os.system",
    "&a *a",
    "{x: 1}",
    "yes",
    "0x10",
    "=1+1",
    "\u202eevil",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_ordinary_strings(value: str) -> None:
    assert front_matter_of(f"---\ntitle: {value}\n---\nBody").title == value


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1).map(str.strip))
def test_any_one_line_value_comes_back(value: str) -> None:
    found = front_matter_of('---\ntitle: "' + value.replace("\\", "\\\\").replace('"', '\\"') + '"\n---\nBody')
    assert found.title == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\ntitle: never closed\n",
        "---\ntitle: x\nthis line is prose, not a field\n---\nBody",
        "---\nMoscow: we deny it.\n---\nBody",
        "---\nhttps://village.invalid\n---\nBody",
        "---\n---\nBody",
        "----\ntitle: x\n---\nBody",
        " ---\ntitle: x\n---\nBody",
        "Body first\n---\ntitle: x\n---\n",
        "---\ntitle: " + "x" * 20_000 + "\n---\nBody",
        "---\n" + "tags: y\n" * 5_000 + "title: x\n---\nBody",
    ],
)
def test_what_is_broken_or_no_front_matter_is_body(text: str) -> None:
    assert front_matter_of(text) == NONE


@given(st.text(st.sampled_from("-:. #\n\t'\"[]>ax"), max_size=60))
def test_the_end_is_a_line_start_behind_a_closing_rule(inside: str) -> None:
    text = f"---\ntitle: x\n{inside}"
    end = front_matter_of(text).end
    assert end == 0 or text[:end].rstrip("\n \t").rpartition("\n")[2].strip() in ("---", "...")


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (b"---\ncharset: koi8-r\n---\nx", "koi8-r"),
        (b'---\r\nencoding: "windows-1251"\r\n---\r\nx', "windows-1251"),
        (b"\xef\xbb\xbf---\ncharset: utf-8\n---\n", "utf-8"),
        (b"---\ntitle: x\n---\ncharset: koi8-r\n", ""),
        (b"charset: koi8-r\n", ""),
        (b"---\ncharset: not a name\n---\n", ""),
    ],
)
def test_the_charset_is_found_before_decoding(raw: bytes, charset: str) -> None:
    assert declared_charset(raw) == charset
