"""Spans and anchors over the canonical text, and the one way text becomes safe to show.

All offsets are Unicode code points of the canonical text, end exclusive.
"""

from annotations.text.anchor import Anchor, AnchorState, anchor_of
from annotations.text.display import displayable, one_line
from annotations.text.reanchor import Place, reanchor, reanchor_all
from annotations.text.span import Span

__all__ = ["Anchor", "AnchorState", "Place", "Span", "anchor_of", "displayable", "one_line", "reanchor", "reanchor_all"]
