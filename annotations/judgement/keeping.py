"""Keeping what an analyst says of findings: which annotation is meant, and how it is recorded."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from annotations.articles.model import Article
from annotations.judgement.drafting import anchor_here, new_annotation
from annotations.judgement.finding import Finding
from annotations.judgement.ledger import Ledger
from annotations.judgement.model import Annotation, Change
from annotations.judgement.shelf import Place, Shelf, place_of
from annotations.text import AnchorState


class Draft(NamedTuple):
    """One annotation on its way: of which finding of which article, as it was and as it shall be."""

    article: Article
    finding: Finding
    before: Annotation | None
    after: Annotation


class Keeping:
    """Turns what is said of findings into changes of the ledger."""

    def __init__(self, ledger: Ledger):
        """Keep in `ledger`."""
        self._ledger = ledger

    def current(self, article: Article, finding: Finding) -> Annotation | None:
        """The annotation of `finding` as it is now, though the finding may have been made before it changed."""
        shelf = self._ledger.shelf
        kept = shelf.get(article.id, finding.annotation.id) if finding.annotation else None
        anchor = anchor_here(article, finding)
        return kept or (shelf.at(article.id, anchor) if anchor else None)

    def new(self, article: Article, finding: Finding) -> Annotation:
        """An annotation of `finding` with nothing said yet."""
        return new_annotation(article, finding, self._ledger.annotator, self._ledger.now())

    def save(
        self, action: str, article: Article, finding: Finding, before: Annotation | None, after: Annotation
    ) -> Finding:
        """Record one action on `finding`, and give the finding as it is then.

        Raises:
            NotSaved: nothing has changed.
        """
        [saved] = self.save_all(action, [Draft(article, finding, before, after)])
        return saved

    def save_all(self, action: str, drafts: Iterable[Draft]) -> list[Finding]:
        """Record one action on several findings as one event; an annotation that says nothing any more is deleted.

        Raises:
            NotSaved: nothing has changed.
        """
        now, step = self._ledger.now(), _Step(self._ledger.shelf)
        saved: list[Finding] = []
        for draft in drafts:
            article, after = draft.article, draft.after
            self._ledger.store.keep_text(article.version, article.text)
            kept = step.take(article.id, draft.before, replace(after, modified=now) if _says_something(after) else None)
            finding = replace(draft.finding, annotation=kept)
            if kept is None or kept.anchor.version == article.version:
                finding = replace(finding, state=AnchorState.EXACT, was="", now="")
            saved.append(finding)
        self._ledger.record(action, step.changes, at=now)
        return saved


class _Step:
    """The changes that one action makes; each annotation is among them once, however many drafts come to its words."""

    def __init__(self, shelf: Shelf):
        self._shelf = shelf
        self._changes: dict[str, Change] = {}
        self._placed: dict[Place, str] = {}

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them, in the order in which they are carried out."""
        return tuple(self._changes.values())

    def take(self, article_id: str, before: Annotation | None, after: Annotation | None) -> Annotation | None:
        """Have an annotation changed; gives what is kept of it.

        One that moves on to words which have an annotation already is taken in by that one.
        """
        if after is None:
            return self._change(before, None)
        place = place_of(article_id, after.anchor)
        other = self._now(self._placed[place]) if place in self._placed else self._shelf.at(article_id, after.anchor)
        if other is not None and other.id != after.id:
            if before is not None:
                self._change(before, None)
            before, after = other, replace(after, id=other.id, created=other.created, note=after.note or other.note)
        elif other is not None and other.id in self._changes:
            after = replace(after, note=after.note or other.note)
        self._placed[place] = after.id
        return self._change(before, after)

    def _change(self, before: Annotation | None, after: Annotation | None) -> Annotation | None:
        known = before or after
        if known is not None:
            earlier = self._changes.get(known.id)
            self._changes[known.id] = Change(earlier.before if earlier else before, after)
        return after

    def _now(self, annotation_id: str) -> Annotation | None:
        return self._changes[annotation_id].after


def _says_something(annotation: Annotation) -> bool:
    said = annotation.verdict, annotation.note, annotation.marked, annotation.dismissed, annotation.found
    return any(said)
