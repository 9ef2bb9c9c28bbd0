"""What an analysis finds in one version of an article: entities and claims."""

from enum import StrEnum

import msgspec

from annotations.text import Span


class Label(StrEnum):
    """The type of an entity; the names are OntoNotes', with MIL, WEAPON and VEHICLE added."""

    PERSON = "PERSON"
    ORG = "ORG"
    MIL = "MIL"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    WEAPON = "WEAPON"
    VEHICLE = "VEHICLE"
    EVENT = "EVENT"
    DATE = "DATE"
    TIME = "TIME"
    MONEY = "MONEY"
    QUANTITY = "QUANTITY"
    PERCENT = "PERCENT"
    CARDINAL = "CARDINAL"


class Kind(StrEnum):
    """How a claim is reported; `assertion` is the article's own statement."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ASSERTION = "assertion"


class Entity(msgspec.Struct, frozen=True):
    """A thing named in an article: canonical name, type, other names, and every span that names it."""

    id: str
    name: str
    label: Label
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """Who says it: the words that name the source, and the entity they name, if any."""

    start: int
    end: int
    entity: str | None = None

    @property
    def span(self) -> Span:
        """The source's place in the text."""
        return Span(self.start, self.end)


class Claim(msgspec.Struct, frozen=True):
    """Somebody says something.

    Attributes:
        id: stable within one article version and pipeline.
        start, end: from the first to the last code point of the content.
        spans: the content, in order; more than one when an attribution phrase interrupts it.
        source: who says it; None when the text does not name anyone.
        cue: the words that report it ("said", "according to").
        hedged: the content or cue leaves room for doubt.
        negated: the source denies it, or the cue is negated.
        via: who reports the source, when a source stands within a source; else "".
        worth: check-worthiness, 0 to 1.
    """

    id: str
    start: int
    end: int
    spans: tuple[Span, ...]
    kind: Kind
    source: Source | None = None
    cue: Span | None = None
    hedged: bool = False
    negated: bool = False
    via: str = ""
    worth: float = 0.0

    @property
    def span(self) -> Span:
        """From the first to the last code point of the content."""
        return Span(self.start, self.end)

    @property
    def attributed(self) -> bool:
        """Whether words of the text report, suppose or conclude it; a plain statement of the article's own is not."""
        return self.kind is not Kind.ASSERTION or self.cue is not None


class Analysis(msgspec.Struct, frozen=True):
    """Entities and claims of one article version, with the name and version of the pipeline that found them.

    Claims are in the order of the text, the article's plain statements among them (`level.at_level` leaves them out).
    It covers the whole text; the reader of an analysis leaves out what lies in the tail (`Article.tail_start`).
    """

    version: str
    pipeline: str
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
