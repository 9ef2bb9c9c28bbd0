"""Claims and annotations of one article, laid over its text as it is now."""

from collections.abc import Mapping, Sequence

from annotations.analysis.model import Claim
from annotations.articles.model import Article
from annotations.judgement.finding import Finding, claim_finding, own_finding
from annotations.judgement.matching import pair
from annotations.judgement.model import Annotation
from annotations.text import Place, Span, reanchor_all


def lay(article: Article, claims: Sequence[Claim], annotations: Sequence[Annotation], end: int) -> tuple[Finding, ...]:
    """Pair each annotation with the claim of the same words, and list both in the order of the text.

    Args:
        article: as it is now; its version may be another than the one that was judged.
        claims: what was found in this version, in any order.
        annotations: one analyst's.
        end: what starts here or later is left out (code points).

    Returns:
        The findings in text order; those whose words are at no one place come last.
    """
    text = article.text
    claims = sorted((c for c in claims if c.start < end), key=lambda c: c.span)
    places = reanchor_all((a.anchor for a in annotations), text, article.version)
    shown = [i for i, place in enumerate(places) if place.span is None or place.span.start < end]
    judged = _judged(article, annotations, places, shown, [c.span for c in claims])

    rows = []
    for j, claim in enumerate(claims):
        i = judged.get(j)
        annotation, place = (None, None) if i is None else (annotations[i], places[i])
        finding = claim_finding(article, claim, annotation, place)
        rows.append((False, finding.claim.span, finding))
    for i in sorted(set(shown) - set(judged.values())):
        finding = own_finding(text, annotations[i], places[i])
        rows.append((places[i].span is None, finding.claim.span, finding))
    rows.sort(key=lambda row: row[:2])
    return tuple(finding for _, _, finding in rows)


def _judged(
    article: Article,
    annotations: Sequence[Annotation],
    places: Sequence[Place],
    shown: Sequence[int],
    claimed: Sequence[Span],
) -> dict[int, int]:
    """The index of the annotation for the index of each claim that has one.

    One that corrects a claim belongs to what the machine had found; when it finds that no more, to what has the
    corrected words.
    """
    corrected = {i: found for i in shown if (found := annotations[i].found) is not None}
    before = reanchor_all((found.anchor for found in corrected.values()), article.text, article.version)
    spans = {i: span for i in shown if (span := places[i].span) is not None}
    first = spans | {i: span for i, place in zip(corrected, before, strict=True) if (span := place.span) is not None}
    judged = _paired(first, dict(enumerate(claimed)))
    left = {i: spans[i] for i in corrected if i in spans and i not in judged.values()}
    return judged | _paired(left, {j: span for j, span in enumerate(claimed) if j not in judged})


def _paired(annotated: Mapping[int, Span], claimed: Mapping[int, Span]) -> dict[int, int]:
    """Claims and the annotations of the same words, by their indices."""
    ours, theirs = list(annotated), list(claimed)
    paired = pair(list(annotated.values()), list(claimed.values()))
    return {theirs[j]: ours[i] for i, j in paired.items()}
