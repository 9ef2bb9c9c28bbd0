"""Every claim of a desk by its rarer words, so that a claim finds its like in the other articles at once."""

import heapq
from collections import defaultdict
from collections.abc import Iterable

from annotations.analysis.echoes.comparison import Taken, compare, take
from annotations.analysis.echoes.echo import Echo
from annotations.analysis.echoes.heard import Heard, Key
from annotations.analysis.echoes.statement import LIGHT

COMMON = 1500
"""A term of more claims than this finds nobody; its newest claims are still looked at when nothing rarer is shared."""
TELLING = 6
"""How many of a claim's rarest terms are asked."""
LOOKED_AT = 2500
"""Entries read for one claim at most."""
COMPARED = 40
"""Claims compared with one at most: those that share the most and rarest terms."""


class Echoes:
    """The claims of a desk's articles, each with the like of it in the others."""

    def __init__(self) -> None:
        """Know of no claim yet."""
        self._taken: dict[Key, Taken] = {}
        self._blocks: dict[Key, tuple[str, ...]] = {}
        self._shelves: defaultdict[str, dict[Key, None]] = defaultdict(dict)
        self._versions: dict[str, tuple[Key, ...]] = {}

    def __len__(self) -> int:
        """How many claims are known."""
        return len(self._taken)

    def add(self, claims: Iterable[Heard]) -> None:
        """Know an article's claims, as `heard` gives them; a version that is known already is replaced."""
        by_version: defaultdict[str, list[Heard]] = defaultdict(list)
        for claim in claims:
            by_version[claim.key.version].append(claim)
        for version, found in by_version.items():
            self.remove(version)
            for claim in found:
                taken = take(claim)
                blocks = _blocks(taken)
                self._taken[claim.key], self._blocks[claim.key] = taken, blocks
                for block in blocks:
                    self._shelves[block][claim.key] = None
            self._versions[version] = tuple(claim.key for claim in found)

    def remove(self, version: str) -> None:
        """Forget the claims of an article's version; nothing happens when none is known."""
        for key in self._versions.pop(version, ()):
            self._taken.pop(key, None)
            for block in self._blocks.pop(key, ()):
                shelf = self._shelves[block]
                shelf.pop(key, None)
                if not shelf:
                    del self._shelves[block]

    def heard(self, key: Key) -> Heard | None:
        """The claim of a key; None when it is not known."""
        taken = self._taken.get(key)
        return taken.heard if taken else None

    def of(self, key: Key) -> tuple[Echo, ...]:
        """The echoes of a claim in the other articles, conflicts first, then repeats, each the surest first.

        An unknown claim has none.
        """
        return tuple(echo for echo, _ in self.pairs(key))

    def pairs(self, key: Key) -> list[tuple[Echo, Echo]]:
        """The echoes of a claim in the order of `of`, each with what this claim is to the other one."""
        mine = self._taken.get(key)
        if mine is None:
            return []
        both = [
            (echo, back)
            for other in self._near(key, mine)
            if (echo := compare(mine, other)) and (back := compare(other, mine))
        ]
        return sorted(both, key=lambda pair: pair[0].order)

    def _near(self, key: Key, mine: Taken) -> list[Taken]:
        """The claims of other articles that share the most and rarest terms."""
        shelves = sorted((self._shelves[block] for block in self._blocks[key]), key=len)
        votes: defaultdict[Key, float] = defaultdict(float)
        left = LOOKED_AT
        for number, shelf in enumerate(shelves):
            if number and (number >= TELLING or len(shelf) > COMMON or left <= 0):
                break
            worth = 1.0 / (1.0 + len(shelf) ** 0.5)
            for other, _ in zip(reversed(shelf), range(left), strict=False):
                votes[other] += worth
            left -= len(shelf)
        ranked = heapq.nlargest(COMPARED * 2, votes, key=votes.__getitem__)
        article = mine.heard.article
        others = (self._taken[other] for other in ranked)
        return [other for other in others if other.heard.article != article][:COMPARED]


def _blocks(taken: Taken) -> tuple[str, ...]:
    """What a claim is looked for by: its telling terms; numbers and people by what happened at which place."""
    found: dict[str, None] = {}
    for statement in taken.statements:
        found.update(dict.fromkeys(term for term, weight in statement.terms.items() if weight > LIGHT))
        for place in taken.heard.about[:3]:
            if statement.who:
                found[f"who {place}"] = None
            if statement.involved:
                found[f"part {statement.involved} {place}"] = None
            for count in statement.counts:
                found[f"{count.happening or count.of} {place}"] = None
    return tuple(found)
