"""How much a claim is worth checking, from features that can be named to the analyst; plain enough for the screen."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotations.analysis.model import Claim, Entity, Label
from annotations.text import Span

_TABLE = Path(__file__).with_name("worth.toml")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_FIGURE = re.compile(r"(?<![\w-])\d(?![\d.]*:\d)")
_SHARE = re.compile(r"\b(?:(?:half|thirds?|quarters?|tenth|fifth) (?:of|the|its|their|his|her)|scores of)\b", re.I)
_LASTING = re.compile(r"\b(?:year|month|week|day|hour|minute|second|decade)s\b")
"""How long something takes is counted like anything else: "jailed for six years"."""
_LISTED = re.compile(r"\s*\d{1,3}[.)]\s")
"""The number of a list's item, which counts nothing."""
_ACTORS = frozenset((Label.PERSON, Label.ORG, Label.MIL, Label.NORP))
_PLACES = frozenset((Label.GPE, Label.LOC, Label.FAC))
_TIMES = frozenset((Label.DATE, Label.TIME))
_ARMS = frozenset((Label.WEAPON, Label.VEHICLE))
_COUNTS = frozenset((Label.CARDINAL, Label.QUANTITY, Label.PERCENT, Label.MONEY))
_OPENING = 4
"""Code points at the start of a claim in which a country or town is the one that acts ("The UK closed …")."""
_NAME = "X"
"""What stands for a name whose words are not to be read as words."""
_SHORT = 4
_DETAILED = 8
_SHORTEST_PAST = 4
"""Letters of the shortest past forms ("died", "used")."""


class Feature(NamedTuple):
    """What speaks for checking a claim, or against it: a name, a weight, words for the analyst, and the reason."""

    name: str
    weight: float
    shown: str
    why: str

    @property
    def told(self) -> str:
        """Words and weight: "a number +0.20"."""
        return f"{self.shown} {'+' if self.weight > 0 else '−'}{abs(self.weight):.2f}"


class Worth(NamedTuple):
    """Check-worthiness, 0 to 1: what any claim has and its features in the table's order, summed and kept in bounds."""

    score: float
    base: float
    features: tuple[Feature, ...]


class _Past(NamedTuple):
    """Words by which a past event is told; each set holds lower-case words."""

    forms: frozenset[str]
    same: frozenset[str]
    helpers: frozenset[str]
    before: frozenset[str]
    no: frozenset[str]


class _Table(NamedTuple):
    base: float
    features: tuple[Feature, ...]
    words: dict[str, frozenset[str]]
    past: _Past


@cache
def _table() -> _Table:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    past = {name: frozenset(words.split()) for name, words in table["past"].items()}
    return _Table(
        table["base"],
        tuple(Feature(name, **row) for name, row in table["features"].items()),
        {name: _inflected(words.split()) for name, words in table["words"].items()}
        | {name: frozenset(words.split()) for name, words in table["exact"].items()},
        _Past(past["forms"], past["same"], past["helpers"], past["before"], past["not"]),
    )


def _inflected(words: Iterable[str]) -> frozenset[str]:
    """The words with -s, -ed and -ing."""
    made: set[str] = set()
    for word in words:
        stem = word[:-1] if word.endswith("e") else word
        y = word.endswith("y") and word[-2:-1] not in "aeiou"
        plural = word[:-1] + "ies" if y else word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
        made |= {word, plural, word[:-1] + "ied" if y else stem + "ed", stem + "ing"}
    return frozenset(made)


