"""The last line of defence: whatever a widget draws, no character that drives a terminal leaves in its text."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from annotations.text import one_line


class PrintableFilter(LineFilter):
    """Replaces each unprintable character by a visible one, and keeps the line as wide as it was.

    Widgets show foreign text through `annotations.text.displayable`; this is for the one that forgets to. Put it last
    in `App.get_line_filters`, so that it sees what the other filters made.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same line without unprintable characters, in text or in the address of a link."""
        if all(_is_safe(segment) for segment in segments):
            return segments
        width = sum(cell_len(segment.text) for segment in segments)
        shown = [segment if _is_safe(segment) else _made_safe(segment) for segment in segments]
        excess = sum(cell_len(segment.text) for segment in shown) - width
        return _narrowed(shown, excess, width) if excess > 0 else shown


def _is_safe(segment: Segment) -> bool:
    style = segment.style
    return segment.text.isprintable() and (style is None or not style.link or style.link.isprintable())


def _made_safe(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link and not style.link.isprintable():
        style = style.update_link(None)
    text = one_line(segment.text)
    return Segment(text + " " * (cell_len(segment.text) - cell_len(text)), style)


def _narrowed(segments: Sequence[Segment], excess: int, width: int) -> list[Segment]:
    """Take `excess` cells off a line that became wider: blanks first, from the right, then what does not fit."""
    kept: list[Segment] = []
    for text, style, _ in reversed(segments):
        blanks = len(text) - len(text.rstrip(" "))
        cut = min(excess, blanks)
        excess -= cut
        if cut < len(text):
            kept.append(Segment(text[: len(text) - cut], style))
    return list(Strip(reversed(kept)).crop(0, width))
