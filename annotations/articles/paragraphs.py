"""The text below the front matter, cut into paragraph-sized pieces; wrapped lines of one paragraph become one piece."""

import itertools

import msgspec

from annotations.articles.model import Role
from annotations.text import Span

_WIDEST = 100
"""A file with a longer line is not wrapped by hand or by a mailer (they stop at 65 to 100 columns)."""
_SURE = 2
"""Lines that visibly go on in the next one, which it takes to call a file wrapped."""
_FULL_SHARE = 0.6
"""Share of full lines, among those with a line right below, from which a file counts as wrapped."""


class Piece(msgspec.Struct, frozen=True):
    """A line, or the lines of one wrapped paragraph, without the white space around it.

    Attributes:
        start, end: code points of the canonical text, end exclusive.
        gap: a blank line, or the head of the text, stands above.
        role: what the format's own signs say it is, if they do (Markdown's `#`).
    """

    start: int
    end: int
    gap: bool
    role: Role | None = None

    @property
    def span(self) -> Span:
        """The piece's place in the text."""
        return Span(self.start, self.end)


class Line(msgspec.Struct, frozen=True):
    """One non-blank line: where its words begin and end, how far it is indented, and whether a blank line is above."""

    start: int
    end: int
    indent: int
    gap: bool

    @property
    def width(self) -> int:
        """Code points from the left edge to the last word."""
        return self.indent + self.end - self.start


def lines_of(text: str, start: int = 0) -> list[Line]:
    r"""The non-blank lines of `text` from `start`, in order; only `\n` ends a line."""
    lines: list[Line] = []
    gap = True
    position = start
    for written in text[start:].split("\n"):
        words = written.strip()
        if words:
            indent = len(written) - len(written.lstrip())
            begin = position + indent
            lines.append(Line(begin, begin + len(words), indent, gap))
        gap = not words
        position += len(written) + 1
    return lines


def pieces_of(text: str, start: int = 0) -> list[Piece]:
    """Cut plain text from `start` into pieces: a line each, or a paragraph each where the file is hard-wrapped."""
    lines = lines_of(text, start)
    width = wrap_width(text, lines)
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        if width and i and goes_on(text, lines[i - 1], line, width):
            pieces[-1] = Piece(pieces[-1].start, line.end, pieces[-1].gap)
        else:
            pieces.append(Piece(line.start, line.end, line.gap))
    return pieces


def wrap_width(text: str, lines: list[Line]) -> int:
    """The column at which the file is hard-wrapped, or 0 when it is not.

    A program that wraps fills each line until the next word doesn't fit. So a file is wrapped when no line is longer
    than 100 columns, most lines with another right below are full in that sense, and some of these visibly
    break off in mid-sentence.
    """
    width = max((line.width for line in lines if " " in text[line.start : line.end]), default=0)
    if not 30 <= width <= _WIDEST:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    full = [(a, b) for a, b in pairs if goes_on(text, a, b, width)]
    sure = sum(text[a.end - 1] not in '.!?…:;"”»' and text[b.start].islower() for a, b in full)
    return width if sure >= _SURE and len(full) >= _FULL_SHARE * len(pairs) else 0


def goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether `following` goes on with `line`: its first word would not have fitted, and it is not indented anew."""
    if following.gap or following.indent > line.indent:
        return False
    first_word = text[following.start : following.end].split(None, 1)[0]
    return line.width + 1 + len(first_word) > width
