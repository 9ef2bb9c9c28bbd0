"""A verdict, the annotation that carries it, and the event that changed it."""

from enum import StrEnum

import msgspec

from annotations.analysis.model import Kind
from annotations.text import Anchor, AnchorState


class Verdict(StrEnum):
    """What an analyst says of a claim."""

    CREDIBLE = "credible"
    DISPUTED = "disputed"
    PROPAGANDA = "propaganda"


class Provenance(msgspec.Struct, frozen=True):
    """Where the annotated words come from, kept with the annotation so that it outlives the file."""

    article_id: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""


class Annotation(msgspec.Struct, frozen=True):
    """An analyst's judgement of one anchor.

    Attributes:
        id: UUIDv7 (RFC 9562).
        anchor: the words judged.
        source, cue, kind, hedged, negated, via: the claim as it stood when it was judged.
        marked: the analyst found the claim, the machine did not.
        verdict: None while there is only a note or a mark.
        created, modified: UTC, ISO 8601 with `Z`.
    """

    id: str
    article: Provenance
    anchor: Anchor
    annotator: str
    created: str
    modified: str
    source: str = ""
    cue: str = ""
    kind: Kind = Kind.INDIRECT
    hedged: bool = False
    negated: bool = False
    via: str = ""
    marked: bool = False
    verdict: Verdict | None = None
    note: str = ""


class Change(msgspec.Struct, frozen=True):
    """One annotation before and after; None where it did not exist."""

    before: Annotation | None
    after: Annotation | None


class Event(msgspec.Struct, frozen=True):
    """One thing the analyst did, as the history keeps it.

    Attributes:
        id: UUIDv7.
        action: tag, clear, note, mark, undo or redo.
        undoes: the id of the event that this one takes back or does again; "" otherwise.
        program: the version of the program that wrote it.
        previous: what `chain.link` gives for the event before it; the store fills it in. "" for the first one.
    """

    id: str
    at: str
    annotator: str
    action: str
    changes: tuple[Change, ...]
    undoes: str = ""
    program: str = ""
    previous: str = ""


class Undone(msgspec.Struct, frozen=True):
    """What an undo or redo did, and where; the screen knows the number of the claim.

    Attributes:
        anchor: of the annotation as it is now; when it is gone, as it was.
        verb: undid or redid.
        what: "disputed → none", "note made", in at most four words.
        title: of the article.
    """

    article_id: str
    anchor: Anchor
    verb: str
    what: str
    title: str = ""


class Record(msgspec.Struct, frozen=True):
    """An annotation on its way out, with how its anchor stands against the text as it is now."""

    annotation: Annotation
    state: AnchorState
