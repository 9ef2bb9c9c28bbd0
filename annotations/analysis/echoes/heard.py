"""A claim as other articles hear it: the words, who says them, and what the article around them is about."""

import msgspec

from annotations.analysis.model import Kind
from annotations.text import Span


class Key(msgspec.Struct, frozen=True):
    """A claim's own name over all articles: the article's version and the claim's id in it."""

    version: str
    claim: str


class Heard(msgspec.Struct, frozen=True):
    """One claim, cut loose from its article.

    Attributes:
        key: the article's version and the claim's id.
        article: the article's id, the same over its versions.
        span: where the content stands, in code points of the canonical text.
        content: the words of the content, an attribution phrase in their midst left out.
        source: the words that name the source; "" when nobody is named.
        speaker: the canonical name of the source's entity; "" when there is none.
        names: the named entities of the content, as they are written there.
        places: those of the names that are places and no countries.
        about: the keys of the places that the article names most, the most frequent first; no countries.
        published: as the article gives it.
    """

    key: Key
    article: str
    span: Span
    content: str
    source: str = ""
    speaker: str = ""
    kind: Kind = Kind.INDIRECT
    negated: bool = False
    hedged: bool = False
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    published: str = ""
