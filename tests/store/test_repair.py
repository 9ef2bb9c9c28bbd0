"""What is whole is found again, what is not is listed, and a copy can be brought back."""

import json
from datetime import UTC, datetime

import pytest

from annotations.judgement import Desk
from annotations.judgement.audit import audit
from annotations.judgement.model import Verdict
from annotations.store import CannotOpen, Damaged, open_store
from annotations.store.repair import repair
from annotations.store.restore import restore

NOON = datetime(2024, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path, annotation, event):
    """A desk with three judgements in the snapshot and three in the journal; its files as a crash left them."""
    store = open_store(tmp_path / "open")
    for number in range(6):
        store.record(event(None, annotation(number)))
        if number == 2:
            store.compact()
    crashed = tmp_path / "desk"
    crashed.mkdir()
    for path in (tmp_path / "open").glob("annotations.json*"):
        (crashed / path.name).write_bytes(path.read_bytes())
    return crashed


def files(desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in desk.iterdir() if "repaired" not in path.name}


def judged(desk) -> list[int]:
    return [annotation.anchor.start for annotation in open_store(desk, read_only=True).annotations()]


def test_a_whole_desk_loses_nothing(desk):
    before = files(desk)
    repaired = repair(desk)
    assert (repaired.annotations, repaired.events, repaired.lost) == (6, 6, ())
    assert files(desk) == before
    tables = json.loads(repaired.path.read_bytes())
    assert len(tables["annotations"]) == 6
    assert list(tables["history"]) == ["1", "2", "3", "4", "5", "6"]


def test_a_bad_line_is_listed_and_the_others_are_kept(desk):
    path = desk / "annotations.json.journal"
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"boats", b"goats")
    path.write_bytes(b"\n".join(lines))
    before = files(desk)
    with pytest.raises(Damaged):
        judged(desk)
    repaired = repair(desk)
    assert repaired.lost == ("annotations.json.journal, line 2: its checksum is wrong",)
    assert (repaired.annotations, repaired.events) == (5, 5)
    assert files(desk) == before
    assert restore(desk, repaired.path, annotator="rm", program="1") == 5
    assert judged(desk) == [0, 1, 2, 3, 5]
    assert {copy.kind for copy in open_store(desk, read_only=True).copies()} == {"damaged"}
    found = audit(open_store(desk, read_only=True).history(), open_store(desk, read_only=True).annotations())
    assert "event 5" in found.faults[0]
    assert "chain is broken" in found.faults[0]


def test_a_damaged_snapshot_gives_back_every_whole_document(desk):
    path = desk / "annotations.json"
    content = path.read_bytes()
    at = content.index(b'"anchor"')
    path.write_bytes(content[:at] + b"\0\0\0" + content[at + 3 :])
    repaired = repair(desk)
    assert (repaired.annotations, repaired.events) == (6, 6)
    assert "is not whole" in repaired.lost[0]
    assert "made again from the history" in repaired.lost[1]
    assert len(repaired.lost) == 2


def test_half_a_snapshot_gives_back_that_half(desk):
    path = desk / "annotations.json"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    repaired = repair(desk)
    assert repaired.events >= 3
    assert repaired.annotations == 6
    assert repaired.lost


def test_a_missing_snapshot_leaves_what_the_journal_holds(desk):
    (desk / "annotations.json").unlink()
    repaired = repair(desk)
    assert (repaired.annotations, repaired.events) == (3, 3)
    assert "missing" in repaired.lost[0]


def test_nothing_to_repair_is_said(tmp_path):
    with pytest.raises(CannotOpen, match="nothing to repair"):
        repair(tmp_path)


def test_a_copy_is_brought_back_as_an_event_that_can_be_undone(tmp_path, annotation, event):
    store = open_store(tmp_path)
    for number in range(3):
        store.record(event(None, annotation(number)))
    store.close()
    (copy,) = store.copies()
    store = open_store(tmp_path)
    store.record(event(annotation(0), annotation(0, Verdict.DISPUTED)))
    store.record(event(annotation(1), None))
    store.record(event(None, annotation(7)))
    store.close()
    assert restore(tmp_path, copy.path, annotator="rm", program="1") == 3
    assert judged(tmp_path) == [0, 1, 2]
    assert restore(tmp_path, copy.path, annotator="rm", program="1") == 0
    store = open_store(tmp_path)
    assert [e.action for e in store.events()][-1] == "restore"
    Desk(store, annotator="rm", program="1").undo()
    assert [(a.anchor.start, a.verdict) for a in store.annotations()] == [
        (0, Verdict.DISPUTED),
        (2, Verdict.CREDIBLE),
        (7, Verdict.CREDIBLE),
    ]
    assert audit(store.history(), store.annotations()).faults == ()
    store.close()


def test_what_can_not_be_brought_back_is_said(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    copy = tmp_path / "copy.json"
    with pytest.raises(CannotOpen, match="not there"):
        restore(tmp_path, copy, annotator="rm", program="1")
    copy.write_text("{")
    with pytest.raises(CannotOpen, match="can't be brought back"):
        restore(tmp_path, copy, annotator="rm", program="1")
    copy.write_text("{}")
    with pytest.raises(CannotOpen, match="open in another window"):
        restore(tmp_path, copy, annotator="rm", program="1")
    assert [a.anchor.start for a in store.annotations()] == [1]


def test_repairs_in_one_second_make_a_file_each(desk):
    made = [repair(desk, clock=lambda: NOON).path for _ in range(3)]
    assert [path.name for path in made] == [
        "annotations.repaired-20240302T120000.json",
        "annotations.repaired-20240302T120000-2.json",
        "annotations.repaired-20240302T120000-3.json",
    ]
    assert len({path.read_bytes() for path in made}) == 1


def test_a_file_that_is_named_is_made_there_and_never_replaced(desk, tmp_path):
    before = files(desk)
    assert repair(desk, tmp_path / "whole.json").path == tmp_path / "whole.json"
    with pytest.raises(FileExistsError):
        repair(desk, tmp_path / "whole.json")
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before
