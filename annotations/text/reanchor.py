"""Where the words of a kept anchor stand in the text as it is now."""

import msgspec

from annotations.text.anchor import Anchor, AnchorState
from annotations.text.span import Span


class Place(msgspec.Struct, frozen=True):
    """How an anchor stands against a text, and the span of its words there; None when no one place is theirs."""

    state: AnchorState
    span: Span | None = None


def reanchor(anchor: Anchor, text: str, version: str = "") -> Place:
    """Find the words of `anchor` in `text`, the canonical text whose SHA-256 is `version` ("" when not known).

    Returns:
        exact (same words, same place), moved (the same words at one other place), ambiguous (at several), or orphan.
    """
    if anchor.version == version or anchor.span.of(text) == anchor.exact:
        return Place(AnchorState.EXACT, anchor.span)
    first = text.find(anchor.exact)
    if first < 0:
        return Place(AnchorState.ORPHAN)
    if text.find(anchor.exact, first + 1) >= 0:
        return Place(AnchorState.AMBIGUOUS)
    return Place(AnchorState.MOVED, Span(first, first + len(anchor.exact)))
