"""Why two names of different articles may be one thing's, in words; vetoes say that they can't be."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from annotations.analysis.entities import transliteration
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.mention import SMALL, core
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.same_body import acronyms
from annotations.analysis.entities.same_person import may_be_one
from annotations.analysis.plain_name import plain

CLOSE = 0.9
"""Jaro-Winkler similarity from which two words of a body's name may be one word spelt twice."""
_NUMBER = re.compile(r"\d+|(?<![^\W_])[ivx]+(?![^\W_])")


class Parts(NamedTuple):
    """A body's name taken apart.

    Attributes:
        nation: its country; "" when none is named.
        numbers: arabic and roman, in lower case.
        head: its head noun, by the usual one of its translations.
        word: its head noun as it stands.
        rest: what else is in it, without small words.
    """

    nation: str
    numbers: frozenset[str]
    head: str
    word: str
    rest: tuple[str, ...]


@lru_cache(maxsize=8192)
def parts(name: str) -> Parts:
    """A body's name taken apart: "72nd Tank Army of Russia" is Russia, 72, army, tank."""
    lower = plain(name.replace("'s", "").replace("’s", ""))
    nation = next((nations()[word] for word in _runs(lower) if word in nations()), "")
    words = [word for word in core(lower).split() if word not in SMALL]
    numbers = frozenset(_NUMBER.findall(" ".join(words)))
    words = [word for word in words if not _NUMBER.match(word)] or words
    of = core(lower).split()
    head = of[of.index("of") - 1] if "of" in of[1:] and of[of.index("of") - 1] in _before_of() else words[-1]
    return Parts(nation, numbers, _one_of("heads", head), head, tuple(word for word in words if word != head))


def same_body(one: str, other: str) -> str:
    """Why two bodies may be one, as "same head Legion, both of Russia, Freedom ~ Liberty"; "" when they may not.

    Another country, another number and another head noun keep them apart.
    """
    if _is_acronym(one) or _is_acronym(other):
        short, long = (one, other) if _is_acronym(one) else (other, one)
        stands = not _is_acronym(long) and " " in long and short.replace(".", "") in acronyms(long)
        return f"{short} abbreviates {long}" if stands else ""
    a, b = parts(one), parts(other)
    if a.numbers != b.numbers or a.head != b.head or (a.nation and b.nation and a.nation != b.nation):
        return ""
    pairs = _matched(a.rest, b.rest)
    if pairs is None or not (a.rest or a.nation or a.numbers):
        return ""
    of = (
        f"both of {a.nation}"
        if a.nation and b.nation
        else f"{a.nation or b.nation} named once" * bool(a.nation or b.nation)
    )
    same = "the same words" * all(x == y for x, y in pairs)
    reasons = [f"same head {a.word.title()}", of, same, *(f"{x.title()} ~ {y.title()}" for x, y in pairs if x != y)]
    return ", ".join(reason for reason in reasons if reason)


def same_person(one: str, other: str) -> str:
    """Why two names may be one person's; "" when they may not. Another first name keeps people apart."""
    a, b = one.split(), other.split()
    if min(len(a), len(b)) == 1:
        short, full = (a, b) if len(a) == 1 else (b, a)
        alike = len(full) > 1 and _alike(transliteration.key(short[0]), transliteration.key(full[-1]))
        return f"the only {full[-1]} with a first name" if alike else ""
    if may_be_one(one, other):
        return "the same name, spelt or shortened otherwise"
    first, second = transliteration.key(a[0]), transliteration.key(b[0])
    surnames = transliteration.key(a[-1]), transliteration.key(b[-1])
    if first in _given() and _given()[first] == _given().get(second) and _alike(*surnames):
        return f"same surname {a[-1]}, {a[0]} ~ {b[0]}"
    return ""


def same_place(one: str, other: str) -> str:
    """Why two names may be one place's: a spelling, or a name that is listed as another of it; "" when they may not."""
    listed = _listed_places()
    if plain(one) in listed and listed[plain(one)] == listed.get(plain(other)):
        return "listed as names of one place"
    key = transliteration.key(plain(one))
    return "the same name in another spelling" if len(key) > 3 and key == transliteration.key(plain(other)) else ""


def usual_place(name: str) -> str:
    """The usual one of a place's listed names; `name` itself in lower case when it has one name only."""
    return _listed_places().get(plain(name), plain(name))


def _matched(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]] | None:
    """Each word with the one it stands for in the other name; None when any has none."""
    if len(one) != len(other):
        return None
    left, found = list(other), []
    for word in one:
        twin = next((w for w in left if w == word), None) or next((w for w in left if _stands_for(word, w)), None)
        if twin is None:
            return None
        left.remove(twin)
        found.append((word, twin))
    return found


def _stands_for(one: str, other: str) -> bool:
    if _one_of("translated", one) == _one_of("translated", other):
        return True
    return _alike(transliteration.key(one), transliteration.key(other))


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and JaroWinkler.similarity(one, other) >= CLOSE)


def _is_acronym(name: str) -> bool:
    short = name.replace(".", "")
    return short.isupper() and short.isalpha() and 1 < len(short) <= 8


def _runs(lower: str) -> list[str]:
    words = lower.split()
    return [" ".join(words[i : i + size]) for size in (3, 2, 1) for i in range(len(words) - size + 1)]


@cache
def _before_of() -> frozenset[str]:
    """Heads that stand before "of" in a name: "Ministry of Defense", not "Freedom of Russia Legion"."""
    return frozenset(
        [
            "ministry",
            "department",
            "institute",
            "centre",
            "center",
            "academy",
            "committee",
            "council",
            "army",
            "office",
            "union",
            "bank",
            "university",
            "forces",
            "house",
            "chamber",
            "service",
            "directorate",
        ]
    )


@cache
def _groups(table: str) -> dict[str, str]:
    return {word: name for name, words in lexicon("name_words")[table].items() for word in words}


def _one_of(table: str, word: str) -> str:
    return _groups(table).get(word, word)


@cache
def _given() -> dict[str, str]:
    lines = lexicon("name_words")["given"]["names"]
    return {transliteration.key(name): line for line in lines for name in line.split()}


@cache
def _listed_places() -> dict[str, str]:
    """Every listed name of a place that has several, in lower case → the usual one; capitals among them."""
    found = {
        plain(spelling): entry[0]
        for groups in lexicon("places").values()
        for entries in groups.values()
        for entry in entries
        if not isinstance(entry, str)
        for spelling in entry
    }
    for line in lexicon("nations")["nations"].values():
        capitals = line.get("capital", ())
        found |= {plain(name): capitals[0] for name in capitals if len(capitals) > 1}
    return found
