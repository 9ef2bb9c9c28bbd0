"""An article's claims, cut loose from it."""

from annotations.analysis.echoes.heard import Heard, Key
from annotations.analysis.echoes.lexicon import name_key
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.model import Analysis, Entity, Label
from annotations.articles.model import Article

_PLACES = frozenset([Label.GPE, Label.LOC, Label.FAC])
_NAMED = frozenset([*_PLACES, Label.PERSON, Label.ORG, Label.MIL, Label.WEAPON, Label.VEHICLE])
_UNWILLING = ("refus", "declin", "fail")
"""Cues after which what follows is not done, as these words begin."""
_ABOUT = 6
"""Places by which two articles are known to tell of the same thing."""


def heard(article: Article, analysis: Analysis) -> tuple[Heard, ...]:
    """The claims of an article, its own assertions among them and its unrelated tail left out, in order."""
    text, end = article.text, article.tail_start
    entity_names = {entity.id: entity.name for entity in analysis.entities}
    about = _about(analysis.entities, end)
    named = sorted(
        (mention.start, mention.end, entity.label in _PLACES and entity.name.lower() not in nations())
        for entity in analysis.entities
        if entity.label in _NAMED
        for mention in entity.mentions
        if any(word[:1].isupper() for word in mention.of(text).split())
    )
    found = []
    for claim in analysis.claims:
        if claim.start >= end:
            continue
        source, cue = claim.source, claim.cue.of(text).lower() if claim.cue else ""
        inside = [one for one in named if any(s.start <= one[0] and one[1] <= s.end for s in claim.spans)]
        found.append(
            Heard(
                key=Key(article.version, claim.id),
                article=article.id,
                span=claim.span,
                content=" ".join(" ".join(span.of(text) for span in claim.spans).split()),
                source=" ".join(source.span.of(text).split()) if source else "",
                speaker=entity_names.get(source.entity or "", "") if source else "",
                kind=claim.kind,
                negated=claim.negated != cue.startswith(_UNWILLING),
                hedged=claim.hedged,
                names=tuple(dict.fromkeys(text[a:b] for a, b, _ in inside)),
                places=tuple(dict.fromkeys(text[a:b] for a, b, place in inside if place)),
                about=about,
                published=article.published,
            )
        )
    return tuple(found)


def _about(entities: tuple[Entity, ...], end: int) -> tuple[str, ...]:
    """The places named most before `end`; countries say too little of what an article is about."""
    counted: dict[str, int] = {}
    for entity in entities:
        if entity.label in _PLACES and entity.name.lower() not in nations() and entity.name[:1].isupper():
            key = name_key(entity.name)
            counted[key] = counted.get(key, 0) + sum(mention.start < end for mention in entity.mentions)
    ranked = sorted((key for key, often in counted.items() if often), key=lambda key: -counted[key])
    return tuple(ranked[:_ABOUT])
