"""What is shown is visible, as long as the text, and the same text where it was harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import displayable, one_line

EVERY = [chr(code) for code in range(0x110000)]
DRAWN_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Characters of category Cf that have a shape of their own: number signs, marks of abbreviation and of verse."""
BLANK_LETTERS = (
    "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f\u180b\u180c\u180d\u180f\ufe00\ufe0d\U000e0100\U0001d159"
)
SPACES = " \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def test_no_control_format_or_separator_character_is_shown_as_it_is() -> None:
    kept = {
        char
        for char in EVERY
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and displayable(char) == char
    }
    assert kept == {"\n", "\t"} | DRAWN_SIGNS


def test_what_is_shown_instead_is_visible_and_stays_as_it_is() -> None:
    shown = {displayable(char) for char in EVERY if displayable(char) != char}
    assert all(unicodedata.category(char) in ("So", "Sm", "Pd") for char in shown)
    assert all(unicodedata.east_asian_width(char) in "NA" for char in shown)
    assert all(displayable(char) == char for char in shown)


def test_letters_marks_numbers_and_punctuation_stay() -> None:
    changed = {char for char in EVERY if unicodedata.category(char)[0] in "LMNPS" and displayable(char) != char} - set(
        BLANK_LETTERS
    )
    assert all(unicodedata.name(char).startswith("VARIATION SELECTOR") for char in changed)


@pytest.mark.parametrize("char", BLANK_LETTERS)
def test_letters_that_are_blank_are_shown(char: str) -> None:
    assert displayable(char) == "◌"


@pytest.mark.parametrize("char", SPACES)
def test_spaces_stay_spaces(char: str) -> None:
    assert displayable(char) == one_line(char) == char


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x1b[2J\x9b31m\x90q\x9c", "␛[2J␚31m␚q␚"),
        ("a\x00b\x7fc\rd", "a␀b␡c␍d"),
        ("\u202etxt.exe\u2066", "⇄txt.exe⇄"),
        ("pay\u200bpal\ufeff\u2060", "pay◌pal◌◌"),
        ("one\u2028two\u2029", "one␤two␤"),
        ("a\xadb", "a‐b"),
        ("\ud800\udcff", "��"),
        ("\ufffe\U0010ffff\ufdd0", "���"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("❤\ufe0f naïve — «да» № 5", "❤\ufe0f naïve — «да» № 5"),
    ],
)
def test_known_attacks(hostile: str, shown: str) -> None:
    assert displayable(hostile) == shown


ANY = st.text(st.characters() | st.sampled_from(["\x1b", "\x9b", "\u202e", "\u200b", "\n", "\t", "\udcff"]))


@given(ANY)
def test_the_length_and_the_harmless_characters_stay(text: str) -> None:
    shown = displayable(text)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(text, shown, strict=True) if a.isalnum() and a not in BLANK_LETTERS)
    assert displayable(shown) == shown


@given(ANY, ANY)
def test_each_character_is_shown_alike_wherever_it_stands(one: str, other: str) -> None:
    assert displayable(one + other) == displayable(one) + displayable(other)


@given(ANY)
def test_one_line_has_the_length_and_neither_newlines_nor_tabs(text: str) -> None:
    line = one_line(text)
    assert len(line) == len(text)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert line == displayable(text).replace("\n", " ").replace("\t", " ")
