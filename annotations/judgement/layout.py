"""Claims and annotations of one article, laid over its text as it is now."""

from collections.abc import Sequence

from annotations.analysis.model import Claim
from annotations.articles.model import Article
from annotations.judgement.finding import Finding, claim_finding, own_finding
from annotations.judgement.matching import pair
from annotations.judgement.model import Annotation
from annotations.text import reanchor_all


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
    placed = [(i, span) for i in shown if (span := places[i].span) is not None]
    paired = pair([span for _, span in placed], [c.span for c in claims])
    judged = {claim: placed[i][0] for i, claim in paired.items()}

    rows = []
    for j, claim in enumerate(claims):
        i = judged.get(j)
        annotation, place = (None, None) if i is None else (annotations[i], places[i])
        rows.append((False, claim.span, claim_finding(text, claim, annotation, place)))
    for i in sorted(set(shown) - set(judged.values())):
        finding = own_finding(text, annotations[i], places[i])
        rows.append((places[i].span is None, finding.claim.span, finding))
    rows.sort(key=lambda row: row[:2])
    return tuple(finding for _, _, finding in rows)
