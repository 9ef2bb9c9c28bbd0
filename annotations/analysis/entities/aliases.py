"""Mentions of one thing become one Entity: surname and full name, acronym and long form, title and name, spellings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from annotations.analysis.entities import same_body, same_person, same_place
from annotations.analysis.entities.groups import Group, Key, usual_label
from annotations.analysis.entities.mention import BODIES, Mention
from annotations.analysis.entities.spread import surname
from annotations.analysis.model import Entity, Label
from annotations.text import Span

Clump = list[Mention]
"""All mentions of one thing."""


def entities(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """One Entity for all mentions of a thing, in the order of their first mention, with ids "e1", "e2" and so on.

    What stands in the tail joins an entity of the article only by the very same name, and never by a surname: a Johnson
    in an unrelated teaser is not the article's.
    """
    in_order = sorted(mentions)
    clumps = _clumps([m for m in in_order if not m.tail])
    home = {mention.key: clump for clump in clumps for mention in clump}
    for clump in _clumps([m for m in in_order if m.tail]):
        keys = (m.key for m in clump if surname(m.name) or m.label is not Label.PERSON)
        joined = next((home[key] for key in keys if key in home), None)
        if joined is None:
            clumps.append(clump)
        else:
            joined.extend(clump)
    clumps.sort(key=lambda clump: clump[0])
    return tuple(_entity(f"e{number}", clump) for number, clump in enumerate(clumps, 1))


def _clumps(mentions: Sequence[Mention]) -> list[Clump]:
    """The mentions by thing, each clump in order."""
    by_key: dict[Key, Clump] = defaultdict(list)
    for mention in mentions:
        by_key[mention.key].append(mention)
    groups = {key: Group(found) for key, found in by_key.items()}
    parent = {key: key for key in groups}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for family in (same_person, same_body, same_place):
        for one, other in family.pairs(groups):
            parent[root(other)] = root(one)
    clumps: dict[Key, Clump] = defaultdict(list)
    for mention in mentions:
        clumps[root(mention.key)].append(mention)
    return list(clumps.values())


def _entity(identity: str, clump: Clump) -> Entity:
    named = [mention for mention in clump if not mention.nominal] or clump
    label = usual_label(named)
    name = _canonical(named, label)
    forms = dict.fromkeys(form for m in clump for form in (m.form, " ".join(m.text.split())))
    return Entity(
        id=identity,
        name=name,
        label=label,
        aliases=tuple(form for form in forms if form != name),
        mentions=tuple(Span(m.start, m.end) for m in clump),
    )


def _canonical(mentions: Sequence[Mention], label: Label) -> str:
    """The name it is listed by: a person's fullest, a body's long form, else the most frequent or first."""
    forms = Counter(mention.form for mention in mentions)

    def weight(form: str) -> tuple[int, int, int]:
        if label is Label.PERSON:
            return min(len(form.split()), 4), forms[form], 0
        if label in BODIES:
            return int(not form.isupper() and " " in form), forms[form], 0
        if label is Label.VEHICLE and not mentions[0].nominal:  # a ship with its prefix
            return len(form), forms[form], 0
        return forms[form], -len(form), 0

    return max(forms, key=weight)
