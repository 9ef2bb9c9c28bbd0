"""The words of a text by their number, so that two claims are compared by the words they share."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from annotations.text import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
"""Letters and digits with what an apostrophe joins to them: punctuation and quotation marks don't count."""


class Words:
    """Where the words of a text begin and end."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words that share a code point with any of the spans."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)))
        return frozenset(found)
