"""Folders as they are met: empty, vast, broken, changing under one's eyes; and an analysis that is killed."""

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.by_rule import WAITS
from tests.terminal.conftest import Start
from tests.terminal.test_ending import child_of, judged

pytestmark = pytest.mark.terminal


def test_an_empty_folder_says_so_and_no_key_harms(start: Start, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    session = start(tmp_path / "empty")
    session.until("No article can be read here")
    session.press(*"jkcdpxuevgtn[]", "ctrl+r", "enter", "tab", "tab", "/")
    session.press("escape", "E")
    session.until("Export as CSV")
    session.press("enter")
    session.until("exported 0")
    session.press("q")
    assert session.wait() == 0, session.text


def test_what_can_not_be_read_is_a_row_and_stops_nothing(start: Start, folder: Path) -> None:
    (folder / "0-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "4-huge.txt").write_bytes(b"Mira said that it is big.\n\n" * 200_000)
    os.mkfifo(folder / "5-pipe.txt")
    (folder / "6-loop.txt").symlink_to("6-loop.txt")
    (folder / "7-outside.txt").symlink_to("/dev/zero")
    session = start(folder, size=(200, 40))
    session.until("judged 0 of 5")
    for path in ("0-binary", "4-huge", "5-pipe", "7-outside"):
        session.until(f"▲ {path}.txt")
    session.press("[")
    session.until("0-binary.txt: not a text file")
    session.press(*"cevx/t")
    session.press("escape", "]")
    session.until("Bridge closed · ")
    session.press("c")
    session.until("judged 1 of 5")
    session.press("]", "]", "]")
    session.until("4-huge.txt: larger than 5 MB")
    session.press("]")
    session.until("5-pipe.txt: not an ordinary file")


def test_a_file_that_vanishes_can_be_judged_to_its_end(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    (folder / "1-alpha.txt").unlink()
    (folder / "2-beta.txt").unlink()
    session.press("c")
    session.until("saved: claim 1")
    session.press("]")
    session.until("2-beta.txt: no longer there")
    session.press("E")
    session.until("Export as CSV")
    session.press("enter")
    session.until("exported 1")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(folder) == ["credible"]


def test_a_file_that_changes_is_shown_anew_and_its_verdicts_are_kept(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    session.press("c", "d")
    session.until("saved: claim 2")
    (folder / "1-alpha.txt").write_text(
        "Bridge closed\n\nWe hear: Mira said that the bridge is shut.\n\nOtto said that it rains.\n"
    )
    session.press("]")
    session.until("Ferry runs again · ")
    session.press("[")
    session.until("We hear: Mira")
    session.until("it rains")
    session.until("credible · indirect")
    session.until("re-check")
    assert sorted(judged(folder)) == ["credible", "disputed"]


def test_three_thousand_files_open_at_once_and_quit_at_once(start: Start, tmp_path: Path) -> None:
    root = tmp_path / "many"
    root.mkdir()
    for number in range(3_000):
        (root / f"{number}.txt").write_text(f"Gate {number}\n\nMira said that gate {number} is shut.\n")
    session = start(root)
    session.until("judged 0 of ")
    session.press("]")
    session.until("─ Gate 1 · ")
    session.press("c")
    session.until("judged 1 of ")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(root) == ["credible"]


def test_a_killed_analysis_is_told_started_again_once_and_then_given_up(start: Start, folder: Path) -> None:
    (folder / "9-waits.txt").write_text(f"Waiting\n\n{WAITS}\n")
    session = start(folder)
    session.until("judged 0 of 5")
    os.kill(child_of(session), signal.SIGKILL)
    session.until("was killed (SIGKILL) · started again")
    os.kill(child_of(session), signal.SIGKILL)
    session.until("restart the program to analyse")
    session.press("c")
    session.until("judged 1 of 5")
    session.press("q")
    assert session.wait() == 0, session.text
