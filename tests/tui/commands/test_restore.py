import csv
import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result

from annotations.judgement import Desk
from annotations.store import open_store

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
Judge = Callable[..., None]
NOON = datetime(2023, 5, 22, 12, 0, 30, tzinfo=UTC)
EAST = os.environ | {"TZ": "UTC-3"}
"""Three hours ahead, as POSIX writes it."""


@pytest.fixture
def days(news: Path, judge: Judge) -> Path:
    """A desk with three copies: of noon, of the evening and of the next morning."""
    judge("boats.txt", "the boats were old", "disputed", at=NOON)
    judge("boats.txt", "the boats were old", "credible", at=NOON + timedelta(hours=6))
    judge("rivers.txt", "the bridge would hold", "propaganda", at=NOON + timedelta(hours=20))
    return news


def verdicts(invoke: Invoke, folder: Path) -> list[str]:
    return [row["verdict"] for row in csv.DictReader(StringIO(invoke("export", folder).stdout, newline=""))]


def test_the_copies_are_listed_newest_first(run: Run, days: Path) -> None:
    result = run("restore", days, env=EAST | {"COLUMNS": "120"})
    assert result.returncode == 0
    heads, _, *rows = (line.split() for line in result.stdout.splitlines() if line.strip())
    assert heads == ["no.", "here", "UTC", "size", "annotations"]
    assert [(row[0], *row[1:5], row[-1]) for row in rows] == [
        ("1", "2023-05-23", "11:00", "2023-05-23", "08:00", "2"),
        ("2", "2023-05-22", "21:00", "2023-05-22", "18:00", "1"),
        ("3", "2023-05-22", "15:00", "2023-05-22", "12:00", "1"),
    ]
    assert "kB" in result.stdout or "bytes" in result.stdout
    assert "--from and a number brings one back" in result.stderr


def test_a_number_brings_a_copy_back_and_undo_takes_it_back(invoke: Invoke, days: Path) -> None:
    result = invoke("restore", days, "--from", "3", "--annotator", "rm")
    assert result.exit_code == 0
    assert result.stdout == "Brought back: 2 annotations changed. `u` on the screen takes it back.\n"
    assert "The desk has 2 annotations." in result.stderr
    assert "has 1 annotation." in result.stderr
    assert verdicts(invoke, days) == ["disputed"]
    assert invoke("verify", days).exit_code == 0
    store = open_store(days / ".incursion")
    Desk(store, annotator="rm", program="test").undo()
    store.close()
    assert sorted(verdicts(invoke, days)) == ["credible", "propaganda"]


@pytest.mark.parametrize(
    ("time", "verdict"),
    [
        ("2023-05-22T12:00Z", "disputed"),
        ("2023-05-22 12:00:30Z", "disputed"),
        ("2023-05-22T15:00", "disputed"),
        ("2023-05-22T20:59", "disputed"),
        ("2023-05-22T21", "credible"),
        ("2023-05-22", "credible"),
        ("2023-05-22T18:00:30+00:00", "credible"),
    ],
)
def test_a_time_means_the_last_copy_made_until_then(
    run: Run, invoke: Invoke, days: Path, time: str, verdict: str
) -> None:
    result = run("restore", days, "--from", time, "--yes", env=EAST, stdin=subprocess.DEVNULL)
    assert result.returncode == 0, result.stderr
    assert verdicts(invoke, days) == [verdict]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("0", "There is no copy 0; leave out --from to see the list."),
        ("4", "There is no copy 4; leave out --from to see the list."),
        ("2023-05-21", "No copy is as old as 2023-05-21"),
        ("2023-05-22T12:00:29Z", "No copy is as old as"),
        ("yesterday", "yesterday is no number, no time such as 2024-03-02T18:00, and no file."),
    ],
)
def test_a_copy_that_is_not_there_is_told(invoke: Invoke, days: Path, choice: str, said: str) -> None:
    result = invoke("restore", days, "--from", choice)
    assert result.exit_code == 1
    assert said in result.stderr
    assert sorted(verdicts(invoke, days)) == ["credible", "propaganda"]


