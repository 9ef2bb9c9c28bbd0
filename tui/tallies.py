"""How much of a folder is judged, summed up as it changes: a verdict costs the same however large the folder is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from annotations.articles import Row


class Tally(NamedTuple):
    """Claims judged, and all claims: those found and the analyst's own; None while the article is not analysed."""

    judged: int
    total: int | None

    @property
    def open(self) -> bool:
        """Whether there is a claim without a verdict, as far as is known."""
        return self.total is not None and self.judged < self.total


class RunningTotal:
    """The sum of the tallies of a folder's analysed articles; only those that may have changed are counted again."""

    def __init__(self, rows: Iterable[Row] = ()):
        """Sum up `rows`, none of which has been counted yet."""
        self._paths: defaultdict[str, set[str]] = defaultdict(set)
        self._counted: dict[str, Tally] = {}
        self._due: set[str] = set()
        self._judged = self._claims = 0
        for row in rows:
            self.listed(row)

    def listed(self, row: Row) -> None:
        """Count an article that is new in the list, or is known by another id or version now."""
        if not row.reason:
            self._paths[row.article_id].add(row.path)
            self._paths[row.version].add(row.path)
            self._due.add(row.path)

    def changed(self, key: str) -> None:
        """Count again what has `key` for its article's id or version."""
        self._due |= self._paths.get(key, set())

    def now(self, count: Callable[[str], Tally]) -> Tally:
        """The sum; `count` gives the tally of one path."""
        while self._due:
            path = self._due.pop()
            before, after = self._counted.get(path, Tally(0, None)), count(path)
            self._counted[path] = after
            for tally, sign in ((before, -1), (after, 1)):
                if tally.total is not None:
                    self._judged += sign * tally.judged
                    self._claims += sign * tally.total
        return Tally(self._judged, self._claims)
