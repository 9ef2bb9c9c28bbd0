"""Down to which level claims are listed, what that adds to the attributed ones, and what is said of it."""

from collections.abc import Sequence

from annotations.analysis.level import Level
from annotations.articles import Library
from annotations.judgement import Finding
from annotations.judgement.listing import listed

KEPT_AS = "level"
"""Under which name the choice is remembered."""
_ORDER = tuple(Level)


class Levels:
    """The level that the analyst has chosen, kept over starts.

    Attributes:
        now: how far down claims are listed.
        added: how many claims of the open article each level lists besides those of the first.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.now = Level.ATTRIBUTED
        self.added = dict.fromkeys(Level, 0)

    def recall(self) -> None:
        """Take up the choice of an earlier start; blocking, briefly."""
        kept = self._library.recall(KEPT_AS)
        self.now = Level(kept) if kept in _ORDER else Level.ATTRIBUTED

    def step(self) -> None:
        """Go on to the next level, after the last to the first, and keep the choice."""
        self.now = _ORDER[(_ORDER.index(self.now) + 1) % len(_ORDER)]
        self._library.remember(KEPT_AS, self.now.value)

    def listed(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Those of an article's findings that are listed at this level; all are counted."""
        shown = {level: listed(findings, level) for level in Level}
        fewest = len(shown[Level.ATTRIBUTED])
        self.added = {level: len(those) - fewest for level, those in shown.items()}
        return shown[self.now]

    def told(self) -> str:
        """What is listed now, in a few words: "claims: + 8 worth checking"."""
        return f"claims: {self._listed()}"

    def hint(self, key: str) -> str:
        """What stands at the edge of the list: how many more `key` lists, or how many it has listed; "" for none."""
        if self.now is not Level.ATTRIBUTED:
            return self._listed()
        more = self.added[Level.WORTH]
        return f"{key}: {more} more worth checking" if key and more else ""

    def why_empty(self, key: str) -> str:
        """Why nothing is listed of an article that has been analysed, with the key that helps."""
        worth, everything = self.added[Level.WORTH], self.added[Level.ALL]
        if not key or not everything:
            return "Nothing was found here · v marks a claim"
        if self.now is Level.WORTH:
            return f"Nothing here is worth checking · {key} shows {_statements(everything)}"
        shows = f"{_statements(worth)} worth checking" if worth else "what is worth checking, and then all"
        return f"Nobody is quoted here · {key} shows {shows}"

    def _listed(self) -> str:
        more = self.added[self.now]
        return {
            Level.ATTRIBUTED: "attributed",
            Level.WORTH: f"+ {more} worth checking" if more else "no more worth checking",
            Level.ALL: f"all, {more or 'no'} more",
        }[self.now]


def _statements(number: int) -> str:
    return f"{number} statement{'s' if number > 1 else ''}"
