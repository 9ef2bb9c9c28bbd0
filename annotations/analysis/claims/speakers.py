"""Which entity a source is: the one its head names, the one beside it, or the one that a pronoun safely takes up."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotations.analysis.claims.found import Phrase
from annotations.analysis.claims.gender import gender
from annotations.analysis.model import Entity, Label
from annotations.text import Span

_SEXES = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_GROUP = frozenset(("they", "them", "their", "it", "its"))
_OTHERS = frozenset(
    ("i", "we", "you", "who", "which", "that", "whom", "my", "our", "your", "everyone", "nobody", "one")
)
_GROUPS = frozenset((Label.ORG, Label.MIL, Label.GPE, Label.NORP))
_MEMORY = 1_200
"""Code points after which a pronoun no longer takes up a speaker: about two hundred words, three paragraphs."""


class _Named(NamedTuple):
    """A speaker or a mention: where, which entity of what type; a speaker without a name has none."""

    at: int
    end: int
    entity: str | None
    label: Label | None


class Speakers:
    """The entities of an article by place, and who has spoken so far; sources are asked for in reading order."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._mentions = sorted(
            (_Named(m.start, m.end, e.id, e.label) for e in entities for m in e.mentions), key=lambda m: (m.at, m.end)
        )
        self._starts = [mention.at for mention in self._mentions]
        self._names = {e.id: e.name for e in entities}
        self._sexes = {e.id: gender(text, e.mentions) for e in entities if e.label is Label.PERSON}
        self._longest = max((m.end - m.at for m in self._mentions), default=0)
        self._spoken: list[_Named] = []
        self._furthest: list[int] = []

    def entity(self, source: Phrase) -> str | None:
        """The id of the entity that the source is; None when none is named or a pronoun may mean several."""
        tree = source.tree
        word = tree.lower[source.head]
        at = tree.starts[source.head]
        if word in _SEXES:
            return self._person(at, _SEXES[word])
        if word in _GROUP:
            return self._group(at)
        if word in _OTHERS:
            return None
        found = self._at(Span(at, tree.ends[source.head]))
        if found is None:
            beside = (self._at(Span(tree.starts[k], tree.ends[k])) for k in tree.kids_of(source.head, "appos"))
            found = next((hit for hit in beside if hit is not None), None)
        self._spoken.append(_Named(at, at, found.entity, found.label) if found else _Named(at, at, None, None))
        self._furthest.append(max(at, self._furthest[-1]) if self._furthest else at)
        return found.entity if found else None

    def name(self, entity: str) -> str:
        """The canonical name of an entity."""
        return self._names[entity]

    def within(self, span: Span, labels: frozenset[Label]) -> str | None:
        """The first entity of one of these types in the span."""
        for i in range(bisect_right(self._starts, span.start - 1), len(self._mentions)):
            if self._mentions[i].at >= span.end:
                return None
            if self._mentions[i].label in labels:
                return self._mentions[i].entity
        return None

    def _at(self, span: Span) -> _Named | None:
        for i in range(bisect_right(self._starts, span.end - 1) - 1, -1, -1):
            mention = self._mentions[i]
            if mention.at < span.start - self._longest:
                return None
            if span.start < mention.end:
                return mention
        return None

    def _recent(self, at: int) -> Iterator[_Named]:
        for speaker, furthest in zip(reversed(self._spoken), reversed(self._furthest), strict=True):
            if at - furthest > _MEMORY:
                return  # a carried source stands before those asked for earlier, so its own place would not tell
            if speaker.at < at and at - speaker.at <= _MEMORY:
                yield speaker

    def _person(self, at: int, sex: str) -> str | None:
        """The last speaker whom "he" or "she" fits; a nameless one in between makes it unsafe."""
        for speaker in self._recent(at):
            if speaker.entity is None:
                return None
            if speaker.label is Label.PERSON and self._sexes[speaker.entity] in ("", sex):
                return speaker.entity
        last = bisect_right(self._starts, at - 1)
        first = bisect_right(self._starts, at - _MEMORY)
        people = {
            m.entity
            for m in self._mentions[first:last]
            if m.entity and m.label is Label.PERSON and self._sexes[m.entity] in ("", sex)
        }
        return people.pop() if len(people) == 1 else None

    def _group(self, at: int) -> str | None:
        """The last speaker that "they" or "it" fits."""
        for speaker in self._recent(at):
            if speaker.entity is None:
                return None
            if speaker.label in _GROUPS:
                return speaker.entity
        return None
