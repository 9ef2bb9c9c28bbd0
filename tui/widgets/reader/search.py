"""Finding words in a text whatever their case, accents, quotation marks or line breaks."""

import re
import unicodedata
from collections.abc import Iterator

from annotations.text import Span

_KEPT = frozenset("йЙїЇ")
"""Letters of their own, although Unicode takes them apart; ё is found as е, as Russians write it."""
_SAME = {
    **dict.fromkeys("’‘ʼ‛′`", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f", " "),
}
_MARKS = "[\u0300-\u036f]*"


class _Folding(dict[int, str]):
    """Code point to the one it is found as, looked up once each."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    apart = unicodedata.normalize("NFD", character)
    base = apart[0]
    if character in _KEPT or not all(unicodedata.combining(mark) for mark in apart[1:]):
        base = character
    lower = base.lower()
    return lower if len(lower) == 1 else base


_FOLDING = _Folding()


def folded(text: str) -> str:
    """`text` as it is searched: lower case, without accents, typographic signs as plain ones; of the same length."""
    return text.translate(_FOLDING)


def matches(text: str, query: str, start: int, end: int) -> Iterator[Span]:
    """Where `query` stands in `text[start:end]`, in order and without overlaps.

    Args:
        text: what `folded` gave.
        query: as it was typed; spaces in it match any run of spaces and line breaks. An empty one matches nothing.
        start: first code point that may match.
        end: where matches must end.
    """
    words = folded(query).split()
    pattern = r"\s+".join("".join(_piece(character) for character in word) for word in words)
    if pattern:
        yield from (Span(*match.span()) for match in re.compile(pattern).finditer(text, start, end))


def _piece(character: str) -> str:
    """What finds a character; accents written as combining marks may follow it, and are not asked for."""
    return "" if "\u0300" <= character <= "\u036f" else re.escape(character) + _MARKS
