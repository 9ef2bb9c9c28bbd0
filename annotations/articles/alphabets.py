"""Which encoding of one byte a character fits the letters best: Russian and Ukrainian ones, or Western European.

Statistical detectors need a page to tell cp1251 from KOI8-R; here the candidates are few and known, so that a line is
enough. Each candidate's reading is scored: the logarithm of each letter's frequency, less a penalty for what
no orthography does (a capital inside a word, Latin and Cyrillic in one word, a box-drawing sign). The best mean wins.
"""

import functools
import math
import tomllib
from importlib import resources
from typing import Any

WESTERN = "cp1252"
CANDIDATES = {WESTERN: 0.0, "cp1251": 0.0, "koi8-r": -0.5, "koi8-u": -0.6, "cp866": -2.0, "iso8859-5": -2.5}
"""What may be chosen, with the logarithm of how likely each is before its letters are seen; a tie goes to the first.

Western comes first: with only dashes and quotes above ASCII, which cp1251 has in the same places, a text is Western.
"""

_BETWEEN_LETTERS = frozenset("’‘–—…·\xa0")
_COMMON_SIGNS = frozenset("«»“”„‘’‚–—…•·№§©®™°±×½²³€£\xa0")
_SIGN = math.log(0.03)
_RARE_LETTER = math.log(0.0008)
_NO_LETTER = math.log(0.0001)
_COMMON_PAIR = 1.0
_CAPITAL = -0.6
_CAPITAL_AFTER_CAPITAL = -0.3
_CAPITAL_AFTER_SMALL = -5.0
_MIXED_SCRIPTS = -5.0
_ACCENTS_IN_A_ROW = -2.0
_CONTROL = -8.0
_SIGN_IN_WORD = -3.0
_POOREST = -3.9
"""A mean below this fits no candidate; Russian and German prose have -3 to -2, Greek read as cp1251 -4.2."""
_FEW = 12
"""Fewer characters above ASCII than this are too few for any doubt about the candidates."""


@functools.cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("letters.toml").read_text("utf-8"))


@functools.cache
def _frequencies(alphabet: str) -> dict[str, float]:
    return {letter: math.log(share / 1000) for letter, share in _tables()[alphabet].items()}


@functools.cache
def _common_pairs() -> frozenset[str]:
    return frozenset(_tables()["pairs"]["cyrillic"].split())


def best_single_byte(sample: bytes) -> str:
    """The encoding of one byte a character whose letters fit best, by its Python name; "" when none fits.

    Args:
        sample: bytes with some above ASCII, whole lines for the best answer.
    """
    scores = {name: prior + _score(sample.decode(name, "replace"), name) for name, prior in CANDIDATES.items()}
    best = max(scores, key=scores.__getitem__)
    high = sum(byte >= 0x80 for byte in sample)
    if high >= _FEW and scores[best] / high < _POOREST:
        return ""
    if best == WESTERN and not any(0x80 <= byte < 0xA0 for byte in sample):
        return "latin-1"
    return best


def _score(text: str, encoding: str) -> float:
    """The logarithm of how likely the characters above ASCII are, as this encoding reads them."""
    western = encoding == WESTERN
    frequency = _frequencies("western" if western else "cyrillic")
    pairs = _common_pairs()
    total = 0.0
    before, in_word = " ", False
    for char, after in zip(text, text[1:] + " ", strict=True):
        letter = char.isalpha()
        high = char >= "\x80"
        if high:
            if letter:
                total += frequency.get(char.lower(), _RARE_LETTER) + _case(before, char)
            else:
                total += _sign(char) + _SIGN_IN_WORD * (in_word and after.isalpha() and char not in _BETWEEN_LETTERS)
        if letter and in_word:
            if western:
                total += _ACCENTS_IN_A_ROW * (high and before >= "\x80")
            else:
                total += _MIXED_SCRIPTS * (high != (before >= "\x80"))
                total += _COMMON_PAIR * ((before + char).lower() in pairs)
        before, in_word = char, letter
    return total


def _case(before: str, char: str) -> float:
    if not char.isupper():
        return 0.0
    if before.islower():
        return _CAPITAL_AFTER_SMALL
    return _CAPITAL_AFTER_CAPITAL if before.isupper() else _CAPITAL


def _sign(char: str) -> float:
    if char in _COMMON_SIGNS:
        return _SIGN
    return _CONTROL if char < "\xa0" or char == "�" else _NO_LETTER
