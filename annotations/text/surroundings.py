"""What stands around a quote: is it a whole word there, and do the words beside it still tell the same?"""

import re

from annotations.text.anchor import CONTEXT, Anchor
from annotations.text.span import Span
from annotations.text.telling import Telling, telling
from annotations.text.words import LETTERS

_BEFORE = re.compile(rf"(?:{LETTERS}+['’\-‐‑]?|[-−+±])$")
_BEFORE_NUMBER = re.compile(r"\d[.,\u00a0\u202f]$")
_AFTER = re.compile(rf"^['’\-‐‑]?{LETTERS}+")
_AFTER_NUMBER = re.compile(r"^[.,\u00a0\u202f]\d+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»'’)]*\s|\n")
SLACK = 8
"""Code points by which a word in the surroundings may have moved away without being taken for lost."""


def glue(before: str, quote: str, after: str) -> tuple[str, str]:
    """What makes `quote` part of a longer word or number between `before` and `after`; two empty strings if nothing."""
    left = right = None
    if quote[0].isalnum():
        left = _BEFORE.search(before) or (_BEFORE_NUMBER.search(before) if quote[0].isdigit() else None)
    if quote[-1].isalnum():
        right = _AFTER.search(after) or (_AFTER_NUMBER.search(after) if quote[-1].isdigit() else None)
    return (left[0] if left else "", right[0] if right else "")


def is_whole(anchor: Anchor, text: str, span: Span) -> bool:
    """Whether the anchor's quote at `span` is cut out of its words as it was when it was judged."""
    here = glue(text[max(0, span.start - CONTEXT) : span.start], anchor.exact, text[span.end : span.end + CONTEXT])
    return here in (("", ""), glue(anchor.prefix, anchor.exact, anchor.suffix))


def tells_the_same(anchor: Anchor, text: str, start: int, end: int) -> bool:
    """Whether the rest of the sentence around `start` to `end` has the numbers, names, negations and quotes it had.

    The rest of the sentence is looked at as far as the anchor's prefix and suffix go.
    """
    wide = CONTEXT + SLACK
    before, after = text[max(0, start - wide) : start], text[end : end + wide]
    return _same(_left(anchor.prefix), _left(before)) and _same(_right(anchor.suffix), _right(after))


def _left(context: str) -> tuple[int, list[tuple[int, Telling]]]:
    """The part of the sentence before the quote: its length, and its telling words by their distance, nearest first."""
    ends = list(_SENTENCE_END.finditer(context))
    part = context[ends[-1].end() :] if ends else context
    if not ends and len(context) >= CONTEXT:  # the first word may be cut
        part = part[len(part) - len(re.sub(r"^\w+", "", part)) :]
    return len(part), [(len(part) - word.at - len(word.word), word) for word in reversed(telling(part))]


def _right(context: str) -> tuple[int, list[tuple[int, Telling]]]:
    """The part of the sentence after the quote, in the same form."""
    end = _SENTENCE_END.search(context)
    part = context[: end.start() + 1] if end else context
    if not end and len(context) >= CONTEXT:  # the last word may be cut
        part = re.sub(r"\w+$", "", part)
    return len(part), [(word.at, word) for word in telling(part)]


def _same(old: tuple[int, list[tuple[int, Telling]]], new: tuple[int, list[tuple[int, Telling]]]) -> bool:
    """The words nearest the quote tell the same, as far as the old ones reach."""
    length, words = old
    there = [word.says for _, word in words]
    here = [word.says for _, word in new[1]]
    nearer = [word.says for distance, word in new[1] if distance < length - SLACK]
    return here[: len(there)] == there and len(nearer) <= len(there)
