"""Which claim has the same words as some that were marked."""

from collections.abc import Iterable

from annotations.judgement import Finding
from annotations.judgement.drafting import trimmed
from annotations.judgement.matching import SAME, jaccard
from annotations.text import Span


def alike(text: str, findings: Iterable[Finding], span: Span) -> Finding | None:
    """The finding that has the words in `span` of `text`, all of them or nearly; the closest, if there are several."""
    words = trimmed(text, span)
    fits = [(jaccard(finding.claim.span, words), finding) for finding in findings]
    fit, finding = max(fits, key=lambda pair: pair[0], default=(0.0, None))
    return finding if fit >= SAME else None
