"""Common nouns that head the description of a force, a weapon or a place, with the nouns that follow them looked at."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TypeVar

from annotations.analysis.entities.phrases import Phrases, lexicon
from annotations.analysis.entities.words import Words

T = TypeVar("T")
_NAME_TAGS = frozenset(["NNP", "NNPS"])


def heads(words: Words, phrases: Phrases[T], may_follow: Collection[str] = ()) -> Iterator[tuple[int, int, T]]:
    """Words `i` to `j` and the value of each listed noun that heads its phrase.

    A noun followed by another is no head ("missile strike", "army base"), unless that one is in `may_follow`.
    """
    for i, j, value in phrases.find(words):
        if (j - i > 1 or words.noun(j - 1)) and not _goes_on(words, j, may_follow):
            yield i, j, value


def _goes_on(words: Words, j: int, may_follow: Collection[str]) -> bool:
    """Whether a noun or hyphen right behind word `j` makes the word before it a mere modifier."""
    if j == len(words) or words.lower[j] in may_follow or words.lower[j] in _adverbs():
        return False
    if words.texts[j] == "-":
        return words.starts[j] == words.ends[j - 1]
    if not words.tagged:
        return words.lower[j] in _usual_next()
    tag, before = words.tags[j], words.tags[j - 1]
    if (
        words.capital(j - 1) and j > 1 and words.capital(j - 2)
    ):  # a whole name may stand before a noun: "the Army budget"
        return tag in _NAME_TAGS and words.capital(j)
    if tag in _NAME_TAGS:  # "Army Group", "the company Rosatom", but "told troops Boris Pistorius"
        return words.capital(j - 1) or (words.capital(j) and before == "NN")
    return tag in ("NN", "NNS")


@cache
def _adverbs() -> frozenset[str]:
    table = lexicon("numbers")
    calendar = (word.lower() for kind in ("days", "weekdays", "months") for word in table[kind])
    return frozenset([*calendar, *lexicon("grammar")["directions"]])


@cache
def _usual_next() -> frozenset[str]:
    return frozenset(lexicon("grammar")["usual_next"])
