"""When two names are one person: surname and full name, spellings, an office that only one person holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from annotations.analysis.entities import transliteration
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.groups import Groups, Key
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.spread import surname
from annotations.analysis.model import Label
from annotations.analysis.plain_name import plain

CLOSE = 0.93
"""Jaro-Winkler similarity from which two spellings may be one: Prigozhin and Prigoshin, not Petrov and Petrenko."""
_NO_NAMES = frozenset(["al", "el", "ir", "sr", "i", "ii", "iii", "iv", "iunior", "senior"])


def pairs(groups: Groups) -> Iterator[tuple[Key, Key]]:
    """Groups that are one person; different first names keep people apart."""
    people = {k: g.name for k, g in groups.items() if g.label is Label.PERSON and not g.nominal}
    full = {k: name for k, name in people.items() if surname(name)}
    shelves: dict[str, list[Key]] = defaultdict(list)
    for k, name in full.items():
        for shelf in {*_parts(name)[1:], *_shelves(name)}:
            shelves[shelf].append(k)
    for k, name in people.items():
        near = dict.fromkeys(other for shelf in _shelves(name) for other in shelves.get(shelf, ()) if other != k)
        same = [other for other in near if may_be_one(name, full[other])]
        if _all_one([full[other] for other in same]):
            for other in same:
                yield other, k
    yield from _holders(groups)


def _shelves(name: str) -> tuple[str, ...]:
    """Where to look for a name's like: under its surname, and under the surname's first three letters."""
    parts = _parts(name)
    return (parts[-1], parts[-1][:3] + "…") if parts else ()


def may_be_one(name: str, full_name: str) -> bool:
    """Whether `name` (perhaps a surname alone) can be `full_name`, spelt or shortened otherwise."""
    first, second = _parts(name), _parts(full_name)
    if not first or not second:
        return False
    if " " not in name and len(first) > 1:  # a surname of two: "Roe-Finch"
        return first == second[-len(first) :]
    if len(first) == 1:
        return first[0] in second[1:] or _close(first[0], second[-1])
    if not (first[-1] == second[-1] or _close(first[-1], second[-1])):
        return False
    one, other = first[0], second[0]
    return one == other or _close(one, other) or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _all_one(names: Sequence[str]) -> bool:
    return all(may_be_one(a, b) for i, a in enumerate(names) for b in names[:i])


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The skeletons of a name's words, articles and suffixes left aside."""
    parts = (transliteration.key(part) for part in name.replace("-", " ").split())
    return tuple(part for part in parts if part and part not in _NO_NAMES)


def _close(a: str, b: str) -> bool:
    return len(a) > 4 and len(b) > 4 and JaroWinkler.similarity(a, b) >= CLOSE


def _holders(groups: Groups) -> Iterator[tuple[Key, Key]]:
    """An office ("the president") and the only person of the article with that title."""
    titles: dict[str, set[Key]] = defaultdict(set)
    for k, group in groups.items():
        if group.label is Label.PERSON and not group.nominal:
            for mention in group.mentions:
                for office in _offices(mention.title):
                    titles[office].add(k)
    for k, group in groups.items():
        if group.label is Label.PERSON and group.nominal:
            holders = set().union(*(titles.get(office, ()) for office in _offices(group.name)))
            if len(holders) == 1:
                yield holders.pop(), k


def _offices(title: str) -> set[str]:
    """A title as an office, and as that office of its country: "Ukrainian President" → president, president ukraine.

    A title with a country is only that country's when it is asked for with one.
    """
    words = plain(title).split()
    countries = {nations()[word].lower() for word in words if word in nations()}
    office = " ".join(word for word in words if word not in nations() and word not in ("of", "the", "former"))
    if " " not in office and office not in _held_alone():
        return set()  # a "chief" or "head" is anybody's
    return {office, *(f"{office} {country}" for country in countries)}


@cache
def _held_alone() -> frozenset[str]:
    """Offices of one word that single a person out within an article."""
    tables = lexicon("people")
    return frozenset([*tables["offices"], "spokesman", "spokeswoman", "spokesperson"])