class Mentions:
    """The mentions of an article, by place, for all of its claims."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._all = sorted((m.start, m.end, entity.label) for entity in entities for m in entity.mentions)
        self._longest = max((end - start for start, end, _ in self._all), default=0)

    def touching(self, span: Span) -> Sequence[tuple[int, int, Label]]:
        """(start, end, label) of each mention that shares a code point with the span."""
        first = bisect_left(self._all, (span.start - self._longest, 0))
        last = bisect_left(self._all, (span.end, 0))
        return [mention for mention in self._all[first:last] if mention[1] > span.start]


def worth_of(text: str, claim: Claim, entities: Iterable[Entity]) -> Worth:
    """Weigh one claim by worth.toml, as its analysis did.

    Args:
        text: the article's text.
        claim: one of its claims.
        entities: every entity of the same analysis.
    """
    return weighed(text, claim, Mentions(entities))


def weighed(text: str, claim: Claim, mentions: Mentions) -> Worth:
    """The same for one of many claims of an article."""
    labels: set[Label] = set()
    present: set[str] = set()
    said, bare = [], []
    for span in claim.spans:
        words = list(text[span.start : span.end])
        for start, end, label in mentions.touching(span):
            named = text[start:end] != text[start:end].lower()
            if label in _ACTORS:
                present.add("actor" if named else "people")
            elif label is Label.GPE and start - claim.start <= _OPENING:
                present.add("actor")
            else:
                labels.add(label)
            if label not in _COUNTS and (named or (label in _TIMES and not _LASTING.search(text, start, end))):
                first, last = max(start, span.start) - span.start, min(end, span.end) - span.start
                words[first:last] = [_NAME, *" " * (last - first - 1)]
        said.append(text[span.start : span.end])
        bare.append("".join(words))
    present |= _told_by_labels(labels) | _told_by_words(" ".join(said), " ".join(bare), labels)
    if claim.hedged:
        present.add("hedge")
    if "actor" in present:
        present.discard("people")
    table = _table()
    features = tuple(feature for feature in table.features if feature.name in present)
    score = table.base + sum(feature.weight for feature in features)
    return Worth(round(min(1.0, max(0.0, score)), 2), table.base, features)


def _told_by_labels(labels: Collection[Label]) -> set[str]:
    kinds = (("place", _PLACES), ("date", _TIMES), ("weapon", _ARMS))
    return {name for name, those in kinds if not those.isdisjoint(labels)}


def _told_by_words(said: str, bare: str, labels: Collection[Label]) -> set[str]:
    """Features of the words claimed.

    Args:
        said: the words.
        bare: the same without the words of names and times, as "2019" is no number and "Wise" no opinion.
        labels: the types of the things named.
    """
    words, past = _table().words, _table().past
    written = _words(bare)
    plain = [word.lower() if word.islower() or i == 0 or word.startswith("I") else "" for i, word in enumerate(written)]
    tokens = [word.lower() for word in _words(said)]
    seen, spoken = frozenset(tokens), frozenset(plain)
    present = {name for name in ("harm", "territory", "loaded", "comparison") if not seen.isdisjoint(words[name])}
    present |= {name for name in ("opinion", "future", "first person") if not spoken.isdisjoint(words[name])}
    if not (_PLACES.isdisjoint(labels) or seen.isdisjoint(words["ground"])):
        present.add("territory")
    parts = {part for word in plain for part in word.split("-")}
    if _FIGURE.search(_LISTED.sub("", bare, 1)) or _SHARE.search(bare) or not parts.isdisjoint(words["number"]):
        present.add("number")
    if _happened(plain, past):
        present.add("event")
    if said.rstrip("\"'”’ ").endswith("?"):
        present.add("question")
    if len(tokens) < _SHORT:
        present.add("short")
    if len(tokens) >= _DETAILED:
        present.add("detail")
    return present


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))


def _happened(words: Sequence[str], past: _Past) -> bool:
    """Whether a word is a past form that is no attribute ("an armed man") and no present passive ("is held by")."""
    before = ""
    for word in words:
        if word in past.same:
            if before in past.helpers:
                return True
        elif (
            word in past.forms
            or (word.endswith("ed") and len(word) >= _SHORTEST_PAST and "-" not in word and word not in past.no)
        ) and before not in past.before:
            return True
        if not (word.endswith("ly") or word in ("not", "never", "also", "just", "already", "then")):
            before = word
    return False
