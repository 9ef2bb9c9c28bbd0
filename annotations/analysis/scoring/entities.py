"""Scores mentions of entities: where they are and of what type."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from annotations.analysis.scoring.figures import Figures, figures, percent
from annotations.analysis.scoring.marked import Marked, Named
from annotations.text import Span


class EntityScore(msgspec.Struct, frozen=True):
    """Figures over all mentions in the gold articles, in per cent.

    Attributes:
        documents: how many articles there are gold entities for; `unread`, how many of them were not analysed.
        exact: the same span and type, without articles and the like before it and a possessive after it.
        partial: an overlap of the same type, one to one, in the order found.
        named_recall: how many of the gold mentions with a capital or a number in them are found in part.
        partial_by_type: the F1 of `partial` for each type.
    """

    documents: int
    unread: int = msgspec.field(name="without a prediction")
    exact: Figures
    partial: Figures
    named_recall: float = msgspec.field(name="named recall")
    partial_by_type: dict[str, float] = msgspec.field(name="partial F1 by type")


class _Mention(NamedTuple):
    span: Span
    type: str


class _Tally:
    """How many mentions of each type are right, found, and to be found."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def figures(self, types: Iterable[str]) -> Figures:
        """The figures of these types together."""
        chosen = tuple(types)
        hits, found, gold = (sum(count[t] for t in chosen) for count in (self.hits, self.found, self.gold))
        return figures(hits, found=found, gold=gold)


def score_entities(gold: Sequence[Marked], found: Mapping[str, Marked], texts: Mapping[str, str]) -> EntityScore:
    """Compare the mentions of every gold article with those found.

    Args:
        gold: articles whose entities were marked.
        found: what was found, by the article's name.
        texts: the canonical texts, by the article's name.
    """
    exact, partial = _Tally(), _Tally()
    named: Counter[bool] = Counter()
    unread = 0
    for article in gold:
        text = texts[article.name]
        theirs = found.get(article.name)
        unread += theirs is None
        wanted = _apart(_typed(article.entities or (), text, by_length=True))
        made = _typed((theirs and theirs.entities) or (), text)
        _score_exact(exact, wanted, made)
        hit = _score_partial(partial, wanted, made)
        named.update(i in hit for i, mention in enumerate(wanted) if _is_name(mention.span.of(text)))
    types = sorted(set(_table()["types"].values()))
    return EntityScore(
        documents=len(gold),
        unread=unread,
        exact=exact.figures(types),
        partial=partial.figures(types),
        named_recall=percent(named[True], named.total()),
        partial_by_type={name: partial.figures([name]).f1 for name in types},
    )


def _score_exact(tally: _Tally, wanted: Sequence[_Mention], made: Sequence[_Mention]) -> None:
    """Count what is found at the very place; a mention found twice counts twice, and what it hits once."""
    places, hit = set(wanted), set(made)
    for mention in made:
        tally.found[mention.type] += 1
        tally.hits[mention.type] += mention in places
    for mention in places:
        tally.gold[mention.type] += mention not in hit
    tally.gold.update(mention.type for mention in made if mention in places)


def _score_partial(tally: _Tally, wanted: Sequence[_Mention], made: Sequence[_Mention]) -> set[int]:
    """Count what overlaps, each gold mention once; the places in `wanted` of those hit."""
    hit: set[int] = set()
    for mention in made:
        tally.found[mention.type] += 1
        for i, other in enumerate(wanted):
            if i not in hit and other.type == mention.type and other.span.overlaps(mention.span):
                hit.add(i)
                tally.hits[mention.type] += 1
                break
    tally.gold.update(mention.type for mention in wanted)
    return hit


def _typed(mentions: Sequence[Named], text: str, *, by_length: bool = False) -> list[_Mention]:
    """The mentions whose label counts, trimmed; the longest as marked first when `by_length`."""
    ordered = sorted(mentions, key=lambda mention: -len(mention.span)) if by_length else mentions
    types: dict[str, str] = _table()["types"]
    known = types | {name: name for name in types.values()}
    return [_Mention(trimmed(m.span, text), known[m.label]) for m in ordered if m.label in known]


def _apart(mentions: Iterable[_Mention]) -> list[_Mention]:
    """Those that overlap none before them: of mentions within mentions the outer one counts."""
    kept: list[_Mention] = []
    for mention in mentions:
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept


def trimmed(span: Span, text: str) -> Span:
    """The span without articles and words of degree before the name, and without a possessive after it."""
    start, end = span.start, span.end
    while (before := _before().match(text, start, end)) and before.end() < end:
        start = before.end()
    return Span(start, end - 2 if text[start:end].endswith(("'s", "’s")) else end)


def _is_name(words: str) -> bool:
    return any(word[0].isupper() or word[0].isdigit() for word in words.split())


@cache
def _before() -> re.Pattern[str]:
    words: list[str] = _table()["before"]["words"]
    return re.compile(rf"(?i:{'|'.join(map(re.escape, words))})\s+")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__ or "") / "types.toml").read_text(encoding="utf-8"))
