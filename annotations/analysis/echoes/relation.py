"""The three ways in which a claim answers another."""

from enum import StrEnum
from typing import NamedTuple


class Relation(StrEnum):
    """How a claim of another article stands to this one."""

    REPEATS = "repeats"
    REWORDS = "rewords"
    CONFLICTS = "conflicts"


CONFLICTS_FIRST = (Relation.CONFLICTS, Relation.REPEATS, Relation.REWORDS)
"""The order in which an analyst wants to see them."""


class Finding(NamedTuple):
    """How two clauses stand to each other, how surely (0 to 1), and what differs, in words."""

    relation: Relation
    score: float
    differs: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[bool, float]:
        """A conflict is worth more than any likeness, then the score counts."""
        return self.relation is Relation.CONFLICTS, self.score
