"""Tells a paste from typing: a terminal without bracketed paste types it, and each `c` in it would be a verdict."""

from collections import deque

KEYS = 10
"""Verdicts that may come within `WITHIN`; every one of them can be undone."""
WITHIN = 0.1
"""Seconds. A held key repeats about thirty times a second, hands are slower."""


class PasteGuard:
    """Counts verdict keys by the time they arrived, and holds those of a burst until the analyst has been asked."""

    def __init__(self, keys: int = KEYS, within: float = WITHIN) -> None:
        """Let `keys` of them pass `within` seconds."""
        self._keys, self._within = keys, within
        self._arrived: deque[float] = deque(maxlen=keys)
        self._held: list[str] = []
        self._last = float("-inf")

    def holds(self, verdict: str, at: float) -> bool:
        """Whether this verdict key belongs to a burst, so that it must not be acted on before asking.

        Once a burst is noticed it lasts until no key has come for that long.

        Args:
            verdict: what the key stands for.
            at: when the key arrived, in seconds of a monotonic clock: `events.Key.time`. When its turn came won't do,
                for each verdict is written to disk before the next key has its turn.
        """
        calm = at - self._last > self._within
        full = len(self._arrived) == self._keys and at - self._arrived[0] <= self._within
        bursting = full or (bool(self._held) and not calm)
        self._arrived.append(at)
        self._last = max(at, self._last)
        if bursting:
            self._held.append(verdict)
        return bursting

    def calm(self, at: float) -> bool:
        """Whether a key that arrived at `at` can be an answer to the question, and not the rest of the paste."""
        calm = at - self._last > self._within
        self._last = max(at, self._last)
        return calm

    def release(self) -> tuple[str, ...]:
        """The verdicts held, in the order of their keys; the guard begins anew."""
        held = tuple(self._held)
        self._held.clear()
        self._arrived.clear()
        return held
