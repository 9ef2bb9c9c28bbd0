"""Every size of terminal, and from one to another: the text stays where it is, and what is hidden is named."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pty_session import PtySession

pytestmark = pytest.mark.terminal

GATES = 90


@pytest.fixture
def gates(tmp_path: Path) -> Path:
    """A long article in which every paragraph says which one it is."""
    root = tmp_path / "gates"
    root.mkdir()
    told = "\n\n".join(f"Mira said that gate {number:03} is shut." for number in range(GATES))
    (root / "gates.txt").write_text(f"Ninety gates\n\n{told}\n")
    return root


def gates_seen(session: PtySession) -> list[str]:
    """The paragraphs of the text that are in view, from the top; what the panes beside it list is left out."""
    seen = [row.partition("┃")[2] or row.partition("▐")[2] for row in session.rows]
    return [row.split("gate ")[1][:3] for row in seen if "said that gate " in row]


def test_60_by_15_shows_the_text_and_says_where_the_rest_is(start: Start, gates: Path) -> None:
    session = start(gates, size=(60, 15))
    session.until("claim 1 of 90")
    assert session.shows("tab claims")
    assert session.shows("a articles")
    assert len(gates_seen(session)) >= 4
    session.press("c")
    session.until("claim 2 of 90")
    session.press("tab")
    session.until("Claims 90")
    session.press("escape", "a")
    session.until("Articles")
    session.press("escape", "e")
    session.until("enter keeps")
    session.send("short\r")
    session.until("note saved")
    session.press("e")
    session.until("│ short")


def test_80_by_24_shows_the_text_and_the_claim(start: Start, gates: Path) -> None:
    session = start(gates, size=(80, 24))
    session.until("Claim 1 of 90")
    assert len(gates_seen(session)) >= 5
    assert session.shows("c credible  d disputed  p propaganda")
    session.press("d")
    session.until("Claim 2 of 90")
    session.until("judged 1 of 90")


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (20, 5), (300, 100)])
def test_no_size_is_too_odd(start: Start, gates: Path, size: tuple[int, int]) -> None:
    session = start(gates, size=size)
    session.until(lambda: b"\x1b[?2026l" in session.written)
    session.resize(140, 40)
    session.until("judged 0 of 90")
    session.resize(*size)
    session.press("c")
    session.resize(140, 40)
    session.until("judged 1 of 90")
    session.press("q")
    assert session.wait() == 0, session.text


def test_a_resize_keeps_the_place(start: Start, gates: Path) -> None:
    session = start(gates)
    session.until("judged 0 of 90")
    session.press("t")
    session.until("this article has no tail")
    session.press("escape")
    session.until(lambda: "this article has no tail" not in session.text)
    session.press("space")
    session.until(lambda: gates_seen(session)[:1] > ["010"])
    top = gates_seen(session)[0]
    for size in ((80, 24), (60, 15), (109, 50), (200, 30), (140, 40)):
        session.resize(*size)
        session.until(lambda: gates_seen(session)[:1] == [top])


def test_a_storm_of_resizes_while_analysing_ends_well(start: Start, gates: Path) -> None:
    session = start(gates)
    for step in range(40):
        session.resize(20 + 37 * step % 150, 6 + 11 * step % 40)
        session.pause(0.02)
    session.resize(140, 40)
    session.until("judged 0 of 90")
    session.until("gate 000 is shut")
    session.press("c")
    session.until("judged 1 of 90")
