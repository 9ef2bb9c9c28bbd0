"""Which claims an analyst sees: those that are attributed, also the statements worth checking, or all."""

from collections.abc import Iterable
from enum import StrEnum

from annotations.analysis.model import Claim

WORTH_CHECKING = 0.55
"""The worth from which a plain statement is shown among those worth checking.

A third of the statements of the samples reach it: what happened with a number, a harm or two names in it, and not what
merely happened ("a pupil wrote to her" has 0.30, "the case was opened in Riga" 0.35).
"""


class Level(StrEnum):
    """How far down the article's own plain statements are shown; attributed claims are shown at every level."""

    ATTRIBUTED = "attributed"
    WORTH = "worth checking"
    ALL = "all"


def at_level(claims: Iterable[Claim], level: Level) -> tuple[Claim, ...]:
    """The claims shown at a level, in the order given."""
    return tuple(claim for claim in claims if shown_at(claim, level))


def shown_at(claim: Claim, level: Level) -> bool:
    """Whether the claim is shown at a level."""
    return claim.attributed or level is Level.ALL or (level is Level.WORTH and claim.worth >= WORTH_CHECKING)


def count_outside_tail(claims: Iterable[Claim], end: int) -> int:
    """How many claims an article is said to have: the attributed ones before `end`, where its tail begins."""
    return sum(claim.attributed and claim.start < end for claim in claims)
