"""Findings become claims: kind, source entity, via, worth and a stable id."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2s

from msgspec.structs import replace

from annotations.analysis.claims.certainty import hedged, negated
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.speakers import Speakers
from annotations.analysis.model import Claim, Entity, Kind, Label, Source
from annotations.analysis.worth import Mentions, weighed
from annotations.articles.model import Article
from annotations.text import Span

_MOSTLY = 0.9
"""The share of the content in quotation marks from which a claim is direct."""
_OWN = frozenset(("assertion", "statement"))
"""Rules that find what the article says itself."""
_OUTLETS = frozenset((Label.ORG,))
_RECIPIENTS = ("dobj", "dative", "iobj")


def make_claims(
    article: Article, found: Sequence[Found], quotes: Sequence[Span], entities: Sequence[Entity]
) -> tuple[Claim, ...]:
    """Claims in the order of the text.

    Args:
        article: where they stand.
        found: what the rules found, in the order of the text.
        quotes: every quotation of the article, in the order of the text, none inside another.
        entities: every entity of the article.
    """
    speakers = Speakers(article.text, entities)
    mentions = Mentions(entities)
    quoted = _Quoted(quotes)
    neighbours: dict[int, list[Found]] = defaultdict(list)
    for finding in found:
        neighbours[id(finding.tree)].append(finding)
    claims = []
    taken: set[str] = set()
    for finding in found:
        spans = finding.spans
        claim = Claim(
            id=_name(spans, finding, taken),
            start=spans[0].start,
            end=spans[-1].end,
            spans=spans,
            kind=Kind.ASSERTION if finding.rule in _OWN else _kind(spans, quoted),
            source=_source(finding, speakers),
            cue=None if finding.cue is None else finding.cue.span,
            hedged=hedged(finding),
            negated=negated(finding),
            via=_via(article, finding, neighbours, speakers),
        )
        claims.append(replace(claim, worth=weighed(article.text, claim, mentions).score))
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def _name(spans: tuple[Span, ...], finding: Found, taken: set[str]) -> str:
    """Eight hexadecimal digits of what the claim is made of, so that it survives changes elsewhere in the text."""
    cue = finding.cue.span.start if finding.cue else -1
    seed = f"{[(s.start, s.end) for s in spans]} {cue}"
    name = blake2s(seed.encode(), digest_size=4).hexdigest()
    while name in taken:
        seed += "+"
        name = blake2s(seed.encode(), digest_size=4).hexdigest()
    taken.add(name)
    return name


def _source(finding: Found, speakers: Speakers) -> Source | None:
    if finding.source is None:
        return None
    span = finding.source.span
    return Source(span.start, span.end, speakers.entity(finding.source))


class _Quoted:
    """The quotations of an article by place: a long one has thousands, and a claim touches one or two."""

    def __init__(self, quotes: Sequence[Span]) -> None:
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]
        self._ends = [quote.end for quote in quotes]

    def inside(self, span: Span) -> int:
        """How many code points of the span are quoted."""
        touched = self._quotes[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]
        return sum(min(span.end, quote.end) - max(span.start, quote.start) for quote in touched)


def _kind(spans: tuple[Span, ...], quoted: _Quoted) -> Kind:
    inside = sum(map(quoted.inside, spans))
    if not inside:
        return Kind.INDIRECT
    return Kind.DIRECT if inside >= _MOSTLY * sum(map(len, spans)) else Kind.MIXED


def _via(article: Article, finding: Found, neighbours: Mapping[int, Sequence[Found]], speakers: Speakers) -> str:
    """Who reports the source: the outlet it was told to, or the source of the claim that this one stands in.

    Args:
        article: where it stands.
        finding: the claim to be.
        neighbours: the findings of each paragraph, by the identity of its tree.
        speakers: the entities of the article.
    """
    cue = finding.cue
    if cue is None:
        return ""
    tree = cue.tree
    for kid in tree.kids[cue.head]:
        if tree.deps[kid] in _RECIPIENTS and tree.lemmas[cue.head] == "tell":
            outlet = speakers.within(tree.span(tree.left[kid], tree.right[kid]), _OUTLETS)
            if outlet is not None:
                return speakers.name(outlet)
    for other in neighbours.get(id(tree), ()):
        if (
            other is not finding
            and other.source is not None
            and any(first <= cue.head <= last for first, last in other.content)
        ):
            return other.source.span.of(article.text)
    return ""
