"""What is not the same in two texts: character by character for a quote, passage by passage for an article."""

import re
from difflib import SequenceMatcher

import msgspec

from annotations.text.span import Span
from annotations.text.telling import Matter, matters

_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*(?:[.!?…](?!\s)[^.!?…\n]*)*[.!?…]*[\"”»'’)]*")
"""A sentence, roughly: up to a full stop that white space follows, or to the end of the line."""


class Edit(msgspec.Struct, frozen=True):
    """A run of characters that is the same in both texts, or not; one of the spans is empty where only one has any."""

    same: bool
    old: Span
    new: Span


class Revision(msgspec.Struct, frozen=True):
    """A passage that was changed, put in or taken out.

    Attributes:
        old, new: where it stands in either text; empty where it does not.
        matters: which kinds of telling words changed in it.
    """

    old: Span
    new: Span
    matters: tuple[Matter, ...]


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """What to do with the characters of `old` to make `new`, with the fewest of them changed."""
    from rapidfuzz.distance import Levenshtein

    return tuple(
        Edit(step.tag == "equal", Span(step.src_start, step.src_end), Span(step.dest_start, step.dest_end))
        for step in Levenshtein.opcodes(old, new)
    )


def revisions(old: str, new: str) -> tuple[Revision, ...]:
    """The passages of two versions of an article that differ, whole sentences each.

    Those in which a number, a name, a negation or a quotation mark changed come first, then the others, both in the
    order of the text.
    """
    before, after = ([match.span() for match in _SENTENCE.finditer(text)] for text in (old, new))
    matcher = SequenceMatcher(
        None,
        [" ".join(old[a:b].split()) for a, b in before],
        [" ".join(new[a:b].split()) for a, b in after],
        autojunk=False,
    )
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            was, now = _passage(before, i, j, len(old)), _passage(after, k, m, len(new))
            found.append(Revision(was, now, matters(was.of(old), now.of(new))))
    return tuple(sorted(found, key=lambda revision: not revision.matters))


def _passage(sentences: list[tuple[int, int]], first: int, last: int, length: int) -> Span:
    """From the first sentence to the one before `last`; an empty span where the next one begins when there is none."""
    if first < last:
        return Span(sentences[first][0], sentences[last - 1][1])
    at = sentences[first][0] if first < len(sentences) else length
    return Span(at, at)
