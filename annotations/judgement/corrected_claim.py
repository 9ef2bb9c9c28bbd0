"""A claim with the words and the source that the analyst gave it."""

from msgspec.structs import replace

from annotations.analysis.model import Claim, Source
from annotations.judgement.model import Annotation, Detected
from annotations.text import Span


def as_corrected(text: str, claim: Claim, annotation: Annotation, found: Detected, span: Span | None) -> Claim:
    """`claim` as the analyst corrected it.

    Args:
        text: where it stands.
        claim: as the machine found it.
        annotation: the correction.
        found: what the correction says the machine had found.
        span: where the corrected words are in `text`; None when they are at no one place, and the machine's stay.
    """
    if span is not None and annotation.anchor != found.anchor:
        claim = replace(claim, start=span.start, end=span.end, spans=(span,))
    if annotation.source != found.source:
        claim = replace(claim, source=source_near(text, annotation.source, claim.span))
    return replace(claim, kind=annotation.kind)


def source_near(text: str, words: str, span: Span) -> Source | None:
    """Where `words` name the source of what stands in `span`: the nearest place in its paragraph; None when nowhere."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = len(text) if end < 0 else end
    found: list[Span] = []
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1, end)
    nearest = min(found, key=lambda place: _distance(place, span), default=None)
    return Source(nearest.start, nearest.end) if nearest else None


def _distance(place: Span, span: Span) -> tuple[bool, int]:
    """How far a place is from `span`; one inside it is the last to be meant."""
    return place.overlaps(span), max(place.start - span.end, span.start - place.end)
