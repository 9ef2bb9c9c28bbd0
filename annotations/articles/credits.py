"""Lines about a picture: its credit and its caption."""

import re

from annotations.articles.vocabulary import LONGEST, ends_as_prose, folded, is_names, opening, words

_CREDIT_WORDS = 14
_CREDIT_LENGTH = 200
_TOLD_WORDS = 8
"""After "Photo:" and the like, so many words of any kind name the photographer."""
_PARTS = re.compile(r"\s*[/|,()]\s*|\s+[-–—]\s+|\b(?:via|через|über)\b")
_HANDED = re.compile(r"(?:/|\bvia|\bчерез)\s*[\w -]+$")
_HANDOUT = re.compile(r"/\s*handout\b|\bhandout via\b|\bvia (?:telegram|reuters|ap|afp)\b", re.IGNORECASE)
_CLOSING_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?$")


def may_be_credit(line: str) -> bool:
    """Whether the line has a credit's form: at most 14 words, no full stop."""
    return len(line) <= _CREDIT_LENGTH and len(line.split()) <= _CREDIT_WORDS and not ends_as_prose(line)


def is_credit(line: str) -> bool:
    """Whether the line names who took or gave a picture: agency words, at most 14 words, no full stop.

    Beside the agency only names, and the small words that join them, may stand: "Reuters says …" is a headline.
    """
    if not may_be_credit(line):
        return False
    joining = words("credit", "joining")
    plain = folded(line)
    opened = opening("credit", "opening").match(plain)
    if opened and _opens_credit(opened.group(), plain[opened.end() :]):
        named = line.partition(":")[2] or line
        told = opened.group() in words("credit", "certain") and len(named.split()) <= _TOLD_WORDS
        return told or is_names(named, joining | words("credit", "opening"))
    if _HANDOUT.search(line):
        return True
    parts = [part for part in (part.strip(" \xa0:;·•") for part in _PARTS.split(line)) if part]
    if not parts or not (_is_agency(parts[0]) or _is_agency(parts[-1])):
        return False
    return _HANDED.search(line) is not None or is_names(line, joining)


def is_caption_opening(line: str) -> bool:
    """Whether the line opens as a picture's caption does, or ends with an agency in brackets."""
    if len(line) > LONGEST:
        return False
    if opening("credit", "caption").match(line.casefold()):
        return True
    closing = _CLOSING_BRACKETS.search(line)
    return closing is not None and is_credit(closing[1])


def _opens_credit(word: str, rest: str) -> bool:
    """Whether a credit's opening word is used as one: followed by a colon, a `by`, a `/`, or a sign of copyright."""
    return (
        word in ("©", "(c)") or word.endswith((" by", " of")) or rest.startswith((":", " :", " by ", "/", " courtesy"))
    )


def _is_agency(part: str) -> bool:
    """Whether the words name an agency; names of four Latin letters and fewer must be in capitals, like AP."""
    plain = folded(part)
    return plain in words("agency") and (len(plain) > 4 or part.isupper() or not plain.isascii())
