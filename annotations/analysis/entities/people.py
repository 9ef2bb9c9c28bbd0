"""People by name, with the titles before them: names the model found, and names that follow a title."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from annotations.analysis.entities.gazetteer import names, nations
from annotations.analysis.entities.model_entities import trim
from annotations.analysis.entities.person_name import (
    continues_name,
    ends_of_bodies,
    is_of_a_body,
    name_end,
    small_words,
)
from annotations.analysis.entities.phrases import Phrases, lexicon
from annotations.analysis.entities.proper_name import in_name
from annotations.analysis.entities.titles import role, title_end, title_start, titles
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_DIGIT = re.compile(r"\d")


def find(words: Words) -> Iterator[Candidate]:
    """Named people, and their offices before the name: in "Foreign Minister Jane Roe" a role and a person."""
    seen, beyond = {i: (j, Rank.MODEL) for i, j in _seen_by_model(words)}, 0
    for i, j, _ in _figures().find(words):
        seen[i] = max(seen.get(i, (j, Rank.LISTED)), (j, Rank.LISTED))
    for i in range(len(words)):
        if i < beyond:
            continue
        if i in seen:
            found = _named(words, i, *seen[i])
        elif title := titles().at(words, i):
            found = _after_title(words, i, title[0], seen)
        elif words.texts[i] in _lexicon("given_names"):
            found = _given(words, i)
        elif words.capital(i):
            found = _placed(words, i)
        else:
            continue
        if found:
            beyond, candidate = found
            yield candidate
            yield from role(words, candidate)


def _seen_by_model(words: Words) -> Iterator[tuple[int, int]]:
    """Words `i` to `j` of each person the model found, cut to what can be a name."""
    for first, last, label in words.spans:
        if label != "PERSON":
            continue
        i, j = trim(words, first, last)
        while i < j and not (words.capital(i) or words.lower[i] in small_words("particles")):
            i += 1
        end = i
        while end < j and continues_name(words, end):
            end += 1
        while i < end and (title := titles().at(words, i)) and title[0] < end:
            i = title[0]
        text = words.slice(i, end) if i < end else ""
        if any(words.capital(k) for k in range(i, end)) and not _DIGIT.search(text) and (text.isascii() or end - i > 1):
            yield i, end


def _named(words: Words, i: int, j: int, rank: int) -> tuple[int, Candidate] | None:
    """The person at words `i` to `j`; None when the one word is an acronym or a people's name."""
    short = words.texts[i].isupper() and len(words.texts[i]) < 5
    if j - i == 1 and (short or words.lower[i] in nations()):
        return None
    return j, _candidate(words, i, j, rank)


def _after_title(words: Words, i: int, j: int, seen: Mapping[int, tuple[int, int]]) -> tuple[int, Candidate] | None:
    """The person named right after the title at words `i` to `j`, or after the further titles that follow it."""
    if not words.tagged and not words.capital(i):
        return None
    j = title_end(words, i, j)
    end = seen[j][0] if j in seen else name_end(words, j)
    if end <= j or words.lower[j] in ends_of_bodies() or words.lower[end - 1] in ends_of_bodies():
        return None
    return end, _candidate(words, j, end, Rank.RULE)


def _given(words: Words, i: int) -> tuple[int, Candidate] | None:
    """The person named by a given name and what follows, whatever the model took the words for."""
    end = name_end(words, i)
    if end < i + 2 or is_of_a_body(words, end - 1):
        return None
    return end, _candidate(words, i, end, Rank.RULE)


def _placed(words: Words, i: int) -> tuple[int, Candidate] | None:
    """Two or three capitalised words that a news outlet owns ("CNN's Jane Roe"), or that speak ("Jane Roe said")."""
    if i and (words.capital(i - 1) or words.texts[i - 1] == "-"):
        return None
    end = i
    while end < len(words) and end - i < 4 and words.texts[end].isalpha() and _name_like(words, end):
        end += 1
    if not 2 <= end - i <= 3 or any(words.lower[k] in nations() or is_of_a_body(words, k) for k in range(i, end)):
        return None
    if i > 1 and words.texts[i - 1] == "'s" and _ends_outlet(words, i - 2):
        return end, _candidate(words, i, end, Rank.RULE)
    before, after = words.lower[i - 1] if i else "", words.lower[end] if end < len(words) else ""
    if after in _lexicon("speaking") or before in _lexicon("speaking"):
        return end, _candidate(words, i, end, Rank.GUESS)
    return None


def _name_like(words: Words, i: int) -> bool:
    return in_name(words, i) and (words.tags[i] in ("NNP", "NNPS") if words.tagged else not words.begins(i))


def _ends_outlet(words: Words, i: int) -> bool:
    """Whether the name of a listed body ends with word `i`."""
    spans = (names().at(words, k) for k in range(max(0, i - 3), i + 1))
    return any(found and found[0] == i + 1 and found[1].label is Label.ORG for found in spans)


def _candidate(words: Words, i: int, j: int, rank: int) -> Candidate:
    start = title_start(words, i)
    title = words.slice(start, i) if start < i else ""
    name = words.slice(i, j).split("(")[0]  # the tokenizer leaves "Roe(born" together
    return Candidate(words.starts[i], words.starts[i] + len(name), Label.PERSON, rank, name, title=title)


@cache
def _figures() -> Phrases[None]:
    """People whom the news names without introducing them."""
    return Phrases((form, None) for group in lexicon("figures")["PERSON"].values() for forms in group for form in forms)


@cache
def _lexicon(kind: str) -> frozenset[str]:
    return frozenset(lexicon("people")[kind])
