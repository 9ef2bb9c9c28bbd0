"""A desk that was judged and then can't be written any more is still the desk, for every command that looks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.store import begun
from tests.tui.commands.conftest import Judge

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="root's rights are taken away as on Linux")


def run(*args: object) -> "subprocess.CompletedProcess[str]":
    """The program, run by somebody who may not write where permissions forbid it."""
    command = [sys.executable, "-m", "tests.unprivileged", "tui.cli", *(os.fspath(str(arg)) for arg in args)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)


@pytest.fixture
def judged(news: Path, judge: Judge) -> Iterator[Path]:
    """A folder with one judgement in its desk; it may be given any mode."""
    judge("boats.txt", "the boats were old")
    yield news
    for path in (news, *news.rglob("*")):
        path.chmod(0o755)


def forbid(folder: Path, rights: int = 0o222) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(path.stat().st_mode & ~rights)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_command_that_looks_reads_the_desk_that_is_there(judged: Path, home: Path) -> None:
    forbid(judged)
    before = contents(judged)
    exported = run("export", judged)
    assert exported.returncode == 0, exported.stderr
    assert "the boats were old" in exported.stdout
    history = run("history", judged, "--format", "jsonl")
    assert [json.loads(line)["new"] for line in history.stdout.splitlines()][-1] == "disputed"
    assert run("verify", judged).stdout.endswith("the history is whole\n")
    assert "no." in run("restore", judged).stdout
    refused = run("restore", judged, "--from", "1", "--yes")
    assert refused.returncode == 1
    assert "permission denied" in refused.stderr
    assert "--desk DIR" in refused.stderr
    written = run("repair", judged, "-o", home.parent / "whole.json")
    assert (written.returncode, written.stderr) == (0, "")
    assert json.loads((home.parent / "whole.json").read_text())["annotations"]
    refused = run("repair", judged)
    assert refused.returncode == 1
    assert "Name a file elsewhere with -o." in refused.stderr
    assert contents(judged) == before
    assert not (home / "data" / "incursion" / "desks").exists()


def test_a_desk_that_can_not_be_looked_into_is_not_taken_for_an_empty_one(judged: Path, home: Path) -> None:
    (judged / ".incursion").chmod(0)
    for command in ("export", "verify"):
        refused = run(command, judged)
        assert refused.returncode == 1
        assert "permission denied" in refused.stderr.lower()
        assert "--desk" in refused.stderr
        assert "something failed" not in refused.stderr


def test_what_is_begun(judged: Path, tmp_path: Path) -> None:
    assert begun(judged / ".incursion")
    assert not begun(tmp_path / "nowhere")
    assert not begun(judged / "boats.txt")
    (tmp_path / "empty").mkdir()
    assert not begun(tmp_path / "empty")
    (tmp_path / "empty" / "annotations.json.journal").touch()
    assert begun(tmp_path / "empty")
