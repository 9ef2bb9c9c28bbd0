"""Starts the program in terminals of its own, with every place of the user's below the test's own folder."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest

from tests.terminal.pty_session import PtySession

ROOT = Path(__file__).parents[2]
REAL, BY_RULE = "tui.cli", "tests.terminal.by_rule"

ALPHA = """---
title: Bridge closed
outlet: The Ferry Post
---

Bridge closed

Mira said that the bridge is shut.

Ilias said that the bridge is open.

Mira said that cars turn back.

Nothing else was heard from either bank of the river on Saturday.

More from The Ferry Post

Otto said that tulips bloom early.
"""
BETA = "Ferry runs again\n\nOlena said that the ferry runs.\n\nMira said that nobody boards it.\n"
GAMMA = "Quiet night\n\nThe night was quiet and nobody spoke.\n"

Start = Callable[..., PtySession]


def fingerprints(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Digest, time of change and mode of every file below, but for those of the desk."""
    return {
        str(path.relative_to(folder)): (
            sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mtime_ns if path.is_file() else 0,
            path.stat().st_mode,
        )
        for path in sorted(folder.rglob("*"))
        if ".incursion" not in path.parts
    }


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The surroundings of the program: no settings, no desk, a terminal of many colours."""
    home = tmp_path / "home"
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "STATE", "CONFIG")}
    (home / "work").mkdir(parents=True)
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(tmp_path),
        "LOGNAME": "rm",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(ROOT),
        **places,
    }


@pytest.fixture
def start(env: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts the program on some arguments, or a script in its place; what still runs at the end is ended."""
    with ExitStack() as running:

        def begin(
            *args: str | os.PathLike[str],
            size: tuple[int, int] = (140, 40),
            module: str = BY_RULE,
            script: str | None = None,
            cwd: Path | None = None,
            **extra: str,
        ) -> PtySession:
            how = ("-c", script) if script is not None else ("-m", module)
            command = [sys.executable, *how, *args]
            session = PtySession(command, size=size, env=env | extra, cwd=cwd or tmp_path / "home" / "work")
            running.callback(session.close)
            return session

        yield begin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, five claims, and one more in a tail."""
    root = tmp_path / "ferry"
    root.mkdir()
    for name, text in (("1-alpha", ALPHA), ("2-beta", BETA), ("3-gamma", GAMMA)):
        (root / f"{name}.txt").write_text(text)
    return root
