import json
import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotations.store import open_store
from tui.commands.history import LONGEST_CELL, ROWS_AT_ONCE

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
Judge = Callable[..., None]
MORNING = datetime(2023, 5, 23, 8, 15, tzinfo=UTC)


@pytest.fixture
def judged(news: Path, judge: Judge) -> Path:
    """Six events: a mark, a verdict, another verdict with a note; a mark and a verdict in the other article."""
    judge("boats.txt", "the boats were old")
    judge("boats.txt", "the boats were old", "credible", note="seen\nmyself")
    judge("rivers.txt", "the bridge would hold", "propaganda", at=MORNING)
    return news


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_hold_every_change_oldest_first(invoke: Invoke, judged: Path) -> None:
    rows = lines(invoke("history", judged, "--format", "jsonl"))
    assert [(row["action"], row["old"], row["new"]) for row in rows] == [
        ("mark", "", ""),
        ("tag", "", "disputed"),
        ("tag", "disputed", "credible"),
        ("note", "credible", "credible"),
        ("mark", "", ""),
        ("tag", "", "propaganda"),
    ]
    assert rows[3] == {
        "event": rows[3]["event"],
        "at": "2023-05-22T12:00:00.000Z",
        "annotator": "rm",
        "action": "note",
        "annotation": rows[0]["annotation"],
        "article": "boats.txt",
        "version": rows[0]["version"],
        "exact": "the boats were old",
        "old": "credible",
        "new": "credible",
        "what": "note made",
        "old_note": "",
        "note": "seen\nmyself",
        "program": "0.1.0",
        "title": "Boats sink",
    }
    assert rows[5]["article"] == "https://example.invalid/rivers"


def test_the_table_says_who_changed_what_when(invoke: Invoke, judged: Path) -> None:
    result = invoke("history", judged, env={"COLUMNS": "150"})
    assert result.exit_code == 0
    heads, _, *rows = (" ".join(line.split()) for line in result.stdout.splitlines() if line.strip())
    assert heads == "when (UTC) who article words change note"
    assert rows == [
        "2023-05-22 12:00 rm Boats sink the boats were old mark",
        "2023-05-22 12:00 rm Boats sink the boats were old none → disputed",
        "2023-05-22 12:00 rm Boats sink the boats were old disputed → credible",
        "2023-05-22 12:00 rm Boats sink the boats were old note seen myself",
        "2023-05-23 08:15 rm Rivers rise the bridge would hold mark",
        "2023-05-23 08:15 rm Rivers rise the bridge would hold none → propaganda",
    ]


@pytest.mark.parametrize("text", ["RIVERS RI", "rivers.t", "https://example.invalid/rivers", "invalid/riv"])
def test_an_article_is_named_by_title_path_or_id(invoke: Invoke, judged: Path, text: str) -> None:
    rows = lines(invoke("history", judged, "--article", text, "--format", "jsonl"))
    assert [row["title"] for row in rows] == ["Rivers rise"] * 2


def test_one_file_has_its_own_history(invoke: Invoke, judged: Path) -> None:
    rows = lines(invoke("history", judged / "rivers.txt", "--format", "jsonl"))
    assert [row["title"] for row in rows] == ["Rivers rise"] * 2
    nothing = invoke("history", judged / "rivers.txt", "--article", "boats")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_an_article_that_is_gone_keeps_its_history(invoke: Invoke, judged: Path) -> None:
    (judged / "boats.txt").unlink()
    assert len(lines(invoke("history", judged, "--article", "boats", "--format", "jsonl"))) == 4


def test_no_such_article_is_said(invoke: Invoke, judged: Path) -> None:
    result = invoke("history", judged, "--article", "trains")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing was judged in such an article.\n"


def test_an_empty_desk_is_said(invoke: Invoke, news: Path) -> None:
    assert "There are no annotations yet" in invoke("history", news).stderr
    (news / ".incursion").mkdir()
    result = invoke("history", news)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing was judged yet.\n")


def test_it_works_while_a_window_is_open(invoke: Invoke, judged: Path) -> None:
    store = open_store(judged / ".incursion")
    assert store.read_only == ""
    rows = lines(invoke("history", judged, "--format", "jsonl"))
    assert store.read_only == ""
    store.close()
    assert len(rows) == 6


def test_undo_is_a_change_like_any_other(invoke: Invoke, judged: Path) -> None:
    from annotations.judgement import Desk

    store = open_store(judged / ".incursion")
    desk = Desk(store, annotator="rm", program="test")
    for _ in range(4):
        desk.undo()
    desk.redo()
    store.close()
    said = invoke("history", judged, env={"COLUMNS": "150"}).stdout
    for change in ("undo: propaganda → none", "undo: credible → disputed", "redo: disputed → credible"):
        assert change in said


def test_no_foreign_character_drives_the_terminal(
    invoke: Invoke, judged: Path, judge: Judge, hostile: str, tame: Callable[[str], bool]
) -> None:
    (judged / "boats.txt").write_text(f"[red]Boats {hostile}[/nope]\n\nOlena said {hostile} it sank.\n")
    judge("boats.txt", f"{hostile} it sank", note=f"[@click=app.quit]{hostile}")
    said = invoke("history", judged, "--article", "[red]", env={"COLUMNS": "200"}).stdout
    assert tame(said)
    assert "␛]52;c;cm0=␇" in said
    assert "[@click=app.quit]" in said


def test_a_long_note_is_cut_in_the_table_and_whole_in_json(invoke: Invoke, news: Path, judge: Judge) -> None:
    judge("boats.txt", "the boats were old", note="n" * 1000)
    said = invoke("history", news, env={"COLUMNS": "200"}).stdout
    assert LONGEST_CELL <= said.count("n") < LONGEST_CELL + 30
    assert "…" in said
    assert lines(invoke("history", news, "--format", "jsonl"))[2]["note"] == "n" * 1000


def test_a_long_history_has_one_head_and_keeps_its_columns(invoke: Invoke, news: Path, judge: Judge) -> None:
    judge("boats.txt", "the boats were old")
    _repeat(news, ROWS_AT_ONCE + 10)
    rows = [line for line in invoke("history", news, env={"COLUMNS": "150"}).stdout.splitlines() if line.strip()]
    assert sum("when (UTC)" in row for row in rows) == 1
    assert len({row.index("Boats") for row in rows if "Boats" in row}) == 1
    assert len([row for row in rows if "Boats" in row]) == ROWS_AT_ONCE + 12


def _repeat(news: Path, times: int) -> None:
    """Change the verdict again and again."""
    from msgspec.structs import replace

    from annotations.judgement import Event, Verdict
    from annotations.judgement.model import Change

    store = open_store(news / ".incursion")
    (now,) = store.annotations()
    for number in range(times):
        then = replace(now, verdict=Verdict.CREDIBLE if number % 2 else Verdict.PROPAGANDA)
        at = (MORNING + timedelta(minutes=number)).isoformat().replace("+00:00", ".000Z")
        store.record(Event(f"e{number}", at, "rm", "tag", (Change(now, then),)))
        now = then
    store.close()


def test_json_is_utf_8_whatever_the_locale(run: Run, judged: Path, judge: Judge) -> None:
    judge("boats.txt", "Boats", note="лодки")
    result = run("history", judged, "--format", "jsonl", text=False, env=os.environ | {"PYTHONIOENCODING": "latin-1"})
    assert "лодки".encode() in result.stdout


def test_the_samples_have_a_history(invoke: Invoke, home: Path) -> None:
    result = invoke("history")
    assert result.exit_code == 0
    assert str(home / "data" / "incursion" / "samples") in result.stderr
