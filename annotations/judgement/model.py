"""A verdict, the annotation that carries it, and the event that changed it."""

from enum import StrEnum

import msgspec

from annotations.analysis.model import Kind, Label
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


class Detected(msgspec.Struct, frozen=True):
    """A claim as the machine found it, kept beside what the analyst made of it."""

    anchor: Anchor
    source: str = ""


class Ruling(StrEnum):
    """What an analyst says of names."""

    SAME = "same"
    DIFFERENT = "different"
    CALLED = "called"


class Naming(msgspec.Struct, frozen=True):
    """What an analyst says of a name, in every article of the desk.

    Attributes:
        ruling: two names are one thing's, or are not; or a name is of another type or written otherwise.
        name: as the machine has it.
        label: the type the machine gives it; None where the ruling is on two names.
        other: the other name; of a name that is called otherwise, what it is called.
        other_label: the type the analyst gives it; None where the ruling is on two names.
        reason: why the machine thought that two names are one thing's; "" when it did not.
    """

    ruling: Ruling
    name: str
    other: str
    label: Label | None = None
    other_label: Label | None = None
    reason: str = ""


class Annotation(msgspec.Struct, frozen=True):
    """An analyst's judgement of one anchor; or, with `naming`, of a name in all articles, and then the anchor is empty.

    Attributes:
        id: UUIDv7 (RFC 9562).
        anchor: the words judged.
        source, cue, kind, hedged, negated, via: the claim as it stood when it was judged.
        marked: the analyst found the claim, the machine did not.
        verdict: None while there is only a note, a mark or a correction.
        dismissed: the analyst says that this is no claim.
        found: the claim as the machine found it, where the analyst changed its words or its source.
        naming: what the analyst says of a name; None for a judgement of words.
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
    dismissed: bool = False
    found: Detected | None = None
    naming: Naming | None = None


class Change(msgspec.Struct, frozen=True):
    """One annotation before and after; None where it did not exist."""

    before: Annotation | None
    after: Annotation | None


class Event(msgspec.Struct, frozen=True):
    """One thing the analyst did, as the history keeps it.

    Attributes:
        id: UUIDv7.
        action: tag, clear, note, mark, dismiss, correct, confirm, name, undo or redo.
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
        article_id: where it was; "" when it was about a name, in all articles.
        anchor: of the annotation as it is now; when it is gone, as it was; a correction, as the machine had found it.
        verb: undid or redid.
        what: "disputed → none", "note made", in at most four words.
        title: of the article.
        claims: how many were changed, in whichever articles; the rest is said of one of them.
    """

    article_id: str
    anchor: Anchor
    verb: str
    what: str
    title: str = ""
    claims: int = 1


class Record(msgspec.Struct, frozen=True):
    """An annotation on its way out, with how its anchor stands against the text as it is now."""

    annotation: Annotation
    state: AnchorState
