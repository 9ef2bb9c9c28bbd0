"""What is not the same in two texts: word by word for a quote, sentence by sentence for an article."""

import re
from difflib import SequenceMatcher

import msgspec

from annotations.text.span import Span
from annotations.text.telling import Matter, matters
from annotations.text.words import LETTERS, WORD

_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*(?:[.!?…](?!\s)[^.!?…\n]*)*[.!?…]*[\"”»'’)]*")
"""A sentence, roughly: up to a full stop that white space follows, or to the end of the line."""
_PIECE = re.compile(rf"[-−]?\d+(?:[.,\u00a0\u202f]\d+)+|{LETTERS}+(?:['’]{LETTERS}+)+|{WORD.pattern}|\s+|.", re.DOTALL)
"""What is compared as a whole: a number with its separators, a word with its apostrophe, white space, a sign."""


class Edit(msgspec.Struct, frozen=True):
    """A run of words that is the same in both texts, or not; one of the spans is empty where only one has any."""

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


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """What to do with the words of `old` to make `new`, with few of them changed.

    Changed words with only white space between them are one edit, so that a phrase is not taken apart by its spaces.
    """
    from rapidfuzz.distance import Levenshtein

    before, after = ([match.span() for match in _PIECE.finditer(text)] for text in (old, new))
    steps = Levenshtein.opcodes([old[a:b] for a, b in before], [new[a:b] for a, b in after])
    found: list[Edit] = []
    for step in steps:
        was = _passage(before, step.src_start, step.src_end, len(old))
        now = _passage(after, step.dest_start, step.dest_end, len(new))
        same = step.tag == "equal"
        if not same and len(found) > 1 and found[-1].same and found[-1].old.of(old).isspace():
            found.pop()
        if not same and found and not found[-1].same:
            last = found.pop()
            was, now = Span(last.old.start, was.end), Span(last.new.start, now.end)
        found.append(Edit(same, was, now))
    return tuple(found)


def revisions(old: str, new: str) -> tuple[Revision, ...]:
    """The passages of two versions of an article that differ, whole sentences each.

    Where as many sentences stand in the place of as many, each is a passage with its own. Those in which a number, a
    name, a negation or a quotation mark changed come first, then the others, both in the order of the text.
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
        if tag == "equal":
            continue
        pairs = j - i == m - k
        for at in range(j - i if pairs else 1):
            was = _passage(before, i + at, i + at + 1 if pairs else j, len(old))
            now = _passage(after, k + at, k + at + 1 if pairs else m, len(new))
            found.append(Revision(was, now, matters(was.of(old), now.of(new))))
    return tuple(sorted(found, key=lambda revision: not revision.matters))


def _passage(sentences: list[tuple[int, int]], first: int, last: int, length: int) -> Span:
    """From the first sentence (or word) to before `last`; an empty span where the next one begins if there is none."""
    if first < last:
        return Span(sentences[first][0], sentences[last - 1][1])
    at = sentences[first][0] if first < len(sentences) else length
    return Span(at, at)
