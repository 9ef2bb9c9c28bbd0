"""Names of different articles that may be one thing's: proposed with the reason, never merged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from annotations.analysis.entities import likeness, transliteration
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.mention import BODIES, PLACES, SMALL
from annotations.analysis.entities.same_body import acronyms
from annotations.analysis.model import Analysis, Entity, Label
from annotations.analysis.plain_name import plain
from annotations.analysis.proposal import Named, Proposal

_SHELF = 60
"""Names that share a shelf are compared with one another; a shelf with more says too little."""


def proposals(analyses: Iterable[Analysis]) -> tuple[Proposal, ...]:
    """What to ask the analyst about the names of these articles, the most frequent names first.

    Names that are the same but for case and article are one name, and no question. When a name may be either of two
    ("Ministry of Defence" of two countries, one surname of two people), nothing is proposed for it.
    """
    names = _names(analyses)
    people = [n for n in names if n.label is Label.PERSON]
    bodies = [n for n in names if n.label in BODIES]
    places = [n for n in names if n.label in PLACES and n.name.lower() not in nations()]
    found = [*_people(people), *_bodies(bodies), *_pairs(places, _place_shelves, likeness.same_place)]
    return tuple(sorted(found, key=lambda p: (-len(p.one.entities) - len(p.other.entities), p.one.name, p.other.name)))


def _names(analyses: Iterable[Analysis]) -> list[Named]:
    """Every proper name once, with all entities that bear it."""
    bearers: defaultdict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
    for analysis in analyses:
        for entity in analysis.entities:
            if _is_name(entity):
                family = "body" if entity.label in BODIES else "place" if entity.label in PLACES else entity.label
                bearers[family, plain(entity.name)].append((analysis.version, entity))
    return [
        Named(found[0][1].name, found[0][1].label, tuple((version, entity.id) for version, entity in found))
        for found in bearers.values()
    ]


def _is_name(entity: Entity) -> bool:
    """Whether an entity is named, not described: "Volunteer Corps", not "Russian officials" nor "the President"."""
    words = [word for word in entity.name.split() if word.lower() not in nations() and word not in SMALL]
    if not words or not transliteration.key(entity.name):  # in another script it is compared with nothing
        return False
    return (
        words[-1][:1].isupper()
        if entity.label is not Label.PERSON
        else all(w[:1].isupper() for w in (words[0], words[-1]))
    )


def _pairs(
    names: Iterable[Named], shelves_of: Callable[[str], set[str]], why: Callable[[str, str], str]
) -> Iterator[Proposal]:
    """Every two names on one shelf with a reason to be one."""
    shelves: defaultdict[str, list[Named]] = defaultdict(list)
    for named in names:
        for place in shelves_of(named.name):
            shelves[place].append(named)
    seen: set[tuple[str, str]] = set()
    for shelf in shelves.values():
        if len(shelf) > _SHELF:
            continue
        for one, other in combinations(shelf, 2):
            if (one.name, other.name) not in seen:
                seen.add((one.name, other.name))
                reason = why(one.name, other.name)
                if reason:
                    yield Proposal(one, other, reason)


def _place_shelves(name: str) -> set[str]:
    return {transliteration.key(plain(name)), likeness.usual_place(name)}


def _body_shelves(name: str) -> set[str]:
    taken = likeness.parts(name)
    number = "".join(sorted(taken.numbers))
    short = {name.replace(".", "")} if name.replace(".", "").isupper() else acronyms(name)
    return {f"{taken.head} {number}", *short}


def _person_shelves(name: str) -> set[str]:
    return {transliteration.key(name.rsplit(maxsplit=1)[-1])[:3]}


def _bodies(names: list[Named]) -> list[Proposal]:
    """A name without a country is proposed for a body of one country only."""
    found = list(_pairs(names, _body_shelves, likeness.same_body))
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for proposal in found:
        one, other = likeness.parts(proposal.one.name), likeness.parts(proposal.other.name)
        for named, mine, theirs in ((proposal.one, one, other), (proposal.other, other, one)):
            if not mine.nation and theirs.nation:
                countries[named.name].add(theirs.nation)
    unsure = {name for name, of in countries.items() if len(of) > 1}
    return [p for p in found if not unsure & {p.one.name, p.other.name}]


def _people(names: list[Named]) -> list[Proposal]:
    """A surname alone is proposed for the only person of that surname."""
    found = list(_pairs(names, _person_shelves, likeness.same_person))
    full: defaultdict[str, list[str]] = defaultdict(list)
    for proposal in found:
        for short, other in ((proposal.one.name, proposal.other.name), (proposal.other.name, proposal.one.name)):
            if " " not in short and " " in other:
                full[short].append(other)
    unsure = {
        short
        for short, others in full.items()
        if any(not likeness.same_person(a, b) for a, b in combinations(others, 2))
    }
    return [p for p in found if not unsure & {p.one.name, p.other.name}]
