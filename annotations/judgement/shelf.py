"""Every annotation in memory, found by article, by id and by place; kept up to date change by change."""

from collections.abc import Iterable, Iterator

from annotations.judgement.model import Annotation, Change
from annotations.text import Anchor

Place = tuple[str, str, int, int]
"""Words of an article: its id, the version, start and end."""


class Shelf:
    """The annotations of a desk; what an action costs depends on what it changes, not on how much is here."""

    def __init__(self, annotations: Iterable[Annotation], annotator: str):
        """Index `annotations`, in the order of their creation; places and the count are those of `annotator`."""
        self._annotator = annotator
        self._by_article: dict[str, dict[str, Annotation]] = {}
        self._namings: dict[str, Annotation] = {}
        self._by_place: dict[Place, Annotation] = {}
        self.judged_total = 0
        for annotation in annotations:
            self._put(annotation)

    def articles(self) -> Iterator[str]:
        """The ids of the articles that have annotations, in the order in which they came."""
        return iter([article_id for article_id, kept in self._by_article.items() if kept])

    def of(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of one article, every annotator's, in the order of their creation."""
        return _in_order(self._by_article.get(article_id, {}))

    def own(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotator's own annotations of one article, in the order of their creation."""
        return tuple(a for a in self.of(article_id) if a.annotator == self._annotator)

    def annotators(self) -> frozenset[str]:
        """Everyone who has annotated anything."""
        kept = (self._namings, *self._by_article.values())
        return frozenset(annotation.annotator for shelf in kept for annotation in shelf.values())

    def namings(self) -> tuple[Annotation, ...]:
        """The annotator's own annotations of names, which belong to no article, likewise."""
        return tuple(a for a in _in_order(self._namings) if a.annotator == self._annotator)

    def get(self, article_id: str, annotation_id: str) -> Annotation | None:
        """The annotation as it is now, `article_id` being "" for one of a name; None when it is gone."""
        return self._namings.get(annotation_id) or self._by_article.get(article_id, {}).get(annotation_id)

    def at(self, article_id: str, anchor: Anchor) -> Annotation | None:
        """The annotator's own annotation of these very words of this version."""
        return self._by_place.get(place_of(article_id, anchor))

    def has(self, article_id: str) -> bool:
        """Whether anyone has annotated the article."""
        return bool(self._by_article.get(article_id))

    def apply(self, changes: Iterable[Change]) -> None:
        """Carry out `changes`, in order."""
        for change in changes:
            if change.before is not None:
                self._take(change.before)
            if change.after is not None:
                self._put(change.after)

    def _put(self, annotation: Annotation) -> None:
        if annotation.naming is not None:
            self._namings[annotation.id] = annotation
            return
        article_id = annotation.article.article_id
        self._by_article.setdefault(article_id, {})[annotation.id] = annotation
        if annotation.annotator == self._annotator:
            self._by_place[place_of(article_id, annotation.anchor)] = annotation
            self._count(annotation, 1)

    def _take(self, annotation: Annotation) -> None:
        if annotation.naming is not None:
            self._namings.pop(annotation.id, None)
            return
        article_id = annotation.article.article_id
        kept = self._by_article.get(article_id, {}).pop(annotation.id, None)
        if kept is not None and kept.annotator == self._annotator:
            place = place_of(article_id, kept.anchor)
            if self._by_place.get(place) == kept:  # elsewise another one has come to these words
                del self._by_place[place]
            self._count(kept, -1)

    def _count(self, annotation: Annotation, step: int) -> None:
        if annotation.verdict is not None:
            self.judged_total += step


def _in_order(kept: dict[str, Annotation]) -> tuple[Annotation, ...]:
    """By their ids, which tell when they were made: as the store gives them, whatever was changed or undone since."""
    return tuple(kept[key] for key in sorted(kept))


def place_of(article_id: str, anchor: Anchor) -> Place:
    """Which words of an article an anchor holds on to."""
    return article_id, anchor.version, anchor.start, anchor.end
