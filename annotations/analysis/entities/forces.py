"""Armed bodies and bodies that govern or act, by head noun: "Freedom Legion", "the rebels", "the ministry"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotations.analysis.entities.head_words import heads
from annotations.analysis.entities.noun_phrase import left_edge
from annotations.analysis.entities.phrases import Phrases, lexicon, plural, with_plurals
from annotations.analysis.entities.proper_name import NUMBERED, name_end, name_start, of_country
from annotations.analysis.entities.words import Candidate, Words
from annotations.analysis.model import Label

_NUMBER = re.compile(r"\d{1,3}")


class Head(NamedTuple):
    """A head noun: the type it gives, when it counts: only in a name, all alone, of a people, told or counted."""

    label: Label
    in_names_only: bool = False
    alone: bool = False
    of_a_people: bool = False
    told: bool = False


def find(words: Words) -> Iterator[Candidate]:
    """Forces and bodies: "72nd Mechanized Brigade", "Kurdish fighters", "the Ministry of Defense", "the enemy"."""
    for i, j, head in heads(words, _heads(), _roles()):
        named = words.capital(j - 1) and not (words.begins(i) and j - i == 1)
        start = name_start(words, i) if named else left_edge(words, i)
        end = (named and name_end(words, j)) or of_country(words, j) or j
        if named and end == j and head.label is Label.MIL and j < len(words) and _NUMBER.fullmatch(words.texts[j]):
            end = j + 1  # "Task Force 50"
        if i and not named and words.lower[i - 1] in _not_after():
            continue
        if head.told and not (_counted(words, start) or any(words.capital(k) for k in range(start, i))):
            continue
        if start == i and end == j:
            if head.in_names_only or not (
                head.alone or head.told or j - i > 1 or _pointed_at(words, i) or (named and i > 0)
            ):
                continue
            named = False
        elif not _fits(words, head, start, i, named=named):
            continue
        numbered = NUMBERED.fullmatch(words.texts[start])
        yield words.candidate(start, end, Label.MIL if numbered else head.label, nominal=not named)


def _fits(words: Words, head: Head, start: int, i: int, *, named: bool) -> bool:
    """Whether the words `start` to `i` before the head are what it asks for."""
    if head.of_a_people:
        return any(words.capital(k) for k in range(start, i))
    return named or not head.in_names_only or NUMBERED.fullmatch(words.texts[start]) is not None


@cache
def _heads() -> Phrases[Head]:
    tables = lexicon("forces")
    mil, org, irregular = tables["MIL"], tables["ORG"], tables["plurals"]
    entries = {phrase: Head(Label.ORG, of_a_people=True) for phrase in with_plurals(org["of_a_people"], irregular)}
    for phrase in mil["forces"]:
        entries.setdefault(phrase, Head(Label.MIL))
        entries.setdefault(irregular.get(phrase) or plural(phrase), Head(Label.MIL, alone=True))
    for phrase in mil["fighters"]:
        entries.setdefault(irregular.get(phrase) or plural(phrase), Head(Label.MIL, alone=True))
    for phrase in org["civilians"]:
        entries.setdefault(irregular.get(phrase) or plural(phrase), Head(Label.ORG, told=True))
    for phrase in org["collectives"]:
        entries.setdefault(irregular.get(phrase) or plural(phrase), Head(Label.ORG, alone=True))
    for label, bodies, names_only in ((Label.MIL, mil["units"], False), (Label.MIL, mil["named_units"], True)):
        for phrase in with_plurals(bodies, irregular):
            entries.setdefault(phrase, Head(label, names_only))
    for label, bodies, names_only in ((Label.ORG, org["bodies"], False), (Label.ORG, org["named_bodies"], True)):
        for phrase in with_plurals(bodies, irregular):
            entries.setdefault(phrase, Head(label, names_only))
    return Phrases(entries.items())


@cache
def _roles() -> frozenset[str]:
    """Words for people, which may follow the body they belong to: "army spokesman" still mentions the army."""
    people = lexicon("people")
    kinds = ("ranks", "offices", "callings")
    return frozenset(phrase.split()[0] for kind in kinds for phrase in people[kind])


@cache
def _not_after() -> frozenset[str]:
    return frozenset(lexicon("forces")["words"]["not_after"])


@cache
def _pointers() -> frozenset[str]:
    return frozenset(lexicon("grammar")["pointers"])


def _counted(words: Words, i: int) -> bool:
    return i > 0 and (words.tags[i - 1] == "CD" or words.texts[i - 1].isdigit())


def _pointed_at(words: Words, i: int) -> bool:
    return i > 0 and words.lower[i - 1] in _pointers()
