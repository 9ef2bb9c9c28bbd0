"""What the tests of the command line share: how it is run, and places of the user's below the test's own folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent.parent.parent
RUN = (sys.executable, "-c", "from tui.cli import main; main()")
DANGEROUS = frozenset("\x1b\x07\x9b\u202e\x00\x7f")

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


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
