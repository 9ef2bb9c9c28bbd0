import errno
import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotations.store import open_store

Invoke = Callable[..., Result]
Judge = Callable[..., None]


@pytest.fixture
def desk(news: Path, judge: Judge) -> Path:
    """A desk of two annotations and four events, one document of which is not whole."""
    judge("boats.txt", "the boats were old")
    judge("rivers.txt", "the bridge would hold", "propaganda")
    desk = news / ".incursion"
    content = (desk / "annotations.json").read_bytes()
    at = content.index(b'"anchor"')
    (desk / "annotations.json").write_bytes(content[:at] + b"\0\0\0" + content[at + 3 :])
    return desk


def files(desk: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in desk.glob("annotations.json*")}


def annotations(path: Path) -> int:
    return len(json.loads(path.read_text())["annotations"])


def test_what_is_whole_goes_to_a_new_file_and_what_is_not_is_listed(invoke: Invoke, news: Path, desk: Path) -> None:
    before = files(desk)
    result = invoke("repair", news)
    assert result.exit_code == 0
    lost, remade, count, _, command = result.stdout.splitlines()
    assert lost.endswith("is not whole")
    assert "made again from the history" in remade
    (made,) = desk.glob("annotations.repaired-*.json")
    assert count == f"2 annotations and 4 events are whole, in {made}"
    assert annotations(made) == 2
    assert files(desk) == before
    assert command.split() == ["incursion-tui", "restore", str(news), "--from", str(made)]


def test_the_next_step_it_names_works(invoke: Invoke, news: Path, desk: Path) -> None:
    _, *command = shlex.split(invoke("repair", news).stdout.splitlines()[-1])
    restored = invoke(*command)
    assert restored.exit_code == 0
    assert "What was damaged is in" in restored.stdout
    assert invoke("verify", news).stdout == "4 events, 2 annotations: the history is whole\n"


def test_the_new_file_goes_where_it_is_told(invoke: Invoke, news: Path, desk: Path, tmp_path: Path) -> None:
    before = files(desk)
    result = invoke("repair", "--desk", desk, "-o", tmp_path / "whole ones.json")
    assert result.exit_code == 0
    assert annotations(tmp_path / "whole ones.json") == 2
    assert not list(desk.glob("annotations.repaired-*"))
    assert files(desk) == before
    *_, command = result.stdout.splitlines()
    told = ["incursion-tui", "restore", "--desk", str(desk), "--from", str(tmp_path / "whole ones.json")]
    assert shlex.split(command) == told


def test_no_file_is_replaced(invoke: Invoke, news: Path, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("precious")
    for taken in (tmp_path / "out.json", news / "boats.txt"):
        before = taken.read_bytes()
        result = invoke("repair", news, "-o", taken)
        assert result.exit_code == 1
        assert taken.read_bytes() == before
    assert not list(desk.glob("annotations.repaired-*"))


def test_a_disk_that_takes_no_more_leaves_everything(
    invoke: Invoke, news: Path, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    before = files(desk)
    result = invoke("repair", news, "-o", tmp_path / "out.json")
    assert result.exit_code == 1
    assert "no space left on device" in result.stderr
    assert not (tmp_path / "out.json").exists()
    assert files(desk) == before


def test_a_whole_desk_is_said_to_be_whole(invoke: Invoke, news: Path, judge: Judge) -> None:
    judge("boats.txt", "the boats were old")
    result = invoke("repair", news)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing is damaged. A copy of 1 annotation and 2 events is in ")


def test_what_another_window_is_writing_is_not_disturbed(invoke: Invoke, news: Path, judge: Judge) -> None:
    judge("boats.txt", "the boats were old")
    store = open_store(news / ".incursion")
    assert store.read_only == ""
    assert invoke("repair", news).exit_code == 0
    assert store.read_only == ""
    store.close()


def test_nothing_to_repair_is_said(invoke: Invoke, news: Path) -> None:
    assert "There are no annotations yet" in invoke("repair", news).stderr
    (news / ".incursion").mkdir()
    result = invoke("repair", news)
    assert result.exit_code == 1
    assert "there is nothing to repair." in result.stderr


def test_a_file_that_can_not_be_read_is_told(invoke: Invoke, news: Path) -> None:
    (news / ".incursion" / "annotations.json").mkdir(parents=True)
    result = invoke("repair", news)
    assert result.exit_code == 1
    assert "can't be read or written: is a directory" in result.stderr


def test_no_byte_of_what_was_lost_drives_the_terminal(
    invoke: Invoke, news: Path, judge: Judge, tame: Callable[[str], bool]
) -> None:
    judge("boats.txt", "the boats were old")
    path = news / ".incursion" / "annotations.json"
    path.write_text(path.read_text()[:-40] + "\x1b]52;c;cm0=\x07\x9b")
    result = invoke("repair", news)
    assert result.exit_code == 0
    assert tame(result.stdout + result.stderr)
