"""A program in a terminal of its own: what it sends is kept and drawn, keys go to it, and nothing ever sleeps."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

from tests.terminal.stream import Form, pieces

PATIENCE = 30.0
"""Seconds; only a failing test waits that long."""
_LEAD = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"
"""Makes the pty the controlling terminal, so that closing it hangs up as closing a window does."""
_ASKS_SYNC, _HAS_SYNC = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"

KEYS = {
    "enter": "\r",
    "escape": "\x1b[27u",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "backspace": "\x7f",
    "space": " ",
}
"""What xterm sends, and kitty for escape, so that the next key is never taken for its second half."""


class PtySession:
    """One program from its start to its end.

    Attributes:
        written: every byte it has sent.
        size: columns and rows.
        before: the terminal's settings when the program had not begun.
    """

    def __init__(
        self, command: Sequence[str | os.PathLike[str]], *, size: tuple[int, int], env: Mapping[str, str], cwd: Path
    ) -> None:
        self._ours, self._theirs = pty.openpty()
        self.before = termios.tcgetattr(self._theirs)
        self.written = bytearray()
        self.size = size
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._undrawn = ""
        self._screen = pyte.Screen(*size)
        self._terminal = pyte.Stream(self._screen)
        self._asked_sync = False
        self._set_size(*size)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LEAD, *command],
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            env=dict(env),
            cwd=cwd,
        )

    @property
    def rows(self) -> list[str]:
        """The screen, row by row."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The screen in one piece."""
        return "\n".join(self.rows)

    @property
    def settings(self) -> list[object]:
        """The terminal's settings as they are now."""
        return termios.tcgetattr(self._theirs)

    def shows(self, words: str) -> bool:
        """Whether the words stand on one row of the screen."""
        return words in self.text

    def until(self, wanted: str | Callable[[], bool]) -> None:
        """Read until the words are on the screen, or the condition holds between two frames."""
        holds = (lambda: self.shows(wanted)) if isinstance(wanted, str) else wanted
        end = time.monotonic() + PATIENCE
        while not (self._between_frames() and holds()):
            left = end - time.monotonic()
            assert left > 0, f"{wanted} did not come in {PATIENCE} s; the screen is\n{self.text}"
            if self.process.poll() is not None and not self._read(0):
                raise AssertionError(f"{wanted} did not come; the program ended, the screen is\n{self.text}")
            self._read(min(left, 0.5))

    def press(self, *keys: str) -> None:
        """Send keys by name, or as the characters they type."""
        self.send("".join(_sent(key) for key in keys))

    def paste(self, text: str) -> None:
        """Send text as a terminal pastes it."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def click(self, column: int, row: int) -> None:
        """Press and release the left button; both from 0."""
        self.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")

    def send(self, data: str | bytes) -> None:
        """Send what a terminal would, reading meanwhile, for a program that can't write does not read."""
        left = data.encode() if isinstance(data, str) else data
        end = time.monotonic() + PATIENCE
        while left:
            assert time.monotonic() < end, "the program does not read its keys"
            _, writable, _ = select.select([], [self._ours], [], 0)
            if writable:
                left = left[os.write(self._ours, left[:512]) :]
            self._read(0 if writable else 0.1)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size and tell the program."""
        self.size = (columns, rows)
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._theirs)
        os.close(self._ours)
        self._ours = self._theirs = -1

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def pause(self, seconds: float) -> None:
        """Press nothing for a while, for what the program measures by the clock."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def leave(self) -> None:
        """Press escape and q, as often as it takes to get out of whatever is open, once the keys before are done."""
        end = time.monotonic() + 4 * PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"the program does not end; the screen is\n{self.text}"
            for key in ("escape", "q"):
                self.press(key)
                self.pause(0.3)

    def wait(self) -> int:
        """The exit code; reads on, for a full pty would keep the program from ending."""
        end = time.monotonic() + PATIENCE
        while (code := self.process.poll()) is None:
            assert time.monotonic() < end, f"the program does not end; the screen is\n{self.text}"
            self._read(0.02)
        while self._read(0):
            pass
        return code

    def close(self) -> None:
        """End the program, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._ours >= 0:
            self.hang_up()

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _between_frames(self) -> bool:
        return self.written.rfind(_FRAME_ENDS) >= self.written.rfind(_FRAME_BEGINS)

    def _read(self, wait: float) -> bool:
        """Take what has been sent, within `wait` seconds; whether there was anything."""
        if self._ours < 0 or not select.select([self._ours], [], [], wait)[0]:
            return False
        new = os.read(self._ours, 1 << 16)
        self.written += new
        if not self._asked_sync and _ASKS_SYNC in self.written:
            self._asked_sync = True
            os.write(self._ours, _HAS_SYNC)
        self._draw(self._decoder.decode(new))
        return True

    def _draw(self, new: str) -> None:
        """Draw what is complete; the rest waits for what follows."""
        text = self._undrawn + new
        whole = text.rfind("\x1b") if _unfinished(text) else len(text)
        self._undrawn = text[whole:]
        for form, raw in pieces(text[:whole]):
            if form is Form.TEXT or form is Form.C0 or (form is Form.CSI and raw[-1] in "mH"):
                self._terminal.feed(raw)
            elif raw == "\x1b[?1049h":
                self._screen.reset()


def _unfinished(text: str) -> bool:
    """Whether `text` ends in the middle of a control."""
    last = text.rfind("\x1b")
    return last >= 0 and next(pieces(text[last:])).form is Form.BROKEN


def _sent(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key[5:].upper()) - 0x40)
    return KEYS.get(key, key)