def test_the_same_again_changes_nothing(invoke: Invoke, days: Path) -> None:
    result = invoke("restore", days, "--from", "1")
    assert (result.exit_code, result.stdout) == (
        0,
        "The desk has these annotations already; nothing was changed.\n",
    )
    assert len(invoke("history", days, "--format", "jsonl").stdout.splitlines()) == 5


def test_damaged_files_are_set_aside(invoke: Invoke, days: Path) -> None:
    path = days / ".incursion" / "annotations.json"
    path.write_text("{half")
    result = invoke("restore", days, "--from", "1")
    assert result.exit_code == 0
    assert "annotations.json is damaged" in result.stderr
    assert "`incursion-tui repair` writes what is whole" in result.stderr
    assert f"What was damaged is in {days / '.incursion' / 'copies'}" in result.stdout
    assert sorted(verdicts(invoke, days)) == ["credible", "propaganda"]
    aside = invoke("restore", days, env={"COLUMNS": "120"}).stdout
    assert "damaged" in aside
    refused = invoke("restore", days, "--from", "1")
    assert refused.exit_code == 1
    assert "holds no judgements that can be brought back" in refused.stderr


def test_a_file_that_is_no_copy_is_refused(invoke: Invoke, days: Path) -> None:
    for name in ("boats.txt", ".incursion"):
        result = invoke("restore", days, "--from", days / name)
        assert result.exit_code == 1
        assert name in result.stderr
    assert sorted(verdicts(invoke, days)) == ["credible", "propaganda"]


def test_a_file_from_elsewhere_is_a_copy_too(invoke: Invoke, days: Path, tmp_path: Path) -> None:
    oldest = min((days / ".incursion" / "copies").iterdir())
    shutil.copy(oldest, tmp_path / "kept.json.gz")
    assert invoke("restore", days, "--from", tmp_path / "kept.json.gz").exit_code == 0
    assert verdicts(invoke, days) == ["disputed"]


def test_a_desk_that_is_open_is_left_alone(invoke: Invoke, days: Path) -> None:
    store = open_store(days / ".incursion")
    assert store.read_only == ""
    result = invoke("restore", days, "--from", "3")
    store.close()
    assert result.exit_code == 1
    assert "open in another window" in result.stderr
    assert sorted(verdicts(invoke, days)) == ["credible", "propaganda"]


def test_who_restores_is_in_the_history(invoke: Invoke, days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "login")
    newest = shutil.copy(max((days / ".incursion" / "copies").iterdir()), days.parent)
    invoke("restore", days, "--from", "3")
    (days / ".incursion" / "desk.toml").write_text('annotator = "desk"\n')
    invoke("restore", days, "--from", newest)
    said = invoke("history", days, env={"COLUMNS": "150"}).stdout
    assert [line.split()[2] for line in said.splitlines() if "restore" in line] == ["login", "login", "desk", "desk"]


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("answer", "code", "said", "left"),
    [
        (b"n\n", 1, "Nothing was changed.", ["credible", "propaganda"]),
        (b"\n", 1, "Nothing was changed.", ["credible", "propaganda"]),
        (b"y\n", 0, "Brought back: 2 annotations changed.", ["disputed"]),
    ],
)
def test_on_a_terminal_it_asks_first(
    invoke: Invoke, days: Path, answer: bytes, code: int, said: str, left: list[str]
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from tui.cli import main; main()", "restore", str(days), "--from", "3"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while b"[y/N]" not in shown:
        assert select.select([ours], [], [], 60)[0], shown
        shown += os.read(ours, 65536)
    os.write(ours, answer)
    while True:
        try:
            shown += os.read(ours, 65536)
        except OSError:  # the other end has been closed
            break
    os.close(ours)
    assert process.wait(timeout=60) == code
    assert said in shown.decode()
    assert sorted(verdicts(invoke, days)) == left


def test_no_copies_yet_is_said(invoke: Invoke, news: Path) -> None:
    assert "There are no annotations yet" in invoke("restore", news).stderr
    (news / ".incursion").mkdir()
    result = invoke("restore", news)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No copy of" in result.stderr
