"""Every claim of a desk by its rarer words, so that a claim finds its like at once."""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable

from annotations.analysis.echoes.comparison import Taken, compare, take
from annotations.analysis.echoes.echo import Echo
from annotations.analysis.echoes.heard import Heard, Key
from annotations.analysis.echoes.relation import Relation
from annotations.analysis.echoes.statement import LIGHT

COMMON = 1500
"""A term of more claims than this finds nobody; its newest claims are still looked at when nothing rarer is shared."""
TELLING = 6
"""How many of a claim's rarest terms are asked."""
LOOKED_AT = 2500
"""Entries read for one claim at most."""
COMPARED_HERE = 8
"""Claims of its own article that a claim is compared with at most: one article holds few that contradict each other."""
COMPARED = 40
"""Claims compared with one at most: those that share the most and rarest terms."""


class Echoes:
    """The claims of a desk's articles, each with the like of it in the others."""

    def __init__(self) -> None:
        """Know of no claim yet."""
        self._number: dict[Key, int] = {}
        self._taken: dict[int, Taken] = {}
        self._blocks: dict[int, tuple[str, ...]] = {}
        self._shelves: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._versions: dict[str, tuple[Key, ...]] = {}
        self._numbers = itertools.count()

    def __len__(self) -> int:
        """How many claims are known."""
        return len(self._taken)

    def add(self, claims: Iterable[Heard]) -> None:
        """Know an article's claims, as `heard` gives them; a version that is known already is replaced."""
        by_version: defaultdict[str, dict[Key, Heard]] = defaultdict(dict)
        for claim in claims:
            by_version[claim.key.version][claim.key] = claim
        for version, found in by_version.items():
            self.remove(version)
            for claim in found.values():
                taken = take(claim)
                blocks = _blocks(taken)
                number = self._number[claim.key] = next(self._numbers)
                self._taken[number], self._blocks[number] = taken, blocks
                for block in blocks:
                    self._shelves[block][number] = None
            self._versions[version] = tuple(found)

    def remove(self, version: str) -> None:
        """Forget the claims of an article's version; nothing happens when none is known."""
        for key in self._versions.pop(version, ()):
            number = self._number.pop(key)
            del self._taken[number]
            for block in self._blocks.pop(number):
                shelf = self._shelves[block]
                del shelf[number]
                if not shelf:
                    del self._shelves[block]

    def heard(self, key: Key) -> Heard | None:
        """The claim of a key; None when it is not known."""
        number = self._number.get(key)
        return None if number is None else self._taken[number].heard

    def of(self, key: Key) -> tuple[Echo, ...]:
        """The echoes of a claim in other articles, and what contradicts it in its own.

        Conflicts come first, then repeats, each the surest first; an unknown claim has none.
        """
        return tuple(echo for echo, _ in self.pairs(key))

    def pairs(self, key: Key) -> list[tuple[Echo, Echo]]:
        """The echoes of a claim in the order of `of`, each with what this claim is to the other one."""
        number = self._number.get(key)
        if number is None:
            return []
        mine = self._taken[number]
        both = [
            (echo, back)
            for other in self._near(number, mine)
            if (echo := compare(mine, other)) and (back := compare(other, mine)) and _tells_more(mine, other, echo)
        ]
        return sorted(both, key=lambda pair: pair[0].order)

    def _near(self, number: int, mine: Taken) -> list[Taken]:
        """The claims that share the most and rarest terms: those of other articles, and a few of the same one."""
        shelves = sorted((self._shelves[block] for block in self._blocks[number]), key=len)
        votes: defaultdict[int, float] = defaultdict(float)
        left = LOOKED_AT
        for rank, shelf in enumerate(shelves):
            if rank and (rank >= TELLING or len(shelf) > COMMON or left <= 0):
                break
            worth = 1.0 / (1.0 + len(shelf) ** 0.5)
            for other in itertools.islice(reversed(shelf), left):
                votes[other] += worth
            left -= len(shelf)
        ranked = heapq.nlargest(COMPARED * 2, votes, key=votes.__getitem__)
        article = mine.heard.article
        others = [self._taken[other] for other in ranked if other != number]
        elsewhere = [other for other in others if other.heard.article != article][:COMPARED]
        return elsewhere + [other for other in others if other.heard.article == article][:COMPARED_HERE]


def _tells_more(mine: Taken, other: Taken, echo: Echo) -> bool:
    """Whether the analyst should see it: in its own article only what contradicts a claim, and is no part of it."""
    if mine.heard.article != other.heard.article:
        return True
    return echo.relation is Relation.CONFLICTS and not mine.heard.span.overlaps(other.heard.span)


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
