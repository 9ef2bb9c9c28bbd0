"""The way of the data, once as an analyst goes it: open the samples, judge, be cut off, come back, export."""

import csv
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from annotations.articles import Library
from tests.terminal.conftest import ROOT, fingerprints
from tests.terminal.tmux_session import TmuxSession

pytestmark = [pytest.mark.terminal, pytest.mark.tmux]

MODEL = 60.0
"""Seconds for the language model to be loaded and the first article to be read on a busy machine."""

Tmux = Callable[..., TmuxSession]


@pytest.fixture
def tmux(env: dict[str, str], tmp_path: Path) -> Iterator[Tmux]:
    """Starts a module of ours in tmux."""
    try:
        subprocess.run(["tmux", "-V"], check=True, capture_output=True)
    except OSError:
        pytest.skip("tmux is not on the PATH, and so nothing was tried in it")
    with ExitStack() as running:

        def begin(module: str, *args: str | os.PathLike[str], size: tuple[int, int] = (140, 40)) -> TmuxSession:
            session = TmuxSession([sys.executable, "-m", module, *args], size=size, env=env, folder=tmp_path)
            running.callback(session.close)
            return session

        yield begin


@pytest.mark.model
def test_three_verdicts_survive_a_kill_and_leave_as_csv(tmux: Tmux, env: dict[str, str]) -> None:
    seeds = ROOT / "seeds"
    before = fingerprints(seeds)
    session = tmux("tui.cli", "--annotator", "rm")
    session.until("open · ", MODEL)
    for number, (key, verdict) in enumerate((("c", "credible"), ("d", "disputed"), ("p", "propaganda")), 1):
        session.press(key)
        session.until(f"saved: claim {number}, {verdict}")
    os.kill(session.pid, signal.SIGKILL)
    session.until(lambda: session.ended)
    session.start()
    session.until("judged 3 of", MODEL)
    session.press("q")
    session.until(lambda: session.ended)

    export = [sys.executable, "-m", "tui.cli", "export"]
    done = subprocess.run(export, env=env, check=True, capture_output=True, encoding="utf-8", timeout=60)
    rows = sorted(csv.DictReader(io.StringIO(done.stdout)), key=lambda row: int(row["start"]))
    assert [row["verdict"] for row in rows] == ["credible", "disputed", "propaganda"]
    assert {row["annotator"] for row in rows} == {"rm"}
    library = Library(seeds)
    for row in rows:
        article = library.article(row["article_id"])
        assert article is not None
        assert article.text[int(row["start"]) : int(row["end"])] == row["exact"].removeprefix("'")
    assert fingerprints(seeds) == before


def test_a_resize_keeps_the_text(tmux: Tmux, tmp_path: Path) -> None:
    told = "\n\n".join(f"Mira said that gate {number:03} is shut." for number in range(90))
    (tmp_path / "gates.txt").write_text(f"Ninety gates\n\n{told}\n")
    session = tmux("tests.terminal.by_rule", tmp_path / "gates.txt")
    session.until("judged 0 of 90")
    session.press("BTab", "Space", "Space")
    session.until(lambda: first_gate(session.text) > "030")
    top = first_gate(session.text)
    for size in ((80, 24), (60, 15), (200, 50), (140, 40)):
        session.resize(*size)
        session.until(lambda: first_gate(session.text) == top)


def first_gate(screen: str) -> str:
    """The first paragraph in view, by the number it has."""
    for row in screen.splitlines():
        text = row.partition("┃")[2] or row.partition("▐")[2]
        if "said that gate " in text:
            return text.split("said that gate ")[1][:3]
    return ""
