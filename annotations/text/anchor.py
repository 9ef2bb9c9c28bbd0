"""What a judgement holds on to: a position, the exact quote, and the words around it.

The form is the W3C Web Annotation model's TextQuoteSelector together with its TextPositionSelector
(https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from enum import StrEnum

import msgspec

from annotations.text.span import Span

CONTEXT = 32
"""Characters of prefix and suffix kept with a quote, as the W3C model's examples and Hypothesis do."""


class AnchorState(StrEnum):
    """How a kept anchor stands against the text as it is now."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"


class Anchor(msgspec.Struct, frozen=True):
    """A span of one article version with its quote and 32 characters of context on either side."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    version: str

    @property
    def span(self) -> Span:
        """The position in the version that was judged."""
        return Span(self.start, self.end)


def anchor_of(text: str, span: Span, version: str) -> Anchor:
    """Anchor `span` of `text`, the canonical text whose SHA-256 is `version`.

    Raises:
        ValueError: when the span is empty or reaches outside the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"span {span.start}-{span.end} is empty or outside a text of {len(text)} characters")
    return Anchor(
        start=span.start,
        end=span.end,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        version=version,
    )
