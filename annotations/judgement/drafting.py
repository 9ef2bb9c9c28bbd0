"""Annotations as they will be, before they are recorded."""

import msgspec

from annotations.analysis.model import Kind
from annotations.articles.model import Article
from annotations.judgement.finding import Finding
from annotations.judgement.model import Annotation, Provenance
from annotations.judgement.stamp import new_id
from annotations.text import Anchor, Span, anchor_of, reanchor


def new_annotation(article: Article, finding: Finding, annotator: str, now: str) -> Annotation:
    """An annotation of `finding` with nothing said yet."""
    claim = finding.claim
    return Annotation(
        id=new_id(),
        article=_provenance(article),
        anchor=anchor_here(article, finding) or _lost_anchor(finding),
        annotator=annotator,
        created=now,
        modified=now,
        source=finding.source,
        cue=finding.cue,
        kind=claim.kind,
        hedged=claim.hedged,
        negated=claim.negated,
        via=claim.via,
        marked=finding.own,
    )


def new_mark(article: Article, span: Span, source: str, annotator: str, now: str) -> Annotation:
    """An annotation that makes the words in `span` a claim, without the white space at the ends.

    Raises:
        ValueError: the span holds no words, or reaches outside the text.
    """
    return Annotation(
        id=new_id(),
        article=_provenance(article),
        anchor=anchor_of(article.text, trimmed(article.text, span), article.version),
        annotator=annotator,
        created=now,
        modified=now,
        source=source,
        kind=Kind.INDIRECT if source else Kind.ASSERTION,
        marked=True,
    )


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; empty when it holds no words.

    Raises:
        ValueError: it reaches outside the text.
    """
    if not 0 <= span.start <= span.end <= len(text):
        raise ValueError(f"span {span.start}-{span.end} reaches outside a text of {len(text)} characters")
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def judged_anew(article: Article, finding: Finding, annotation: Annotation) -> Annotation:
    """`annotation`, holding on to the words as the article has them now, for a verdict given on this version."""
    if annotation.anchor.version == article.version:
        return annotation
    span: Span | None = finding.claim.span
    if (
        finding.own or annotation.marked or annotation.found
    ):  # the analyst chose these words: they stay, though a claim is near
        span = reanchor(annotation.anchor, article.text, article.version).span
    if not span:
        return annotation
    anchor = anchor_of(article.text, span, article.version)
    return msgspec.structs.replace(annotation, anchor=anchor, article=_provenance(article))


def anchor_here(article: Article, finding: Finding) -> Anchor | None:
    """The anchor of the finding's words in `article` as it is now; None when they are at no one place."""
    return anchor_of(article.text, finding.claim.span, article.version) if finding.claim.span else None


def _lost_anchor(finding: Finding) -> Anchor:
    if finding.annotation is None:
        raise ValueError("a finding without words and without an annotation")
    return finding.annotation.anchor


def _provenance(article: Article) -> Provenance:
    return Provenance(article.id, article.title, article.outlet, article.author, article.published, article.url)
