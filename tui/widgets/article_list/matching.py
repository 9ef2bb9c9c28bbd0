"""Which rows match what is typed, the best first, and which of their characters."""

from collections.abc import Sequence
from importlib import import_module

from tui.widgets.article_list.listed import Listed, day

TYPO_FROM = 5
"""Characters from which a word may hold a slip; in shorter ones any slip makes another word."""
LIKENESS = 80.0
"""Least `rapidfuzz.fuzz.partial_ratio` of a word with a slip: one wrong letter in five, one missing in seven."""
ENOUGH = 100
"""Exact matches from which nobody looks for slips."""


class Matcher:
    """The rows as text to search in, made once, and the last result, which a longer query only narrows."""

    def __init__(self, rows: Sequence[Listed]) -> None:
        import_module("rapidfuzz.process")  # here, not under the first key that needs it
        self._titles = [(row.title or row.path).lower() for row in rows]
        self._outlets = [row.outlet.lower() for row in rows]
        self._texts = [f"{title}\n{_below(row)}" for title, row in zip(self._titles, rows, strict=True)]
        self._words: tuple[str, ...] = ()
        self._exact: list[int] = []

    def ranked(self, query: str) -> list[int]:
        """Indexes of the rows in which every word of `query` is found, best first, equals in the rows' order.

        A word counts more at the beginning of a title, then of a word in it, then inside one, then below the title;
        rows whose title or outlet holds a word only with a slip come last, and only if there are few others.
        """
        words = words_of(query)
        if not words:
            return list(range(len(self._texts)))
        exact = self._narrowed(words)
        self._words, self._exact = words, exact
        found = self._best_first(exact, words)
        if len(exact) < ENOUGH and any(len(word) >= TYPO_FROM for word in words):
            found += self._with_slips(words, frozenset(exact))
        return found

    def _narrowed(self, words: tuple[str, ...]) -> list[int]:
        """Rows that hold every word as it is; only the last result is searched when this one must lie within it."""
        texts = self._texts
        grown = self._words and all(any(before in word for word in words) for before in self._words)
        found: Sequence[int] = self._exact if grown else range(len(texts))
        for word in words:
            found = [index for index in found if word in texts[index]]
        return list(found)

    def _best_first(self, found: list[int], words: tuple[str, ...]) -> list[int]:
        """The rows by their worst word."""
        titles, places = self._titles, [0] * len(found)
        for word in words:
            inner = f" {word}"
            places = [
                max(place, 0 if t.startswith(word) else 1 if inner in t else 2 if word in t else 3)
                for place, t in zip(places, (titles[index] for index in found), strict=True)
            ]
        return [index for rank in range(4) for index, place in zip(found, places, strict=True) if place == rank]

    def _with_slips(self, words: tuple[str, ...], exact: frozenset[int]) -> list[int]:
        """Rows outside `exact` that hold the words, the longer ones nearly in title or outlet, the likest first."""
        texts = self._texts
        left = [index for index in range(len(texts)) if index not in exact]
        likeness: dict[int, float] = {}
        for word in sorted(words, key=len):
            if len(word) < TYPO_FROM:
                left = [index for index in left if word in texts[index]]
                continue
            scores = self._likeness(word, left)
            likeness = {index: likeness.get(index, 0.0) + score for index, score in scores.items()}
            left = sorted(likeness)
        return sorted(left, key=lambda index: -likeness[index])

    def _likeness(self, word: str, left: list[int]) -> dict[int, float]:
        """How like a part of their title or outlet is to `word`, of those rows in `left` where it is like enough.

        There are few outlets, so each is compared once; titles are many. A slip leaves one half of a word as it is, or
        both but for the letters where they meet, and looking for these is ten times faster than comparing.
        """
        from rapidfuzz import fuzz, process

        titles, outlets = self._titles, self._outlets
        names = [name for name in {outlets[index] for index in left} if len(name) >= len(word) - 1]
        likest = process.extract(word, names, scorer=fuzz.partial_ratio, score_cutoff=LIKENESS, limit=None)
        published = {name: score for name, score, _ in likest}
        found = {index: published[name] for index in left if (name := outlets[index]) in published} if likest else {}
        half = len(word) // 2
        one, other, head, tail = word[:half], word[half:], word[: half - 1], word[half + 1 :]
        near = [
            index
            for index in left
            if one in (title := titles[index]) or other in title or (head in title and tail in title)
        ]
        hits = process.extract(
            word, [titles[index] for index in near], scorer=fuzz.partial_ratio, score_cutoff=LIKENESS, limit=None
        )
        return found | {near[at]: max(score, found.get(near[at], 0.0)) for _, score, at in hits}


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query in small letters."""
    return tuple(dict.fromkeys(query.lower().split()))


def matched(text: str, words: Sequence[str]) -> frozenset[int]:
    """Offsets in `text` of the characters that match a word of the query, exactly or but for a slip."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    found: set[int] = set()
    for word in words:
        at = folded.find(word)
        if at >= 0:
            found.update(range(at, at + len(word)))
        elif len(word) >= TYPO_FROM:
            found.update(_nearly(folded, word))
    return frozenset(found)


def _nearly(folded: str, word: str) -> list[int]:
    """Offsets of the characters of the likest part of `folded` that are also in `word`, in its order."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    part = fuzz.partial_ratio_alignment(word, folded, score_cutoff=LIKENESS)
    if part is None or len(folded) < len(word):
        return []
    blocks = Indel.opcodes(word, folded[part.dest_start : part.dest_end])
    return [
        part.dest_start + at
        for block in blocks
        if block.tag == "equal"
        for at in range(block.dest_start, block.dest_end)
    ]


def _below(row: Listed) -> str:
    """What else of a row can be found: outlet, date or reason, and the path without its ending."""
    stem = row.path.rpartition(".")[0] or row.path
    return f"{row.outlet} {day(row.published)} {row.reason}\n{stem}".lower()
