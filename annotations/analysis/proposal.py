"""Two names of the folder that may be one thing's, as the analyst is asked about them."""

from collections.abc import Collection, Iterable

import msgspec

from annotations.analysis.model import Label
from annotations.analysis.plain_name import name_key


class Named(msgspec.Struct, frozen=True):
    """A name as the articles have it, and which entities bear it.

    Attributes:
        entities: (article version, entity id), in the order of the articles.
    """

    name: str
    label: Label
    entities: tuple[tuple[str, str], ...]


class Proposal(msgspec.Struct, frozen=True):
    """Two names that may be one thing's, with the reason in words for the analyst."""

    one: Named
    other: Named
    reason: str

    @property
    def pair(self) -> frozenset[str]:
        """What a decision about it is kept under: both names, whatever their case and order."""
        return frozenset((name_key(self.one.name), name_key(self.other.name)))


def within(proposals: Iterable[Proposal], versions: Collection[str]) -> tuple[Proposal, ...]:
    """The proposals as far as these article versions bear their names; a name that none of them bears is not asked."""
    found = []
    for proposal in proposals:
        one, other = (
            msgspec.structs.replace(named, entities=tuple(e for e in named.entities if e[0] in versions))
            for named in (proposal.one, proposal.other)
        )
        if one.entities and other.entities:
            found.append(Proposal(one, other, proposal.reason))
    return tuple(found)
