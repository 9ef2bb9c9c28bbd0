"""Finds the words of many anchors in one text; what it costs grows with the text once, and then with each anchor."""

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property

from annotations.text.anchor import CONTEXT, Anchor, AnchorState
from annotations.text.reanchor import Place
from annotations.text.span import Span
from annotations.text.surroundings import is_whole, tells_the_same
from annotations.text.words import WORD, lowered

CLOSE = 0.75
"""RapidFuzz ratio (normalised Indel similarity, 0 to 1) from which words are the judged ones, changed."""
CLEAR = 0.1
"""How much better than the next one the best place must be, as a share of the words around it that are the same."""
RARE = 64
"""A word that stands more often than this does not say where a quote is."""
TELLING_WORDS = 12
"""Words of a quote that are asked where it is."""
NEAR = 24
"""Code points within which two guesses are the same place."""
GUESSES = 4
WORTH = 0.3
"""A guess is looked at when it has this share of the best one's votes."""
BESIDE = 12
"""Code points right beside a quote that say where it ends."""
STEPS = 6
"""Word boundaries tried on either side of a guessed end."""

_PIECE = re.compile(r"[-−+±]?\d+(?:[.,]\d+)*(?:['’\-‐‑]?\w+)*|\w+(?:['’\-‐‑]\w+)*|[^\w\s]+")
"""A word or number with all that belongs to it, or a run of signs: a changed quote begins and ends with one."""


