"""The words in which a small change matters most: numbers, names, negations and quotation marks."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec


class Matter(StrEnum):
    """Why a word tells."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"


class Telling(msgspec.Struct, frozen=True):
    """A telling word: why it tells, where it begins (code points), and what it says, its quotation marks made plain."""

    matter: Matter
    at: int
    word: str

    @property
    def says(self) -> tuple[Matter, str]:
        """What is compared: a word that has moved says the same."""
        return self.matter, self.word


_DOUBLE = '"“”„‟«»″「」『』'
_SINGLE = "'‘’‚‛‹›′"
_WORD = re.compile(
    rf"(?P<number>[-−]?\d+(?:[.,\u00a0\u202f]\d+)*)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    rf"|(?P<quotation>[{_DOUBLE}]|(?<!\w)[{_SINGLE}]|[{_SINGLE}](?!\w))"
)


@cache
def _negation() -> re.Pattern[str]:
    lists = tomllib.loads(Path(__file__).with_name("negations.toml").read_text(encoding="utf-8"))
    words = sorted({word for words in lists.values() for word in words})
    forms = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?:{forms})|.*n['’]t|n['’].+")


def telling(text: str) -> list[Telling]:
    """The telling words of `text`, in order; a name is any word with a capital, for to miss one costs more."""
    found = []
    for match in _WORD.finditer(text):
        word, at = match[0], match.start()
        if match.lastgroup == "number":
            found.append(Telling(Matter.NUMBER, at, word.replace("−", "-")))
        elif match.lastgroup == "quotation":
            found.append(Telling(Matter.QUOTATION, at, '"' if word in _DOUBLE else "'"))
        elif _negation().fullmatch(word.lower()):
            found.append(Telling(Matter.NEGATION, at, word.lower().replace("’", "'")))
        elif word[0].isupper():
            found.append(Telling(Matter.NAME, at, word.replace("’", "'")))
    return found


def matters(old: str, new: str) -> tuple[Matter, ...]:
    """Which kinds of telling words are not the same, in the same order, in both texts."""
    before, after = telling(old), telling(new)
    return tuple(
        matter
        for matter in Matter
        if [t.word for t in before if t.matter is matter] != [t.word for t in after if t.matter is matter]
    )
