"""One article's claims and entities, as people marked them or as an analysis found them."""

from typing import Any

import msgspec

from annotations.analysis.model import Analysis, Kind
from annotations.text import Span

Spans = tuple[Span, ...]


class Reported(msgspec.Struct, frozen=True):
    """A claim: the spans of its content, of who says it, and of the words that report it; any may be empty."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()


class Named(msgspec.Struct, frozen=True):
    """A mention: where it is, and the label it bears."""

    span: Span
    label: str


class Marked(msgspec.Struct, frozen=True):
    """What is marked in one article.

    Attributes:
        path: where the article is, or was; its last part names it.
        version: the text that was marked, when that is known; else "".
        claims: None when claims were not marked at all.
        entities: every mention, in the order they were marked; None when entities were not marked at all.
    """

    path: str
    version: str = ""
    claims: tuple[Reported, ...] | None = None
    entities: tuple[Named, ...] | None = None

    @property
    def name(self) -> str:
        """The file's name: what brings the marks of two sides together."""
        return self.path.replace("\\", "/").rpartition("/")[2]


def marked_of(path: str, analysis: Analysis) -> Marked:
    """An analysis as marks; the article's plain statements are nobody's claims, and left out."""
    claims = tuple(
        Reported(c.spans, (c.source.span,) if c.source else (), (c.cue,) if c.cue else ())
        for c in analysis.claims
        if c.attributed
    )
    entities = tuple(Named(span, entity.label.value) for entity in analysis.entities for span in entity.mentions)
    return Marked(path, analysis.version, claims, entities)


Pair = tuple[int, int]


class _Range(msgspec.Struct):
    start: int
    end: int


class _Claim(msgspec.Struct):
    spans: tuple[Pair, ...] = ()
    start: int | None = None
    end: int | None = None
    source: _Range | None = None
    cue: _Range | None = None
    kind: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is a statement of the article's own, as `analyze --claims all` prints them."""
        return self.kind == Kind.ASSERTION and self.cue is None

    def reported(self) -> Reported:
        content = tuple(Span(*pair) for pair in self.spans)
        if not content and self.start is not None and self.end is not None:
            content = (Span(self.start, self.end),)
        return Reported(content, _spans(self.source), _spans(self.cue))


class _Entity(msgspec.Struct):
    label: str
    mentions: tuple[Pair, ...]


class _Article(msgspec.Struct):
    path: str = ""
    article: str = ""
    version: str = ""
    claims: tuple[_Claim, ...] | None = None
    entities: tuple[_Entity, ...] | None = None


def _spans(found: _Range | None) -> Spans:
    return (Span(found.start, found.end),) if found else ()


_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_Article)


def marked_from_json(line: bytes) -> Marked:
    """One line that `analyze --format jsonl` printed, or that has the same form; more fields than it needs are ignored.

    Raises:
        msgspec.MsgspecError: it is not of that form; the error says where.
    """
    read: _Article = _decoder.decode(line)
    return Marked(
        read.path or read.article,
        read.version,
        None if read.claims is None else tuple(claim.reported() for claim in read.claims if not claim.plain),
        None
        if read.entities is None
        else tuple(Named(Span(*pair), entity.label) for entity in read.entities for pair in entity.mentions),
    )