class Finder:
    """The words of one text and where they stand."""

    def __init__(self, text: str):
        """Stand over `text`; nothing is read before an anchor is not where it was."""
        self._text = text

    def place(self, anchor: Anchor) -> Place:
        """See `reanchor`."""
        if self._stands(anchor):
            return Place(AnchorState.EXACT, anchor.span)
        starts = [
            start
            for start in self._occurrences(anchor)
            if is_whole(anchor, self._text, Span(start, start + len(anchor.exact)))
        ]
        if not starts:
            return self._closest(anchor)
        if len(starts) > 1:
            ranked = sorted(((self._likeness(anchor, s, s + len(anchor.exact)), -s) for s in starts), reverse=True)
            if ranked[0][0] - ranked[1][0] < CLEAR:
                return Place(AnchorState.AMBIGUOUS)
            starts = [-ranked[0][1]]
        span = Span(starts[0], starts[0] + len(anchor.exact))
        return self._same_words(anchor, span)

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where each word stands, in lower case."""
        words: dict[str, list[int]] = {}
        for match in WORD.finditer(lowered(self._text)):
            words.setdefault(match[0], []).append(match.start())
        return words

    def _stands(self, anchor: Anchor) -> bool:
        """The quote and all that was kept around it are where they were."""
        text, start = self._text, anchor.start - len(anchor.prefix)
        end = anchor.end + len(anchor.suffix)
        whole = anchor.prefix + anchor.exact + anchor.suffix
        cut = len(anchor.suffix) < CONTEXT and end != len(text)
        return start >= 0 and text.startswith(whole, start) and not cut

    def _occurrences(self, anchor: Anchor) -> Iterator[int]:
        """Where the very quote stands: looked for where the rarest of its inner words does."""
        text, quote = self._text, anchor.exact
        inner = [m for m in WORD.finditer(lowered(quote)) if m.start() > 0 and m.end() < len(quote)]
        if inner:
            rarest = min(inner, key=lambda m: len(self._words.get(m[0], ())))
            starts = [at - rarest.start() for at in self._words.get(rarest[0], ())]
            yield from (start for start in starts if start >= 0 and text.startswith(quote, start))
            return
        start = text.find(quote)
        while start >= 0:
            yield start
            start = text.find(quote, start + 1)

    def _same_words(self, anchor: Anchor, span: Span) -> Place:
        """The place of words that are the judged ones; changed when what tells beside them is not the same."""
        whole = is_whole(anchor, self._text, span)
        if not whole or not tells_the_same(anchor, self._text, span.start, span.end):
            was = anchor.prefix + anchor.exact + anchor.suffix
            now = self._text[max(0, span.start - len(anchor.prefix)) : span.end + len(anchor.suffix)]
            return Place(AnchorState.CHANGED, span, was, now)
        exact = span == anchor.span and span.of(self._text) == anchor.exact
        return Place(AnchorState.EXACT if exact else AnchorState.MOVED, span)

    def _likeness(self, anchor: Anchor, start: int, end: int) -> float:
        """How much of the words around the quote is around this place, 0 to 1."""
        from rapidfuzz.fuzz import ratio

        before = self._text[max(0, start - len(anchor.prefix)) : start]
        after = self._text[end : end + len(anchor.suffix)]
        return (float(ratio(anchor.prefix, before)) + float(ratio(anchor.suffix, after))) / 200

    def _closest(self, anchor: Anchor) -> Place:
        """The window whose words are closest to the quote."""
        windows: list[tuple[float, float, Span]] = []
        for guess in self._guesses(anchor):
            score, span = self._window(anchor, guess)
            if span and score >= CLOSE and all(not span.overlaps(other) for _, _, other in windows):
                windows.append((score, self._likeness(anchor, span.start, span.end), span))
        windows.sort(key=lambda window: window[0] + window[1] / 2, reverse=True)
        if not windows:
            return Place(AnchorState.ORPHAN, score=0.0)
        score, likeness, span = windows[0]
        if len(windows) > 1 and score + likeness / 2 - windows[1][0] - windows[1][1] / 2 < CLEAR / 2:
            return Place(AnchorState.AMBIGUOUS, score=score)
        now = span.of(self._text)
        if now.split() == anchor.exact.split():
            return self._same_words(anchor, span)
        return Place(AnchorState.CHANGED, span, anchor.exact, now, score)

    def _guesses(self, anchor: Anchor) -> list[int]:
        """Where the quote may begin: where the rarest of its words, and of those around it, say so together."""
        whole, lead = lowered(anchor.prefix + anchor.exact + anchor.suffix), len(anchor.prefix)
        offsets = {m[0]: m.start() - lead for m in WORD.finditer(whole)}
        known = sorted((len(self._words[word]), word) for word in offsets if word in self._words)
        votes: dict[int, float] = {}
        for often, word in [pair for pair in known if pair[0] <= RARE][:TELLING_WORDS] or known[:1]:
            for at in heapq.nsmallest(RARE, self._words[word], key=lambda at: abs(at - anchor.start)):
                slot = (at - offsets[word]) // NEAR
                for beside, weight in ((slot - 1, 1), (slot, 2), (slot + 1, 1)):
                    votes[beside] = votes.get(beside, 0.0) + weight / often
        taken: list[int] = []
        for slot in sorted(votes, key=lambda slot: (-votes[slot], abs(slot * NEAR - anchor.start))):
            if len(taken) == GUESSES or votes[slot] < votes[taken[0] if taken else slot] * WORTH:
                break
            if all(abs(slot - other) > 2 for other in taken):
                taken.append(slot)
        return [max(0, slot * NEAR + NEAR // 2) for slot in taken]

    def _window(self, anchor: Anchor, guess: int) -> tuple[float, Span]:
        """The words near `guess` that are closest to the quote, cut at word boundaries, with the best ratio there.

        A word at the quote's edge that was replaced lowers the ratio, and still belongs to it: where the text goes on
        as it did beside the quote is where the quote ends.
        """
        from rapidfuzz.fuzz import partial_ratio_alignment, ratio

        quote = anchor.exact
        spare = 2 * NEAR + len(quote) // 2
        first = max(0, guess - spare)
        region = self._text[first : guess + len(quote) + spare]
        aligned = partial_ratio_alignment(quote, region)
        if aligned is None or not region:
            return 0.0, Span(0, 0)
        edges = sorted({edge for match in _PIECE.finditer(region) for edge in match.span()})
        best, prefix = 0.0, anchor.prefix[::-1]

        @cache
        def goes_on_before(start: int) -> float:
            return _shared(prefix, self._text[max(0, first + start - BESIDE) : first + start][::-1])

        @cache
        def goes_on_after(end: int) -> float:
            return _shared(anchor.suffix, self._text[first + end : first + end + BESIDE])

        def near(*places: int) -> set[int]:
            middles = (bisect_left(edges, place) for place in places)
            return {edge for middle in middles for edge in edges[max(0, middle - STEPS) : middle + STEPS]}

        def fit(start: int, end: int) -> float:
            nonlocal best
            if start >= end:
                return 0.0
            score = float(ratio(quote, region[start:end])) / 100
            best = max(best, score)
            return score + (goes_on_before(start) + goes_on_after(end)) / 4

        start, end = aligned.dest_start, aligned.dest_end
        for _ in range(2):
            end = max(near(start + len(quote), end), key=lambda edge: (fit(start, edge), -edge), default=end)
            start = max(near(start, end - len(quote)), key=lambda edge: (fit(edge, end), edge), default=start)
        window = region[start:end]
        start, end = start + len(window) - len(window.lstrip()), end - len(window) + len(window.rstrip())
        return best, Span(first + start, first + max(start, end))


def _shared(kept: str, here: str) -> float:
    """How far two contexts, read away from the quote, are the same: 0 to 1."""
    kept = kept[:BESIDE]
    same = next((i for i, (a, b) in enumerate(zip(kept, here, strict=False)) if a != b), min(len(kept), len(here)))
    return same / len(kept) if kept else 1.0 - bool(here)
