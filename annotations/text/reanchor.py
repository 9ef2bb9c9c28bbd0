"""Where the words of a kept anchor stand in the text as it is now."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from annotations.text.anchor import Anchor, AnchorState
from annotations.text.span import Span

if TYPE_CHECKING:
    from annotations.text.finder import Finder


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

    Returns:
        - exact: the same quote at the same place;
        - moved: the same quote elsewhere, the words around it decide where; only its white space may differ;
        - changed: close words (RapidFuzz ratio of at least 0.75), or the same ones where a number, a name, a negation
          or a quotation mark beside them in the sentence has changed;
        - ambiguous: several places that are equally like it;
        - orphan: none.
    """
    return reanchor_all([anchor], text, version)[0]


def reanchor_all(anchors: Iterable[Anchor], text: str, version: str = "") -> list[Place]:
    """Where each of `anchors` stands in `text`, in their order; see `reanchor`."""
    finder: Finder | None = None
    places = []
    for anchor in anchors:
        if version and anchor.version == version:
            places.append(Place(AnchorState.EXACT, anchor.span))
            continue
        if finder is None:  # what it needs is imported only when a text has changed
            finder = _finder(text)
        places.append(finder.place(anchor))
    return places


def _finder(text: str) -> "Finder":
    from annotations.text.finder import Finder

    return Finder(text)
