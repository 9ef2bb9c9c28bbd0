"""The places that an analyst left by following echoes, so that each step can be gone back."""

from typing import NamedTuple

from annotations.analysis.echoes import Key

LONGEST = 100
"""Steps that are remembered; nobody goes back further."""


class Stop(NamedTuple):
    """A place that was left: the article's path, its current claim, the first visible code point, the echo followed."""

    path: str
    claim: str | None
    offset: int
    followed: Key


class Trail:
    """A stack of stops."""

    def __init__(self) -> None:
        """Begin where the analyst is."""
        self._stops: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """Remember a place that is being left."""
        self._stops.append(stop)
        del self._stops[:-LONGEST]

    def back(self) -> Stop | None:
        """The place left last, which is forgotten; None when there is none."""
        return self._stops.pop() if self._stops else None
