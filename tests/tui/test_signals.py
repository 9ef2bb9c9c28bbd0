"""A signal leaves the terminal as `q` does; seen from outside, in a pty of its own."""

import asyncio
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App

from tui.signals import exit_on_signals, terminal_is_gone

PROGRAM = """
import sys
from textual.app import App
from tui.signals import exit_on_signals, terminal_is_gone

class Waiting(App[None]):
    def on_load(self) -> None:
        exit_on_signals(self)

app = Waiting()
app.run()
sys.exit(app.return_code or 0)
"""
ENTERED, LEFT, SHOWN = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"
PATIENCE = 30.0
"""Seconds; only a failing test waits that long."""


class Terminal:
    """A program in a pty, and everything it has written."""

    def __init__(self, prefix: list[str]) -> None:
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.written = b""
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-c", PROGRAM],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
        )

    def read_until(self, wanted: bytes) -> None:
        """Read until `wanted` has been written."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.written:
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
            assert ready, self.written
            self.written += os.read(self.master, 65536)

    def wait(self) -> int:
        """The exit code; reads on, for a full pty would keep the program from ending."""
        end = time.monotonic() + PATIENCE
        while (code := self.process.poll()) is None:
            assert time.monotonic() < end
            if select.select([self.master], [], [], 0.01)[0]:
                self.written += os.read(self.master, 65536)
        while select.select([self.master], [], [], 0)[0]:
            self.written += os.read(self.master, 65536)
        return code


@pytest.fixture
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    made = Terminal(getattr(request, "param", []))
    yield made
    if made.process.poll() is None:
        made.process.kill()
    made.process.wait()
    os.close(made.slave)
    os.close(made.master)


@pytest.mark.terminal
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_whole(terminal: Terminal, number: signal.Signals) -> None:
    terminal.read_until(ENTERED)
    os.kill(terminal.process.pid, number)
    assert terminal.wait() == 128 + number
    assert terminal.written.rindex(LEFT) > terminal.written.rindex(ENTERED)
    assert terminal.written.rindex(SHOWN) > terminal.written.rindex(b"\x1b[?25l")
    assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.terminal
@pytest.mark.parametrize("terminal", [["sh", "-c", 'trap "" HUP; exec "$@"', "sh"]], indirect=True)
def test_a_signal_that_is_ignored_stays_ignored(terminal: Terminal) -> None:
    terminal.read_until(ENTERED)
    os.kill(terminal.process.pid, signal.SIGHUP)
    os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM


async def test_what_was_there_before_is_put_back() -> None:
    def own(number: int, frame: object) -> None:
        raise AssertionError

    before = signal.signal(signal.SIGTERM, own)
    try:
        app = App[None]()
        async with app.run_test():
            put_back = exit_on_signals(app)
            assert signal.getsignal(signal.SIGTERM) is not own
            put_back()
            assert signal.getsignal(signal.SIGTERM) is own
    finally:
        signal.signal(signal.SIGTERM, before)


async def test_outside_the_main_thread_nothing_is_installed() -> None:
    before = signal.getsignal(signal.SIGTERM)
    app = App[None]()
    async with app.run_test():
        (await asyncio.to_thread(exit_on_signals, app))()
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_terminal_whose_other_end_was_closed_is_gone() -> None:
    ours, theirs = os.openpty()
    try:
        assert not terminal_is_gone(theirs)
        os.close(ours)
        assert terminal_is_gone(theirs)
    finally:
        os.close(theirs)
