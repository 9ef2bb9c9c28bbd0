import threading
from io import StringIO
from types import SimpleNamespace

import pytest

from tui.commands import progress
from tui.commands.progress import Bar


class Terminal(StringIO):
    """Standard error as a terminal, which knows when the bar was first drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if "reading" in text:
            self.drawn.set()
        return written


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(progress, "DELAY", 0.0)
    return terminal


def test_a_long_wait_is_shown_with_the_count(terminal: Terminal) -> None:
    with Bar() as bar:
        bar.expect(9)
        assert terminal.drawn.wait(30)
        bar.step()
        bar.step()
    assert "2/9" in terminal.getvalue()


def test_what_is_written_aside_stands_on_lines_of_its_own(terminal: Terminal) -> None:
    with Bar() as bar:
        bar.expect(2)
        assert terminal.drawn.wait(30)
        with bar.aside():
            terminal.write("b.txt was left out\n")
        bar.step()
    assert terminal.getvalue().count("b.txt was left out\n") == 1
    before, _, after = terminal.getvalue().partition("b.txt was left out\n")
    assert before.endswith("\x1b[2K"), "the bar has been erased first"
    assert "reading" in after, "and comes back"


def test_the_bar_leaves_no_trace(terminal: Terminal) -> None:
    with Bar() as bar:
        bar.expect(1)
        assert terminal.drawn.wait(30)
    assert terminal.getvalue().endswith("\x1b[2K")
    assert "\x1b[?25h" in terminal.getvalue(), "the cursor is back"


def test_quick_work_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", 1000.0)
    with Bar() as bar:
        bar.expect(1)
        bar.step()
        with bar.aside():
            pass
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("place", ["file", "dumb", "closed"])
def test_nothing_is_drawn_where_nobody_could_read_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place == "file":
        monkeypatch.setattr(Terminal, "isatty", lambda self: False)
    elif place == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=None))
    with Bar() as bar:
        bar.expect(1)
        bar.step()
        assert bar._timer is None
    assert terminal.getvalue() == ""


def test_an_error_on_the_way_takes_the_bar_away(terminal: Terminal) -> None:
    def fail() -> None:
        with Bar() as bar:
            assert terminal.drawn.wait(30)
            with bar.aside():
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert "\x1b[?25h" in terminal.getvalue()
