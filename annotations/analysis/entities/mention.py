"""A mention in an article, and the key that mentions of one name share."""

from typing import NamedTuple

from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.phrases import lexicon, singular
from annotations.analysis.model import Label
from annotations.analysis.plain_name import plain

BODIES = frozenset([Label.ORG, Label.MIL])
PLACES = frozenset([Label.GPE, Label.LOC])
SMALL = frozenset(["of", "for", "the", "and", "in", "on", "to"])
_TAGS = frozenset(lexicon("sites")["LOC"]["tags"])


class Mention(NamedTuple):
    """A span of the article that names something; fields as in `Candidate`.

    Attributes:
        start, end: code points of the article, end exclusive.
        text: the words of the span.
        tail: whether it stands in the unrelated tail.
    """

    start: int
    end: int
    label: Label
    text: str
    name: str = ""
    nominal: bool = False
    title: str = ""
    owner: str = ""
    tail: bool = False

    @property
    def form(self) -> str:
        """How a list shows it: a person without titles, a body with its owner, one space between words."""
        if self.label is Label.PERSON and self.name:
            return " ".join(self.name.split())
        return " ".join(f"{self.owner} {self.text}".split())

    @property
    def key(self) -> tuple[str, str]:
        """Kind of thing, and name without article, case, hyphens, plural of a description, and a place's noun."""
        name = plain(self.name or self.text)
        if self.label is Label.NORP:
            return "NORP", nations().get(name, nations().get(singular(name), name))
        if self.label in PLACES:
            words = name.split()
            return "PLACE", " ".join(words[:-1]) if len(words) > 1 and words[-1] in _TAGS else name
        if self.label in BODIES:
            return "BODY", " ".join(filter(None, (self.nation, core(name))))
        if self.nominal and not self.name:
            *before, head = name.split() or [name]
            return self.label, " ".join([*before, singular(head)])
        return self.label, name

    @property
    def nation(self) -> str:
        """The country in a body's name, or the one it belongs to, in lower case; "" when none is named."""
        for phrase in (plain(self.owner), *_runs(plain(self.name or self.text))):
            if phrase in nations():
                return nations()[phrase].lower()
        return ""


def core(name: str) -> str:
    """A body's plain name without its country; "defense ministry" is "ministry of defense"."""
    words = [word.removesuffix("'s") for word in name.split()]
    kept = [word for word in words if word not in nations()] or words
    if len(kept) > 1 and kept[-1] in ("ministry", "department"):
        kept = [kept[-1], "of", *kept[:-1]]
    while len(kept) > 1 and kept[-1] in SMALL:
        kept.pop()
    return " ".join(kept)


def _runs(name: str) -> list[str]:
    """All runs of three, two and one words."""
    words = name.split()
    return [" ".join(words[i : i + size]) for size in (3, 2, 1) for i in range(len(words) - size + 1)]
