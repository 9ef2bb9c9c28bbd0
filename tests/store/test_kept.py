"""What is recorded is on disk, whole, and stock TinyDB reads it."""

import errno
import os
import subprocess
import sys

import pytest
import tinydb

from annotations.judgement import NotSaved
from annotations.store import Damaged, open_store


def test_what_was_recorded_is_there_again(tmp_path, annotation, event):
    store = open_store(tmp_path / "desk")
    one, two = annotation(1), annotation(2, note="строка\nline")
    events = [event(None, one), event(None, two), event(one, None)]
    for done in events:
        store.record(done)
    for kept in (store, open_store(tmp_path / "desk")):
        assert list(kept.annotations()) == [two]
        assert list(kept.events()) == events
        assert list(kept.recent()) == events[::-1]


def test_stock_tinydb_reads_the_file(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.close()
    with tinydb.TinyDB(tmp_path / "annotations.json") as database:
        (document,) = database.table("annotations").search(tinydb.where("verdict") == "credible")
        assert document["anchor"]["exact"] == "boats"
        assert 0 < document.doc_id < 2**63
        assert [e["action"] for e in database.table("history")] == ["tag"]


def test_the_same_judgement_is_the_same_document(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.record(event(annotation(1), annotation(1, note="x")))
    assert [a.note for a in store.annotations()] == ["x"]


def test_nothing_is_made_before_something_is_saved(tmp_path):
    store = open_store(tmp_path / "desk")
    assert list(store.annotations()) == list(store.events()) == []
    store.close()
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("content", [b'{"annotations": {"1": {"id": ', b"[1, 2]", b'{"annotations": 5}', b"\xff\xfe"])
def test_a_damaged_file_is_refused_and_kept(tmp_path, content):
    (tmp_path / "annotations.json").write_bytes(content)
    store = open_store(tmp_path)
    with pytest.raises(Damaged, match=r"annotations\.json"):
        list(store.annotations())
    assert (tmp_path / "annotations.json").read_bytes() == content


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_failing_disk_changes_nothing(tmp_path, annotation, event, monkeypatch, call, number):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    before = (tmp_path / "annotations.json").read_bytes()

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(NotSaved, match="not saved: "):
            store.record(event(None, annotation(2)))
    assert [a.anchor.start for a in store.annotations()] == [1]
    assert (tmp_path / "annotations.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["annotations.json"]
    store.record(event(None, annotation(2)))
    assert [a.anchor.start for a in open_store(tmp_path).annotations()] == [1, 2]


def test_tinydb_is_imported_only_when_something_is_read(tmp_path):
    code = (
        "import sys; from pathlib import Path; from annotations.store import open_store;"
        f"store = open_store(Path({str(tmp_path)!r})); assert 'tinydb' not in sys.modules;"
        "list(store.annotations()); assert 'tinydb' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
