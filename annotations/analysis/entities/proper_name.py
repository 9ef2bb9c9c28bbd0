"""Where a name begins and ends whose head noun is known: capitalised words and the small ones between them."""

import re
from functools import cache

from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.words import Words

NUMBERED = re.compile(r"(?i)\d+(?:st|nd|rd|th)")
_ARTICLES = frozenset(["al", "ar", "as", "ash", "az", "el"])
_LONGEST = 10
_JOINED_BY_AND = frozenset(["ministry", "department", "committee", "office", "institute", "center", "centre"])


@cache
def _not_in_names() -> frozenset[str]:
    return frozenset(lexicon("grammar")["not_in_names"])


@cache
def _before_of() -> frozenset[str]:
    return frozenset(lexicon("grammar")["before_of"])


@cache
def _days() -> frozenset[str]:
    """Words after which "on" tells when: "the Harbour Union on Monday"."""
    return frozenset(word.lower() for kind in ("weekdays", "months") for word in lexicon("numbers")[kind])


def in_name(words: Words, i: int) -> bool:
    """Whether word `i` may be part of a name: it has a capital and is no article, preposition or number word."""
    return words.capital(i) and words.texts[i][0].isalpha() and words.lower[i] not in _not_in_names()


def name_start(words: Words, head: int) -> int:
    """The first word of the name whose head begins at word `head`: "Freedom for Russia Legion", "72nd Tank Army".

    "of" and "for" are crossed between capitalised words, unless the one before is an office ("Commander of …").
    """
    start, i = head, head - 1
    while i >= 0 and head - i <= _LONGEST:
        if in_name(words, i) or NUMBERED.fullmatch(words.texts[i]) or _article(words, i):
            start = i
        elif not (_crosses(words, i) and start == i + 1):
            break
        i -= 1
    return start


def _article(words: Words, i: int) -> bool:
    return words.lower[i] in _ARTICLES and i + 1 < len(words) and words.texts[i + 1] == "-"


def _crosses(words: Words, i: int) -> bool:
    if i == 0:
        return False
    if words.texts[i] == "-":
        return words.ends[i - 1] == words.starts[i]
    return words.lower[i] in ("of", "for") and in_name(words, i - 1) and words.lower[i - 1] not in _before_of()


def name_end(words: Words, j: int) -> int:
    """Where "of Defense", "for the Study of War", "of Trade and Industry" behind a name's head ends; 0 without one."""
    if j + 1 >= len(words) or words.lower[j] not in ("of", "for", "on") or words.starts[j] != words.ends[j - 1] + 1:
        return 0
    end = _past_article(words, j + 1)
    if end >= len(words) or not in_name(words, end) or (words.lower[j] == "on" and words.lower[end] in _days()):
        return 0
    while end < min(len(words), j + _LONGEST):
        if in_name(words, end) or words.texts[end] == "-":
            end += 1
        elif _goes_on(words, end, words.lower[j - 1]):
            end = _past_article(words, end + 1)
        else:
            break
    return end


def _goes_on(words: Words, i: int, head: str) -> bool:
    after = _past_article(words, i + 1)
    if after >= len(words) or not in_name(words, after):
        return False
    return words.lower[i] in ("of", "for") or (words.lower[i] == "and" and head in _JOINED_BY_AND)


def _past_article(words: Words, i: int) -> int:
    return i + 1 if i < len(words) and words.lower[i] == "the" else i


def of_country(words: Words, j: int) -> int:
    """Where "of Ukraine", "of the Russian Federation" behind a common noun ends; 0 without one."""
    if j + 1 >= len(words) or words.lower[j] != "of":
        return 0
    first = _past_article(words, j + 1)
    for end in range(min(first + 4, len(words)), first, -1):
        if words.slice(first, end).lower() in nations() and words.capital(first):
            return 0 if words.texts[end : end + 1] == ["'s"] else end  # "units of Russia's brigade"
    return 0
