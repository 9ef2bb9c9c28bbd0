"""Weapons and vehicles: by head noun with modifiers, by name, by designation ("T-72B3", "Kh-101", "USS Hopper")."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from annotations.analysis.entities.head_words import heads
from annotations.analysis.entities.noun_phrase import left_edge
from annotations.analysis.entities.phrases import Phrases, lexicon, plural, with_plurals
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_LABELS = (Label.WEAPON, Label.VEHICLE)
_DIGIT = re.compile(r"\d")
_HULL = re.compile(r" \(([A-Z]{1,4}[ -]?\d{1,3})\)")
_MARK = re.compile(r"[A-Z]?\d{1,3}[A-Z]?\d?s?")


def find(words: Words) -> Iterator[Candidate]:
    """Weapons and vehicles; never a "think tank", and in "missile strike" the strike is no missile."""
    yield from _described(words)
    yield from _named(words)
    yield from _designated(words)
    yield from _ships(words)


def _described(words: Words) -> Iterator[Candidate]:
    for i, j, label in heads(words, _heads(), _prefixes()):
        if (i and words.lower[i - 1] in _lexicon("not_after")) or _only_modifies(words, j):
            continue
        start = left_edge(words, i)
        if j - start > 1 or words.lower[i] not in _lexicon("too_plain"):
            end = _ship_end(words, j)  # "the frigate HMS Daring": two mentions of one ship
            yield words.candidate(start, j, label, nominal=True, name=words.slice(j + 1, end) if end else "")


def _named(words: Words) -> Iterator[Candidate]:
    """By a listed name and the mark behind it: "Leopard 2A6"."""
    for i, j, label in _names().find(words):
        end = j + 1 if j < len(words) and _MARK.fullmatch(words.texts[j]) else j
        end = end + 1 if end < len(words) and words.lower[end] in _kinds() else end
        if not _only_modifies(words, end):
            yield words.candidate(left_edge(words, i), end, label, rank=Rank.LISTED)


def _designated(words: Words) -> Iterator[Candidate]:
    """By letters and a number, with the name or noun behind and the force before: "Navy F-18 Super Hornets"."""
    if not _DIGIT.search(words.text):
        return
    for label in _LABELS:
        for match in _designation(label).finditer(words.text):
            first = bisect_right(words.starts, match.start()) - 1
            end = bisect_right(words.starts, match.end() - 1)
            while end < len(words) and end - first <= 4:
                named = _names().at(words, end)
                if not named and words.lower[end] not in _kinds():
                    break
                end = named[0] if named else end + 1
            yield words.candidate(left_edge(words, first), end, label)


def _ships(words: Words) -> Iterator[Candidate]:
    """By a ship's prefix: "HMS Daring", "FS Charles de Gaulle", and its hull number: "(D32)"."""
    prefixes = _lexicon("ships")
    for i, text in enumerate(words.texts):
        if text in prefixes and (end := _ship_end(words, i)):
            yield words.candidate(i, end, Label.VEHICLE, rank=Rank.LISTED, name=words.slice(i + 1, end))
            if hull := _HULL.match(words.text, words.ends[end - 1]):
                yield Candidate(*hull.span(1), Label.VEHICLE, Rank.LISTED, name=words.slice(i + 1, end))


def _ship_end(words: Words, i: int) -> int:
    """Where the ship's name whose prefix is word `i` ends; 0 when that is none."""
    if i + 1 >= len(words) or words.texts[i] not in _lexicon("ships") or not words.capital(i + 1):
        return 0
    end = i + 1
    while end < len(words) and end - i <= 4 and (_is_word(words, end) or _joins(words, end)):
        end += 1
    return end


def _is_word(words: Words, i: int) -> bool:
    return words.capital(i) and words.texts[i][0].isalpha()


def _joins(words: Words, i: int) -> bool:
    return words.lower[i] in ("de", "of", "the") and i + 1 < len(words) and words.capital(i + 1)


def _only_modifies(words: Words, j: int) -> bool:
    return j < len(words) and words.lower[j] in _lexicon("not_before")


@cache
def _heads() -> Phrases[Label]:
    tables = lexicon("weapons")
    return Phrases(
        (phrase, label) for label in _LABELS for phrase in with_plurals(tables[label]["heads"], tables["plurals"])
    )


@cache
def _names() -> Phrases[Label]:
    tables = lexicon("weapons")
    return Phrases((name, label) for label in _LABELS for name in tables[label]["names"])


@cache
def _designation(label: Label) -> re.Pattern[str]:
    letters = "|".join(re.escape(text) for text in lexicon("weapons")[label]["designations"])
    return re.compile(rf"(?<![\w/-])(?:{letters})-\d{{1,4}}[A-Z]{{0,3}}\d?(?:-\d{{1,3}})?s?\b")


@cache
def _lexicon(kind: str) -> frozenset[str]:
    return frozenset(lexicon("weapons")["words"][kind])


@cache
def _prefixes() -> frozenset[str]:
    """What a ship's name begins with, which may follow its kind: "the frigate HMS Daring"."""
    return frozenset(prefix.lower() for prefix in _lexicon("ships"))


@cache
def _kinds() -> frozenset[str]:
    """Nouns that say what a designation is, in both numbers."""
    kinds = _lexicon("kinds")
    return kinds | {plural(word) for word in kinds}
