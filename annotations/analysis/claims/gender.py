"""Whether a named person is a he or a she, where a title or the form of an East Slavic surname tells it."""

import re
from collections.abc import Iterable

from annotations.text import Span

_BEFORE = 10
_MEN = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother|Duke|Sheikh)\b\.?\s*$")
_WOMEN = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Queen|Princess|Madam|Mother|Sister|Dame|Duchess)\b\.?\s*$")
_HIS_NAME = re.compile(r"(?:[oe]v|sk(?:y|yi|iy|ij|yy|i))$")
_HER_NAME = re.compile(r"(?:[oe]va|skaya?|ska)$")


def gender(text: str, mentions: Iterable[Span]) -> str:
    """Tell "he", "she", or "" when the text does not say.

    Args:
        text: the article's.
        mentions: every span that names the person.
    """
    for mention in mentions:
        words = mention.of(text)
        before = text[max(0, mention.start - _BEFORE) : mention.start]
        for place in (before, words.partition(" ")[0]):
            if _WOMEN.search(place):
                return "she"
            if _MEN.search(place):
                return "he"
        if _HER_NAME.search(words):
            return "she"
        if _HIS_NAME.search(words):
            return "he"
    return ""
