"""Keeping what an analyst says of findings: which annotation is meant, and how it is recorded."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from annotations.articles.model import Article
from annotations.judgement.drafting import anchor_here, new_annotation
from annotations.judgement.finding import Finding
from annotations.judgement.ledger import Ledger
from annotations.judgement.model import Annotation, Change
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
        drafts, now = list(drafts), self._ledger.now()
        changes: list[Change] = []
        saved: list[Finding] = []
        for draft in drafts:
            article, after = draft.article, draft.after
            self._ledger.store.keep_text(article.version, article.text)
            kept = replace(after, modified=now) if _says_something(after) else None
            made = self._changes(article.id, draft.before, kept)
            kept, finding = made[-1].after, replace(draft.finding, annotation=made[-1].after)
            if kept is None or kept.anchor.version == article.version:
                finding = replace(finding, state=AnchorState.EXACT, was="", now="")
            changes += made
            saved.append(finding)
        self._ledger.record(action, tuple(changes), at=now)
        return saved

    def _changes(self, article_id: str, before: Annotation | None, after: Annotation | None) -> tuple[Change, ...]:
        """One change; two when an annotation moves on to words that already have one, which takes it in."""
        other = self._ledger.shelf.at(article_id, after.anchor) if after else None
        if after is None or other is None or before is None or other.id == before.id:
            return (Change(before, after),)
        merged = replace(after, id=other.id, created=other.created, note=after.note or other.note)
        return Change(before, None), Change(other, merged)


def _says_something(annotation: Annotation) -> bool:
    said = annotation.verdict, annotation.note, annotation.marked, annotation.dismissed, annotation.found
    return any(said)
