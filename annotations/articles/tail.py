"""Where the article ends and the page's unrelated teasers begin."""

import math
import re
from collections.abc import Sequence

import msgspec

from annotations.articles.bylines import is_byline
from annotations.articles.labels import is_marker, is_sure_marker, is_teaser
from annotations.articles.vocabulary import ends_as_prose

_PROSE_WORDS = 20
"""Words from which a line that ends as prose does counts as a paragraph of somebody's article."""
_RESUMED_WORDS = 40
"""Prose after a marker that is shorter in all than this is never a body that goes on."""
_LOOK_AHEAD = 60
"""Lines below a marker that are looked at; it takes far fewer to tell."""
_TEASER_WORDS = 20
_BOX_LINES = 6
"""A box of links inside a body holds at most so many headlines."""
_LATE = 0.6
"""A whole marker below this share of the words is the end: page makers don't interrupt an article so late."""
_EARLY = 1 / 3
_EXPECTED = 0.029
"""Share of words in common that is expected for each doubling of the words above: a longer text repeats itself more."""
_LATER = 0.06
_LOOSE = 0.05
_CANDIDATES = 20
_STEM = re.compile(r"[^\W\d_]{3,}")


class Ending(msgspec.Struct, frozen=True):
    """Where the tail begins, and which lines above it belong to boxes of links inside the body.

    Attributes:
        start: index of the marker; the number of lines when there is no tail.
        boxes: indexes of markers, teasers and link headlines inside the body.
    """

    start: int
    boxes: frozenset[int] = frozenset()


def ending_of(lines: Sequence[str]) -> Ending:
    """Find the tail of an article given as its lines or paragraphs, in order.

    A marker counts only below the first paragraph of prose. It begins the tail unless the article visibly goes on
    below: paragraphs there share as many words with the text above as one article's paragraphs do with each other.
    A tail of teasers shares fewer. What is lost to a false marker is worse than a teaser too many, so an early
    marker needs the clearer case.
    """
    words = [len(line.split()) for line in lines]
    total = max(1, sum(words))
    boxes: set[int] = set()
    above = 0
    prose_seen = False
    looked_at = 0
    vocabulary: set[str] = set()
    gathered = 0
    i = 0
    while i < len(lines):
        line = lines[i]
        if prose_seen and is_marker(line) and not _is_teaser_line(lines, i):
            looked_at += 1
            while gathered < i:
                vocabulary |= _stems(lines[gathered])
                gathered += 1
            if looked_at > _CANDIDATES or not _goes_on(lines, i, vocabulary, above / total):
                return Ending(i, frozenset(boxes))
            box = _box(lines, words, i)
            boxes.update(box)
            above += sum(words[j] for j in box)
            i = box[-1] + 1
            gathered = i
            continue
        if is_teaser(line):
            boxes.add(i)
        prose_seen = prose_seen or (words[i] >= 8 and ends_as_prose(line)) or words[i] >= 30
        above += words[i]
        i += 1
    return Ending(len(lines), frozenset(boxes))


def _is_teaser_line(lines: Sequence[str], i: int) -> bool:
    return is_teaser(lines[i]) and not is_sure_marker(lines[i])


def _goes_on(lines: Sequence[str], marker: int, vocabulary: set[str], share_above: float) -> bool:
    """Whether the article goes on below the line `marker`.

    The thresholds were measured on 88 news articles, with a marker put in, and either the article's own rest below it
    or paragraphs of other articles on the same subject, which is the hardest tail there is. With the marker at 15, 30
    and 45 % of the article 98, 94 and 86 % of the bodies were kept, and 81, 93 and 95 % of the tails found.
    """
    sure = is_sure_marker(lines[marker])
    if (sure and share_above >= _LATE) or (marker and is_byline(lines[marker - 1])):
        return False
    below = lines[marker + 1 : marker + 1 + _LOOK_AHEAD]
    prose = [line for line in below if len(line.split()) >= _PROSE_WORDS and ends_as_prose(line)]
    if sum(len(line.split()) for line in prose) < _RESUMED_WORDS:
        return False
    shared = [len(stems & vocabulary) / len(stems) for line in prose if (stems := _stems(line))]
    expected = _EXPECTED * math.log2(max(len(vocabulary), 8) / 4) + (_LATER if share_above >= _EARLY else 0.0)
    expected -= 0.0 if sure else _LOOSE
    return bool(shared) and sum(shared) / len(shared) >= expected


def _box(lines: Sequence[str], words: Sequence[int], marker: int) -> list[int]:
    """The marker and the headlines below it, up to the first line that reads as prose."""
    box = [marker]
    for i in range(marker + 1, min(len(lines), marker + 1 + _BOX_LINES)):
        if ends_as_prose(lines[i]) or words[i] > _TEASER_WORDS:
            break
        box.append(i)
    return box if is_sure_marker(lines[marker]) else [marker]


def _stems(line: str) -> set[str]:
    """Words that tell a subject: names, and words of five letters and more, cut to six letters for their endings."""
    found = _STEM.findall(line)
    return {word[:6].casefold() for i, word in enumerate(found) if len(word) >= 5 or (i and word[0].isupper())}
