"""The columns of an export, in their order: what each is called, what it holds, and how a record gives it."""

from collections.abc import Callable

import msgspec

from annotations.judgement.model import Annotation, Record


class Column(msgspec.Struct, frozen=True):
    """One column: its name, one line that says what it holds, and its value for a record."""

    name: str
    description: str
    value: Callable[[Record], str | int]


def _of(get: Callable[[Annotation], str | int]) -> Callable[[Record], str | int]:
    return lambda record: get(record.annotation)


def _truth(value: bool) -> str:
    return "true" if value else "false"


COLUMNS = (
    Column("annotation_id", "the annotation's id (UUIDv7)", _of(lambda a: a.id)),
    Column("article_id", "the article's URL, else its path below the folder", _of(lambda a: a.article.article_id)),
    Column("article_version", "SHA-256 of the text that was judged", _of(lambda a: a.anchor.version)),
    Column("title", "the article's headline", _of(lambda a: a.article.title)),
    Column("outlet", "who published the article", _of(lambda a: a.article.outlet)),
    Column("author", "who wrote the article", _of(lambda a: a.article.author)),
    Column("published", "when it was published, as the article says", _of(lambda a: a.article.published)),
    Column("url", "where it was published", _of(lambda a: a.article.url)),
    Column("start", "the first code point of the judged words in that text, from 0", _of(lambda a: a.anchor.start)),
    Column("end", "the code point after the last one", _of(lambda a: a.anchor.end)),
    Column("exact", "the judged words", _of(lambda a: a.anchor.exact)),
    Column("source", "who says it, in the article's words; empty when nobody is named", _of(lambda a: a.source)),
    Column("cue", "the words that report it, such as “according to”", _of(lambda a: a.cue)),
    Column("kind", "direct, indirect, mixed or assertion", _of(lambda a: a.kind.value)),
    Column("hedged", "true when the article leaves room for doubt, else false", _of(lambda a: _truth(a.hedged))),
    Column("negated", "true when the source denies it, else false", _of(lambda a: _truth(a.negated))),
    Column("via", "who reports the source, when it is reported at second hand", _of(lambda a: a.via)),
    Column(
        "verdict",
        "credible, disputed or propaganda; empty for a note or a mark without one",
        _of(lambda a: a.verdict.value if a.verdict else ""),
    ),
    Column("note", "the analyst's note; may hold several lines", _of(lambda a: a.note)),
    Column(
        "anchor_state",
        "how the judged words stand in the text as it is now: exact, moved, changed, ambiguous or orphan",
        lambda record: record.state.value,
    ),
    Column("annotator", "who judged", _of(lambda a: a.annotator)),
    Column("created", "when the annotation was made (UTC, ISO 8601)", _of(lambda a: a.created)),
    Column("modified", "when it was last changed (UTC, ISO 8601)", _of(lambda a: a.modified)),
    Column(
        "dismissed",
        "true when the analyst said that this is no claim (exported on request), else false",
        _of(lambda a: _truth(a.dismissed)),
    ),
    Column(
        "found_exact",
        "the words the machine had found, where the analyst corrected the claim",
        _of(lambda a: a.found.anchor.exact if a.found else ""),
    ),
    Column(
        "found_source",
        "the source the machine had found, where the analyst corrected the claim",
        _of(lambda a: a.found.source if a.found else ""),
    ),
)
"""Stable: a new column goes to the end, and none is renamed or moved."""
