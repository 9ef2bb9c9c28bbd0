"""Where the words of a kept anchor stand in the text as it is now."""

import msgspec

from annotations.text.anchor import Anchor, AnchorState
from annotations.text.span import Span


class Place(msgspec.Struct, frozen=True):
    """How an anchor stands against a text.

    Attributes:
        state: exact, moved, changed, ambiguous or orphan.
        span: where its words are; None when no one place is theirs.
        was, now: for changed words, what was judged and what stands there; with what is around, if only that changed.
        score: how close the words are, 0 to 1.
    """

    state: AnchorState
    span: Span | None = None
    was: str = ""
    now: str = ""
    score: float = 1.0


def reanchor(anchor: Anchor, text: str, version: str = "") -> Place:
    """Find the words of `anchor` in `text`, the canonical text whose SHA-256 is `version` ("" when not known).

    For many anchors in one text, make one `Finder` of it.

    Returns:
        - exact: the same quote at the same place;
        - moved: the same quote elsewhere, the words around it decide where; only its white space may differ;
        - changed: close words (RapidFuzz ratio of at least 0.75), or the same ones where a number, a name, a negation
          or a quotation mark beside them in the sentence has changed;
        - ambiguous: several places that are equally like it;
        - orphan: none.
    """
    from annotations.text.finder import Finder

    return Finder(text, version).place(anchor)
