"""How much a claim is worth checking, from features that can be named to the analyst."""

import re
import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotations.analysis.model import Label

_TABLE = Path(__file__).with_name("worth.toml")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|half|percent)\b", re.I
)
_PAST = re.compile(r"\b[a-z]{3,}ed\b")
_ACTORS = frozenset((Label.PERSON, Label.ORG, Label.MIL, Label.NORP))
_PLACES = frozenset((Label.GPE, Label.LOC, Label.FAC))
_SHORTEST = 4


class Worth(NamedTuple):
    """Check-worthiness, 0 to 1, and the features that made it, each with its weight, in the table's order."""

    score: float
    features: tuple[tuple[str, float], ...]


@cache
def _table() -> tuple[float, dict[str, float], dict[str, frozenset[str]]]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return table["base"], table["weights"], {name: frozenset(words.split()) for name, words in table["words"].items()}


def worth(content: str, labels: Collection[Label], *, hedged: bool) -> Worth:
    """Weigh one claim by worth.toml.

    Args:
        content: the words claimed.
        labels: the types of the entities named in them.
        hedged: whether the claim leaves room for doubt.
    """
    base, weights, words = _table()
    tokens = [word.lower() for word in _WORD.findall(content)]
    seen = frozenset(tokens)
    present = {name: not seen.isdisjoint(listed) for name, listed in words.items()}
    present |= {
        "number": _NUMBER.search(content) is not None,
        "actor": not _ACTORS.isdisjoint(labels),
        "place": not _PLACES.isdisjoint(labels),
        "event": present["event"] or _PAST.search(content) is not None,
        "hedge": hedged,
        "question": content.rstrip("\"'”’ ").endswith("?"),
        "short": len(tokens) < _SHORTEST,
    }
    features = tuple((name, weight) for name, weight in weights.items() if present[name])
    return Worth(round(min(1.0, max(0.0, base + sum(weight for _, weight in features))), 2), features)
