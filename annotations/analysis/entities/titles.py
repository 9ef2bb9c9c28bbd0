"""The titles before a person's name: forms of address, ranks, offices and callings."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from annotations.analysis.entities.gazetteer import names, nations
from annotations.analysis.entities.phrases import Phrases, lexicon
from annotations.analysis.entities.proper_name import in_name
from annotations.analysis.entities.words import Candidate, Words
from annotations.analysis.model import Label

_LONGEST = 12
"""Words of titles before a name: longer runs are lists, and looking through them would take their square in time."""


def title_end(words: Words, i: int, j: int) -> int:
    """Where the titles that follow the one at words `i` to `j` end: "Lt. Gen.", "Defence Secretary Sir"."""
    last, limit = i, min(len(words), i + _LONGEST)
    while j < limit:
        if _is_abbreviation(words, last, j):
            j += 1
        elif more := titles().at(words, j):
            last, j = j, more[0]
        else:
            break
    return j


def title_start(words: Words, name: int) -> int:
    """The first word of the titles right before a name; the name's own when there are none."""
    start = name
    while name - start < _LONGEST and (found := _title_ending(words, start)) is not None:
        start = found
    if start == name:
        return name
    while start > 0 and name - start < _LONGEST and _before_title(words, start - 1):
        start -= 1
    return start


def role(words: Words, person: Candidate) -> Iterator[Candidate]:
    """The office or calling right before a name, a further mention of the person; a mere rank or "Mr" is none."""
    end = bisect_left(words.starts, person.start)
    first = title_start(words, end)
    while end > first and not any(found[0] == end for k in range(first, end) if (found := _roles().at(words, k))):
        end -= 1
    if end > first:
        yield words.candidate(first, end, Label.PERSON, name=person.name, nominal=True)


def _before_title(words: Words, i: int) -> bool:
    """Whether word `i` tells more of a title: "former", "Iraqi", or a part of "Jordanian-born"."""
    if in_name(words, i) and _of_a_department(words, i + 1) and not _ends_listed(words, i):
        return True  # "International Development Secretary"
    hyphened = words.texts[i] == "-" and i > 0 and words.ends[i - 1] == words.starts[i]
    return hyphened or words.lower[i] in _before_titles() or words.lower[i] in nations()


def _of_a_department(words: Words, i: int) -> bool:
    """Whether capitalised words from word `i` on end in a secretary or minister."""
    end = i
    while end < min(len(words), i + _LONGEST) and words.capital(end):
        if words.lower[end] in ("secretary", "minister"):
            return True
        end += 1
    return False


def _ends_listed(words: Words, i: int) -> bool:
    """Whether a listed name ends with word `i`."""
    return any((found := names().at(words, k)) and found[0] == i + 1 for k in range(max(0, i - 3), i + 1))


def _title_ending(words: Words, end: int) -> int | None:
    """Where the longest title that ends right before word `end` begins."""
    for begin in range(max(0, end - 4), end):
        found = titles().at(words, begin)
        if found and (found[0] == end or (found[0] == end - 1 and _is_abbreviation(words, begin, end - 1))):
            return begin
    return None


def _is_abbreviation(words: Words, i: int, j: int) -> bool:
    """Whether the full stop at word `j` belongs to the title before it: "Sgt. Roe", but not "the expert. Roe"."""
    return j < len(words) and j - i == 1 and words.texts[j] == "." and f"{words.lower[i]}." in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    tables = lexicon("people")
    return frozenset(word for kind in ("address", "ranks", "offices") for word in tables[kind] if word.endswith("."))


@cache
def titles() -> Phrases[str]:
    """Forms of address, ranks, offices and callings, each with its kind."""
    tables = lexicon("people")
    return Phrases((phrase, kind) for kind in ("address", "ranks", "offices", "callings") for phrase in tables[kind])


@cache
def _roles() -> Phrases[str]:
    tables = lexicon("people")
    return Phrases((phrase, kind) for kind in ("offices", "callings") for phrase in tables[kind])


@cache
def _before_titles() -> frozenset[str]:
    return frozenset(lexicon("people")["before_titles"])
