"""What a program has sent to a terminal, taken apart as a terminal would: text, and each control by its form.

The forms are those of ECMA-48 (5th edition, 5.3 to 5.6 and 8.3) and, for OSC ended by BEL, of xterm's ctlseqs.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """What a piece of the stream is to a terminal."""

    TEXT = "text"
    C0 = "c0"
    C1 = "c1"
    CSI = "csi"
    OSC = "osc"
    STRING = "string"
    ESCAPE = "escape"
    BROKEN = "broken"


class Piece(NamedTuple):
    """A run of text, or one control with everything that belongs to it."""

    form: Form
    raw: str


_PIECE = re.compile(
    r"""
    (?P<csi>     \x1b\[ [0-?]* [ -/]* [@-~] )
  | (?P<osc>     \x1b\] [^\x07\x1b]* (?: \x07 | \x1b\\ ) )
  | (?P<string>  \x1b[PX^_] [^\x1b]* \x1b\\ )
  | (?P<escape>  \x1b (?: [ -/]+ [0-~] | [0-OQ-WYZ\\`-~] ) )
  | (?P<broken>  \x1b )
  | (?P<c1>      [\x80-\x9f] )
  | (?P<c0>      \r\n | [\x00-\x1a\x1c-\x1f\x7f] )
  | (?P<text>    [^\x00-\x1f\x7f-\x9f]+ )
    """,
    re.VERBOSE,
)

ALLOWED = {
    Form.CSI: re.compile(
        r"""
        \x1b\[ (?:
            [\d;]* m                                                    # colours and weights
          | \d+;\d+ H                                                   # where the next text goes
          | \? (?: 7|25|1000|1003|1004|1006|1015|1049|2004|2026 ) [hl]  # wrap, cursor, mouse, screen, paste, sync
          | \? (?: 2026|2048 ) \$p                                      # can you sync? do you tell resizes?
          | > \d+ u | < u                                               # kitty's keyboard, on and off
        )
        """,
        re.VERBOSE,
    ),
    Form.OSC: re.compile(r"\x1b\]22;[a-z-]*\x07"),  # the shape of the mouse pointer
    Form.C0: re.compile(r"\r\n"),
}
"""The controls that Textual 8.2 itself sends (`linux_driver.py`, `_compositor.py`, `App._set_pointer_shape`)."""

_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
_DRIVING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def pieces(stream: str) -> Iterator[Piece]:
    """`stream` piece by piece; joined they are the stream again."""
    for match in _PIECE.finditer(stream):
        yield Piece(Form(match.lastgroup or ""), match[0])


def offences(stream: str) -> list[str]:
    """Every control that Textual would not send, and every character of the text that nobody could see."""
    found = []
    for form, raw in pieces(stream):
        if form is Form.TEXT:
            found += [f"U+{ord(c):04X} in {raw!r}" for c in raw if hides(c)]
        elif not (form in ALLOWED and ALLOWED[form].fullmatch(raw)):
            found.append(f"{form}: {raw!r}")
    return found


def controls(stream: str) -> set[str]:
    """Every control in it."""
    return {raw for form, raw in pieces(stream) if form is not Form.TEXT}


_MODE = re.compile(r"\x1b\[\?(\d+)([hl])")
_OFF_MEANS_LEFT = {"7": "h", "25": "h"}
"""What a terminal has before a program comes: lines wrap and the cursor shows; everything else is off."""


def modes_left_on(stream: str) -> set[str]:
    """The modes, and `kitty`, that differ at the end of the stream from what a terminal has at its beginning."""
    last: dict[str, str] = {}
    kitty = 0
    for form, raw in pieces(stream):
        if form is Form.CSI and (match := _MODE.fullmatch(raw)):
            last[match[1]] = match[2]
        elif form is Form.CSI and raw[-1] == "u":
            kitty += 1 if raw[2] == ">" else -1
    left = {number for number, state in last.items() if state != _OFF_MEANS_LEFT.get(number, "l")}
    return left | ({"kitty"} if kitty else set())


def hides(character: str) -> bool:
    """Whether a character drives a terminal, turns the text around it, or can't be seen."""
    return unicodedata.category(character) in _DRIVING or character in _BLANK_LETTERS
