"""People by name, with the titles before them: names the model found, and names that follow a title."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from annotations.analysis.entities.gazetteer import names, nations
from annotations.analysis.entities.model_entities import trim
from annotations.analysis.entities.phrases import Phrases, lexicon
from annotations.analysis.entities.proper_name import in_name
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_LONGEST_NAME = 6
_NAME_TAGS = frozenset(["NNP", "NNPS", "NN", "JJ", "FW", "UH", ""])


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
        else:
            continue
        if found:
            beyond, candidate = found
            yield candidate
            yield from _role(words, candidate)


def _seen_by_model(words: Words) -> Iterator[tuple[int, int]]:
    """Words `i` to `j` of each person the model found, cut to what can be a name."""
    for first, last, label in words.spans:
        if label != "PERSON":
            continue
        i, j = trim(words, first, last)
        while i < j and not (words.capital(i) or words.lower[i] in _lexicon("particles")):
            i += 1
        end = i
        while end < j and _continues_name(words, end):
            end += 1
        while i < end and (title := titles().at(words, i)) and title[0] < end:
            i = title[0]
        text = words.slice(i, end) if i < end else ""
        if any(words.capital(k) for k in range(i, end)) and not _DIGIT.search(text) and (text.isascii() or end - i > 1):
            yield i, end


def _continues_name(words: Words, i: int) -> bool:
    small = words.lower[i] in _lexicon("particles") or words.lower[i] in _lexicon("suffixes")
    return words.capital(i) or small or words.texts[i] in ("-", '"', "'")


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
    last = i
    while j < len(words):
        if _is_abbreviation(words, last, j):
            j += 1
        elif more := titles().at(words, j):
            last, j = j, more[0]
        else:
            break
    end = seen[j][0] if j in seen else _name_end(words, j)
    if end <= j or words.lower[j] in _ends_of_bodies() or words.lower[end - 1] in _ends_of_bodies():
        return None
    return end, _candidate(words, j, end, Rank.RULE)


def _given(words: Words, i: int) -> tuple[int, Candidate] | None:
    """The person named by a given name and what follows, whatever the model took the words for."""
    end = _name_end(words, i)
    if end < i + 2 or words.lower[end - 1] in _ends_of_bodies() or words.lower[end - 1] in _ends_of_sites():
        return None
    return end, _candidate(words, i, end, Rank.RULE)


def _candidate(words: Words, i: int, j: int, rank: int) -> Candidate:
    start = _title_start(words, i)
    title = words.slice(start, i) if start < i else ""
    name = words.slice(i, j).split("(")[0]  # the tokenizer leaves "Roe(born" together
    return Candidate(words.starts[i], words.starts[i] + len(name), Label.PERSON, rank, name, title=title)


def _role(words: Words, person: Candidate) -> Iterator[Candidate]:
    """The office or calling right before a name, a further mention of the person; a mere rank or "Mr" is none."""
    end = bisect_left(words.starts, person.start)
    first = _title_start(words, end)
    while end > first and not any(found[0] == end for k in range(first, end) if (found := _roles().at(words, k))):
        end -= 1
    if end > first:
        yield words.candidate(first, end, Label.PERSON, name=person.name, nominal=True)


def _name_end(words: Words, i: int) -> int:
    """Where the name that begins at word `i` ends; `i` when there is none."""
    end = i
    while end < len(words) and end - i < _LONGEST_NAME and (_name_word(words, end) or _joins(words, end)):
        end += 1
    while end > i and not words.capital(end - 1):
        end -= 1
    listed = names().at(words, i) if end > i else None
    return i if listed and listed[0] == end else end


def _name_word(words: Words, i: int) -> bool:
    text = words.texts[i]
    shouted = text.isupper() and len(text) > 1 and not _INITIALS.fullmatch(text)
    return words.capital(i) and not shouted and words.tags[i] in _NAME_TAGS and words.lower[i] not in nations()


def _joins(words: Words, i: int) -> bool:
    """Whether the small word or hyphen at `i` joins two parts of a name: "von", "al", "Al-Kasasbeh"."""
    if i + 1 >= len(words):
        return False
    small = words.lower[i] in _lexicon("particles")
    return (words.capital(i + 1) and (small or words.texts[i] == "-")) or (small and words.texts[i + 1] == "-")


def _title_start(words: Words, name: int) -> int:
    """The first word of the titles right before a name; the name's own when there are none."""
    start = name
    while (found := _title_ending(words, start)) is not None:
        start = found
    if start == name:
        return name
    while start > 0 and _before_title(words, start - 1):
        start -= 1
    return start


def _before_title(words: Words, i: int) -> bool:
    """Whether word `i` tells more of a title: "former", "Iraqi", or a part of "Jordanian-born"."""
    if in_name(words, i) and _of_a_department(words, i + 1) and not _ends_listed(words, i):
        return True  # "International Development Secretary"
    hyphened = words.texts[i] == "-" and i > 0 and words.ends[i - 1] == words.starts[i]
    return hyphened or words.lower[i] in _lexicon("before_titles") or words.lower[i] in nations()


def _of_a_department(words: Words, i: int) -> bool:
    """Whether capitalised words from word `i` on end in a secretary or minister."""
    while i < len(words) and words.capital(i):
        if words.lower[i] in ("secretary", "minister"):
            return True
        i += 1
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
def _figures() -> Phrases[None]:
    """People whom the news names without introducing them."""
    return Phrases((form, None) for group in lexicon("figures")["PERSON"].values() for forms in group for form in forms)


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
def _lexicon(kind: str) -> frozenset[str]:
    return frozenset(lexicon("people")[kind])


@cache
def _ends_of_sites() -> frozenset[str]:
    """Words that end the name of a street or building, so that "Queen Mary Hospital" and "Adam Street" are nobody."""
    tables = lexicon("sites")
    return frozenset(phrase.split()[-1] for kind in ("heads", "names_only") for phrase in tables["FAC"][kind])


@cache
def _ends_of_bodies() -> frozenset[str]:
    """Words that end the name of a body, so that in "General Assembly" and "Prime Minister Office" nobody is named."""
    tables = lexicon("forces")
    kinds = (("MIL", "units"), ("MIL", "named_units"), ("MIL", "forces"), ("ORG", "bodies"), ("ORG", "named_bodies"))
    return frozenset(phrase.split()[-1] for label, kind in kinds for phrase in tables[label][kind])
