"""Scores attributed claims: content, source and cue, compared word by word."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from annotations.analysis.model import Kind
from annotations.analysis.scoring.figures import Figures, figures, percent
from annotations.analysis.scoring.marked import Marked, Reported, Spans
from annotations.analysis.scoring.words import Words

SAME = 0.5
"""Jaccard similarity of two contents' words from which they are the same claim."""
QUOTED = 0.9
"""How much of a direct content stands in quotation marks, the marks themselves included."""
_QUOTATION = re.compile('[“"][^“”"]*[”"]?')
_MARK = re.compile('[“”"]')


class ClaimScore(msgspec.Struct, frozen=True):
    """Figures over all claims of the gold articles, in per cent.

    Attributes:
        articles: how many articles there are gold claims for; `unread`, how many of them nothing was found for because
            they were not analysed.
        gold, found: how many claims each side has.
        soft: contents that have half of their words in common, matched one to one, best first.
        exact: contents of the same words.
        triple: soft, and the sources and the cues share a word, or both sides have none.
        source_right: how many of the soft ones have the right source.
        recall_by_kind: soft recall of direct, mixed and indirect contents, told by their quotation marks.
    """

    articles: int
    unread: int = msgspec.field(name="without a prediction")
    gold: int
    found: int = msgspec.field(name="predicted")
    soft: Figures
    exact: Figures
    triple: Figures
    source_right: float = msgspec.field(name="source right where soft")
    recall_by_kind: dict[str, float] = msgspec.field(name="recall by kind")


class _Worded(NamedTuple):
    """A claim as the words of its parts."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


def score_claims(gold: Sequence[Marked], found: Mapping[str, Marked], texts: Mapping[str, str]) -> ClaimScore:
    """Compare the claims of every gold article with those found.

    Args:
        gold: articles whose claims were marked.
        found: what was found, by the article's name.
        texts: the canonical texts, by the article's name.
    """
    counts: Counter[str] = Counter()
    hit: Counter[Kind] = Counter()
    of_kind: Counter[Kind] = Counter()
    for article in gold:
        text = texts[article.name]
        words = Words(text)
        wanted = [_worded(words, claim) for claim in article.claims or ()]
        kinds = [kind_of(text, claim.content) for claim in article.claims or ()]
        theirs = found.get(article.name)
        made = [w for w in (_worded(words, claim) for claim in (theirs and theirs.claims) or ()) if w.content]
        counts.update(gold=len(wanted), found=len(made), unread=int(theirs is None))
        of_kind.update(kinds)
        for i, j in match(wanted, made):
            source = _agree(wanted[i].source, made[j].source)
            triple = source and _agree(wanted[i].cue, made[j].cue)
            exact = wanted[i].content == made[j].content
            counts.update(soft=1, exact=int(exact), source=int(source), triple=int(triple))
            hit[kinds[i]] += 1

    def rated(name: str) -> Figures:
        return figures(counts[name], found=counts["found"], gold=counts["gold"])

    return ClaimScore(
        articles=len(gold),
        unread=counts["unread"],
        gold=counts["gold"],
        found=counts["found"],
        soft=rated("soft"),
        exact=rated("exact"),
        triple=rated("triple"),
        source_right=percent(counts["source"], counts["soft"]),
        recall_by_kind={kind.value: percent(hit[kind], of_kind[kind]) for kind in sorted(of_kind)},
    )


def match(wanted: Sequence[_Worded], made: Sequence[_Worded]) -> list[tuple[int, int]]:
    """The places of claims that are the same, one to one: the most similar first, and of equals the later ones."""
    similar: list[tuple[float, int, int]] = []
    for i, mine in enumerate(wanted):
        for j, theirs in enumerate(made):
            shared = len(mine.content & theirs.content)
            similarity = shared / len(mine.content | theirs.content) if shared else 0.0
            if similarity >= SAME:
                similar.append((similarity, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(similar, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def kind_of(text: str, content: Spans) -> Kind:
    """Indirect without quotation marks, direct when nearly all stands within them, else mixed."""
    words = " ".join(span.of(text) for span in content).strip()
    if not _MARK.search(words):
        return Kind.INDIRECT
    quoted = sum(len(quotation[0]) for quotation in _QUOTATION.finditer(words))
    return Kind.DIRECT if quoted >= QUOTED * len(words.rstrip(".,")) else Kind.MIXED


def _worded(words: Words, claim: Reported) -> _Worded:
    return _Worded(words.of(claim.content), words.of(claim.source), words.of(claim.cue))


def _agree(mine: frozenset[int], theirs: frozenset[int]) -> bool:
    """Whether both share a word, or neither has any."""
    return bool(mine & theirs) or not (mine or theirs)
