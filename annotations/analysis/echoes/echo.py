"""What is told of a claim that repeats, rewords or contradicts another."""

import msgspec

from annotations.analysis.echoes.heard import Heard, Key
from annotations.analysis.echoes.relation import CONFLICTS_FIRST, Relation

RULES = "echoes-7"
"""The version of the rules; it changes whenever they may hear or find something else, so that all is compared anew."""


class Echo(msgspec.Struct, frozen=True):
    """A claim of another article and how it stands to the one asked for.

    Attributes:
        other: the other claim.
        score: 0 to 1, how surely it is so.
        differs: what differs, in words, each time this claim's first: "70 killed / 39 killed".
    """

    other: Key
    relation: Relation
    score: float
    differs: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, float, str, str]:
        """Conflicts first, then repeats, each the surest first."""
        return CONFLICTS_FIRST.index(self.relation), -self.score, self.other.version, self.other.claim


class KeptEcho(msgspec.Struct, frozen=True):
    """An echo with everything that is shown of it.

    Attributes:
        other: the other claim, with its article's id as it is now; its key has that article's version.
        score: 0 to 1, how surely it is so.
        differs: what differs, in words, each time this claim's first.
    """

    other: Heard
    relation: Relation
    score: float
    differs: tuple[str, ...] = ()
