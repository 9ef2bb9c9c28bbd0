"""Entities as an analyst's rulings on names make them: split, merged, called otherwise, in this order."""

from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec.structs import replace

from annotations.analysis.model import Analysis, Claim, Entity, Label
from annotations.analysis.plain_name import name_key
from annotations.judgement.model import Naming, Ruling


def renamed(analysis: Analysis, text: str, namings: Sequence[Naming]) -> Analysis:
    """`analysis` with the rulings carried out; the claims name the entities that their sources have then.

    Args:
        analysis: what the machine found.
        text: the canonical text it was found in.
        namings: one analyst's rulings, in the order in which they were made.
    """
    if not namings:
        return analysis
    entities = list(analysis.entities)
    present = {name for entity in entities for name in _names(entity)}
    for naming in namings:
        if naming.ruling is Ruling.DIFFERENT and _pair(naming) <= present:
            entities = [part for entity in entities for part in _split(entity, text, naming)]
    whose = {claim.id: _speaker(claim, entities) for claim in analysis.claims}
    became: dict[str, str] = {}
    as_found = entities
    for naming in namings:
        if naming.ruling is Ruling.SAME and not present.isdisjoint(_pair(naming)):
            entities = _merged(entities, naming, became)
            present |= _pair(naming)
    calls = {(name_key(n.name), n.label): n for n in namings if n.ruling is Ruling.CALLED}
    if calls:
        entities = [_called(one, [e for e in as_found if became.get(e.id) == one.id], calls) for one in entities]
        entities = _joined(entities, {(name_key(n.other), n.other_label) for n in calls.values()}, became)
    claims = tuple(_credited(claim, became.get(whose[claim.id] or "", whose[claim.id])) for claim in analysis.claims)
    return replace(analysis, entities=tuple(entities), claims=claims)


def _split(entity: Entity, text: str, naming: Naming) -> Iterable[Entity]:
    """The entity, or two of it when it has both names; the second name's mentions are those written so."""
    names = {name_key(name): name for name in (entity.name, *entity.aliases)}
    one, other = name_key(naming.name), name_key(naming.other)
    if one not in names or other not in names or one == other:
        return [entity]
    if other == name_key(entity.name):  # what it is called by stays with it
        one, other = other, one
    away = tuple(mention for mention in entity.mentions if name_key(mention.of(text)) == other)
    stay = tuple(mention for mention in entity.mentions if mention not in away)
    if not away or not stay:
        return [entity]
    aliases = tuple(alias for alias in entity.aliases if name_key(alias) != other)
    return [
        replace(entity, aliases=aliases, mentions=stay),
        Entity(f"{entity.id}/{other}", names[other], entity.label, mentions=away),
    ]


def _called(entity: Entity, merged: Iterable[Entity], calls: Mapping[tuple[str, Label | None], Naming]) -> Entity:
    """The entity as it is called; a ruling on any name that was merged into it is one on all of it."""
    for one in (entity, *merged):
        naming = calls.get((name_key(one.name), one.label))
        if naming is not None and naming.other_label is not None:
            name = entity.name if naming.other == naming.name else naming.other
            known = (naming.other, entity.name, *entity.aliases)
            return replace(entity, name=name, label=naming.other_label, aliases=_others(name, known))
    return entity


def _joined(
    entities: list[Entity], called: Container[tuple[str, Label | None]], became: dict[str, str]
) -> list[Entity]:
    """One entity of all that came to have one name and one type by being called so."""
    first: dict[tuple[str, Label], Entity] = {}
    kept: list[tuple[str, Label]] = []
    for at, entity in enumerate(entities):
        key = (name_key(entity.name), entity.label)
        if (one := first.get(key)) is not None and key in called:
            first[key] = _one_of([one, entity], one.name, [])
            became |= {old: one.id for old, new in became.items() if new == entity.id} | {entity.id: one.id}
            continue
        key = key if one is None else (f"{key[0]}/{at}", key[1])
        first[key] = entity
        kept.append(key)
    return [first[key] for key in kept]


def _merged(entities: list[Entity], naming: Naming, became: dict[str, str]) -> list[Entity]:
    """One entity of all that have one of the two names, called by the first; it knows the other name in any case.

    `became` learns into which entity each one went.
    """
    wanted = (name_key(naming.name), name_key(naming.other))
    bearers = [entity for entity in entities if not _names(entity).isdisjoint(wanted)]
    if not bearers:
        return entities
    first = next((entity for entity in bearers if name_key(entity.name) == wanted[0]), bearers[0])
    one = _one_of([first, *(entity for entity in bearers if entity is not first)], naming.name, [naming.other])
    gone = {entity.id for entity in bearers}
    became |= {old: first.id for old, new in became.items() if new in gone} | dict.fromkeys(gone, first.id)
    return [one if entity is first else entity for entity in entities if entity is first or entity.id not in gone]


def _one_of(entities: Sequence[Entity], name: str, others: Iterable[str]) -> Entity:
    """The first of `entities` with the mentions and names of all of them, and `others` for further names."""
    known = [*others, *(other for entity in entities for other in (entity.name, *entity.aliases))]
    mentions = tuple(sorted({mention for entity in entities for mention in entity.mentions}))
    return replace(entities[0], name=name, aliases=_others(name, known), mentions=mentions)


def _pair(naming: Naming) -> set[str]:
    return {name_key(naming.name), name_key(naming.other)}


def _names(entity: Entity) -> set[str]:
    return {name_key(name) for name in (entity.name, *entity.aliases)}


def _others(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """`names` without `name`, each once."""
    return tuple(dict.fromkeys(other for other in names if other != name))


def _speaker(claim: Claim, entities: Sequence[Entity]) -> str | None:
    """The entity of the claim's source, or the part that was split off it and is named there."""
    source = claim.source
    if source is None or source.entity is None:
        return None
    parts = (entity for entity in entities if entity.id.startswith(f"{source.entity}/"))
    named = (part.id for part in parts if any(mention.overlaps(source.span) for mention in part.mentions))
    return next(named, source.entity)


def _credited(claim: Claim, entity: str | None) -> Claim:
    if claim.source is None or claim.source.entity == entity:
        return claim
    return replace(claim, source=replace(claim.source, entity=entity))
