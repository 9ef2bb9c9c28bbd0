"""Which entity a source is: the one its head names, the one beside it, or the one that a pronoun takes up."""

from bisect import bisect_right
from collections.abc import Sequence

from annotations.analysis.claims.found import Phrase
from annotations.analysis.model import Entity, Label
from annotations.text import Span

_PERSON = frozenset(("he", "she", "him", "her", "his"))
_GROUP = frozenset(("they", "them", "their", "it", "its", "we", "our"))
_GROUPS = frozenset((Label.ORG, Label.MIL, Label.GPE, Label.NORP))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_MEMORY = 1_200
"""Code points after which a pronoun no longer takes up a speaker: about two hundred words, three paragraphs."""


class Speakers:
    """The entities of an article by place, and who has spoken so far; sources are asked for in reading order."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        mentions = sorted((m.start, m.end, e.id, e.label) for e in entities for m in e.mentions)
        self._starts = [start for start, *_ in mentions]
        self._mentions = mentions
        self._names = {e.id: e.name for e in entities}
        self._spoken: list[tuple[int, str, Label]] = []

    def entity(self, source: Phrase) -> str | None:
        """The id of the entity that the source is; None when no entity is named or a pronoun may mean several."""
        tree = source.tree
        word = tree.lower[source.head]
        at = tree.starts[source.head]
        if word in _PERSON:
            return self._last(at, frozenset((Label.PERSON,)))
        if word in _GROUP or word in _RELATIVE:
            return self._last(at, _GROUPS) if word in _GROUP else None
        found = self._at(Span(at, tree.ends[source.head]))
        if found is None:
            beside = (k for k in tree.kids_of(source.head, "appos"))
            found = next((hit for k in beside if (hit := self._at(Span(tree.starts[k], tree.ends[k])))), None)
        if found is None:
            return None
        self._spoken.append((at, *found))
        return found[0]

    def name(self, entity: str) -> str:
        """The canonical name of an entity."""
        return self._names[entity]

    def within(self, span: Span, labels: frozenset[Label]) -> str | None:
        """The first entity of one of these types in the span."""
        i = bisect_right(self._starts, span.start - 1)
        while i < len(self._mentions) and self._mentions[i][0] < span.end:
            if self._mentions[i][3] in labels:
                return self._mentions[i][2]
            i += 1
        return None

    def _at(self, span: Span) -> tuple[str, Label] | None:
        for i in range(bisect_right(self._starts, span.end - 1) - 1, -1, -1):
            start, end, entity, label = self._mentions[i]
            if span.start < end and start < span.end:
                return entity, label
            if start < span.start - 200:
                break
        return None

    def _last(self, at: int, labels: frozenset[Label]) -> str | None:
        """The last speaker of these types, or, for persons, the last one named before."""
        for place, entity, label in reversed(self._spoken):
            if place < at and at - place <= _MEMORY and label in labels:
                return entity
        if Label.PERSON not in labels:
            return None
        for i in range(bisect_right(self._starts, at - 1) - 1, -1, -1):
            start, _, entity, label = self._mentions[i]
            if at - start > _MEMORY:
                return None
            if label in labels:
                return entity
        return None
