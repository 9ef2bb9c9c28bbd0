"""Which findings of an article are listed at a level."""

from collections.abc import Iterable

from annotations.analysis.level import Level, shown_at
from annotations.judgement.finding import Finding


def listed(findings: Iterable[Finding], level: Level) -> tuple[Finding, ...]:
    """Those listed at a level, in the order given: the claims of that level, and all that were annotated.

    What the analyst dismissed is listed at the last level only.
    """
    return tuple(
        finding
        for finding in findings
        if (finding.annotation is not None or shown_at(finding.claim, level))
        and (level is Level.ALL or not finding.dismissed)
    )
