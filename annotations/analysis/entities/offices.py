"""People by their office alone: "the Prime Minister", "the president of Syria", "Central Command's commander"."""

from collections.abc import Iterator
from functools import cache

from annotations.analysis.entities.gazetteer import names, nations
from annotations.analysis.entities.noun_phrase import left_edge
from annotations.analysis.entities.phrases import Phrases, lexicon
from annotations.analysis.entities.proper_name import in_name
from annotations.analysis.entities.words import Candidate, Words
from annotations.analysis.model import Label

_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS", "HYPH"])


def find(words: Words) -> Iterator[Candidate]:
    """Somebody in particular by his office; "an adviser" and "presidents" name nobody in particular."""
    for i, j, calling in _heads().find(words):
        if not words.noun(j - 1) or _is_modifier(words, j):
            continue
        start = left_edge(words, i)
        end = _with_domain(words, j)
        if _is_known(words, start, i, end > j, calling=calling):
            yield words.candidate(start, end, Label.PERSON, nominal=True)


def _is_modifier(words: Words, j: int) -> bool:
    """Whether a noun or name follows, so that the office is not what the phrase is about."""
    if j == len(words):
        return False
    return words.tags[j] in _NOUNS if words.tagged else words.capital(j)


def _with_domain(words: Words, j: int) -> int:
    """Where a listed name behind "of" ends: "president of Syria"; `j` without one."""
    if j + 1 >= len(words) or words.lower[j] != "of":
        return j
    first = j + 2 if words.lower[j + 1] == "the" and j + 2 < len(words) else j + 1
    listed = names().at(words, first)
    if not listed or not words.capital(first) or words.texts[listed[0] : listed[0] + 1] == ["'s"]:
        return j
    if listed[0] < len(words) and in_name(words, listed[0]):
        return j  # "commander of the Kakhovka Brigade": the place is a part of a longer name
    return listed[0]


def _is_known(words: Words, start: int, head: int, has_domain: bool, *, calling: bool) -> bool:
    """Whether somebody is singled out: by a country or body before, "of" behind, a capital letter, or "the"."""
    if any(words.capital(k) or words.lower[k] in nations() for k in range(start, head)):
        return True
    before = words.lower[start - 1] if start else ""
    if before not in _pointers():
        return not calling and words.capital(head) and head > 0
    return has_domain or not calling or start < head or words.lower[head] in _callings_alone()


@cache
def _heads() -> Phrases[bool]:
    """Offices (False) and callings (True)."""
    tables = lexicon("people")
    callings = dict.fromkeys([*tables["singular_callings"], *tables["ranks_spelt"]], True)
    return Phrases((callings | dict.fromkeys(tables["offices"], False)).items())


@cache
def _pointers() -> frozenset[str]:
    return frozenset(lexicon("grammar")["pointers"])


@cache
def _callings_alone() -> frozenset[str]:
    return frozenset(lexicon("people")["callings_alone"])
