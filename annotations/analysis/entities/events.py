"""Wars, battles, operations and exercises that bear a name."""

import re
from collections.abc import Iterator

from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_WORD = r"[A-Z][\w’']{0,30}(?:-\w{1,30}){0,2}"
"""Bounded, because a hyphen may also stand between two words: unbounded, "A-A-A-…" takes the cube of its length."""
_EVENTS = re.compile(
    rf"\b(?:(?:Operation|Exercise|Task Order):? {_WORD}(?: (?:{_WORD}|\d+\b|of(?= [A-Z])|the(?= [A-Z])))*"
    rf"|(?:Battle|Siege|Treaty|Convention) of (?:the )?{_WORD}(?: {_WORD})*"
    rf"|(?:First |Second |Third )?(?:{_WORD}[ -]){{1,3}}Wars?\b(?: I{{1,3}}\b)?|World War(?: I{{1,2}}| One| Two)?\b"
    rf"|(?:{_WORD} ){{1,4}}(?:Revolution|Uprising|Intifada|Accords?|Olympics|Spring)\b)"
)


def find(words: Words) -> Iterator[Candidate]:
    """Events: "Operation Red Dawn", "the Battle of Kursk", "the Iran-Iraq War"."""
    for match in _EVENTS.finditer(words.text):
        start, text = match.start(), match[0]
        if text.startswith("The "):
            start, text = start + len("The "), text.removeprefix("The ")
        if " " in text or "-" in text:
            yield Candidate(start, match.end(), Label.EVENT, Rank.RULE)
