"""What the tests of the command line share: how it is run, and places of the user's below the test's own folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotations.articles import Article
from annotations.judgement import Desk, Verdict
from annotations.store.kept import KeptStore
from annotations.text import Span
from tui.commands.wiring import reading_library
from tui.places import place_of

ROOT = Path(__file__).parent.parent.parent.parent
RUN = (sys.executable, "-c", "from tui.cli import main; main()")
DANGEROUS = frozenset("\x1b\x07\x9b\u202e\x00\x7f")

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
Judge = Callable[..., None]
NEWS = {
    "boats.txt": "Boats sink\n\nOlena said the boats were old.\n",
    "rivers.txt": "---\nurl: https://example.invalid/rivers\n---\n\n"
    "Rivers rise\n\nThe mayor said the bridge would hold.\n",
}
NOON = datetime(2023, 5, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every place of the user's is below this folder."""
    for name in ("DATA", "CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path / "home"


@pytest.fixture
def invoke() -> Invoke:
    """Runs the command line in this process."""
    from tui.cli import cli

    return lambda *args, **extra: CliRunner().invoke(cli, [str(arg) for arg in args], **extra)


@pytest.fixture
def run() -> Run:
    """Runs the command line in a process of its own."""

    def started(*args: object, **extra: Any) -> "subprocess.CompletedProcess[str]":
        command = [*RUN, *(os.fspath(arg) if isinstance(arg, Path) else str(arg) for arg in args)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "timeout": 120} | extra
        return subprocess.run(command, check=False, **streams)

    return started


@pytest.fixture
def hostile() -> str:
    """A file name that would take over the terminal."""
    return "x\x1b]52;c;cm0=\x07\x9b31m\u202e.txt"


@pytest.fixture
def tame() -> Callable[[str], bool]:
    """Whether a text holds nothing that drives a terminal."""
    return lambda text: not DANGEROUS & set(text)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of two articles, one of which has a URL; nothing is judged yet."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def judge(news: Path) -> Judge:
    """Judges words of an article at a time, and leaves: one event, and one more where they were not marked yet."""

    def judged(name: str, words: str, verdict: str = "disputed", note: str = "", at: datetime = NOON) -> None:
        place = place_of(news, None)
        library = reading_library(place)
        article = library.read(name)
        library.close()
        assert isinstance(article, Article)
        store = KeptStore(place.desk, clock=lambda: at)
        desk = Desk(store, annotator="rm", program="0.1.0", clock=lambda: at)
        start = article.text.index(words)
        finding = desk.tag(article, desk.mark(article, Span(start, start + len(words))), Verdict(verdict))
        desk.note(article, finding, note)
        store.close()

    return judged
