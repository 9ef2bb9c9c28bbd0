import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotations.store import open_store

Invoke = Callable[..., Result]
Judge = Callable[..., None]


@pytest.fixture
def judged(news: Path, judge: Judge) -> Path:
    """Two annotations and five events."""
    judge("boats.txt", "the boats were old")
    judge("boats.txt", "the boats were old", "credible")
    judge("rivers.txt", "the bridge would hold", "propaganda")
    return news


def spoil(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Edit the desk's file as another program would."""
    path = folder / ".incursion" / "annotations.json"
    tables = json.loads(path.read_text())
    change(tables)
    path.write_text(json.dumps(tables))


def test_a_whole_history_is_one_sentence(invoke: Invoke, judged: Path) -> None:
    result = invoke("verify", judged)
    assert (result.exit_code, result.stdout) == (0, "5 events, 2 annotations: the history is whole\n")


def test_a_file_that_another_program_has_only_spaced_anew_is_whole(invoke: Invoke, judged: Path) -> None:
    spoil(judged, lambda tables: None)
    assert invoke("verify", judged).exit_code == 0


def test_a_desk_that_is_open_is_verified(invoke: Invoke, judged: Path) -> None:
    store = open_store(judged / ".incursion")
    assert store.read_only == ""
    result = invoke("verify", judged)
    store.close()
    assert (result.exit_code, result.stdout) == (0, "5 events, 2 annotations: the history is whole\n")


def test_the_first_broken_link_and_every_fault_are_named(invoke: Invoke, judged: Path) -> None:
    def forge(tables: dict[str, Any]) -> None:
        tables["history"]["2"]["annotator"] = "ghost"
        next(iter(tables["annotations"].values()))["note"] = "planted"

    spoil(judged, forge)
    before = {path: path.read_bytes() for path in (judged / ".incursion").glob("annotations*")}
    result = invoke("verify", judged)
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("event 3 (2023-05-22T12:00:00.000Z): the chain is broken")
    assert "it is not as the history left it" in second
    assert "5 events, 2 annotations in" in result.stderr
    assert "2 faults. Nothing was changed" in result.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_every_document_that_is_no_annotation_is_named(invoke: Invoke, judged: Path) -> None:
    def spoilt(tables: dict[str, Any]) -> None:
        first, second = tables["annotations"]
        tables["annotations"] |= {first: {"id": 5}, second: {"anchor": "\x1b]0;x\x07"}, "7": {}}

    spoil(judged, spoilt)
    result = invoke("verify", judged)
    assert result.exit_code == 1
    named = [line for line in result.stdout.splitlines() if "is no annotation: " in line]
    assert len(named) == 3
    assert named[2].startswith("document 7 is no annotation: ")
    assert "\x1b" not in result.stdout
    assert "`incursion-tui repair`" in result.stderr


def test_an_event_taken_out_is_found(invoke: Invoke, judged: Path) -> None:
    spoil(judged, lambda tables: tables["history"].pop("5"))
    result = invoke("verify", judged)
    assert result.exit_code == 1
    assert "and the history says no verdict" in result.stdout


@pytest.mark.parametrize("content", [gzip.compress(b"other words", mtime=0), b"no gzip"])
def test_a_kept_text_that_is_not_what_was_judged_is_found(invoke: Invoke, judged: Path, content: bytes) -> None:
    (kept, *_) = (judged / ".incursion" / "versions").iterdir()
    kept.write_bytes(content)
    result = invoke("verify", judged)
    assert result.exit_code == 1
    assert "a text that was judged" in result.stdout
    assert kept.name.partition(".")[0] in result.stdout


def test_no_byte_of_a_fault_drives_the_terminal(
    invoke: Invoke, judged: Path, tame: Callable[[str], bool], hostile: str
) -> None:
    spoil(judged, lambda tables: tables["history"]["3"].update(at=hostile, previous="x"))
    result = invoke("verify", judged)
    assert result.exit_code == 1
    assert "␛]52;c;cm0=␇" in result.stdout
    assert tame(result.stdout)


def test_nothing_judged_yet_is_no_fault(invoke: Invoke, news: Path) -> None:
    result = invoke("verify", news)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "There are no annotations yet" in result.stderr
    assert not (news / ".incursion").exists()
