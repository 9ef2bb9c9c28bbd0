"""What is recorded is on disk, whole; stock TinyDB reads it; who can't save is told why."""

import gzip
import json
import os
import subprocess
import sys

import pytest
import tinydb
from msgspec.structs import replace

from annotations.judgement import NotSaved
from annotations.judgement.chain import link
from annotations.store import CannotOpen, Damaged, TooNew, open_store


def unchained(events):
    return [replace(event, previous="") for event in events]


def test_what_was_recorded_is_there_again_before_and_after_closing(tmp_path, annotation, event):
    store = open_store(tmp_path / "desk")
    one, two = annotation(1), annotation(2, note="строка\nline")
    events = [event(None, one), event(None, two), event(one, None)]
    for done in events:
        store.record(done)
    looking = open_store(tmp_path / "desk", read_only=True)
    for kept in (store, looking):
        assert list(kept.annotations()) == [two]
        assert unchained(kept.events()) == events
        assert unchained(kept.recent()) == events[::-1]
    store.close()
    assert (tmp_path / "desk" / "annotations.json.journal").read_bytes() == b""
    assert unchained(open_store(tmp_path / "desk").events()) == events


def test_stock_tinydb_reads_the_file(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.close()
    with tinydb.TinyDB(tmp_path / "annotations.json") as database:
        (document,) = database.table("annotations").search(tinydb.where("verdict") == "credible")
        assert document["anchor"]["exact"] == "boats"
        assert 0 < document.doc_id < 2**63
        assert [(e.doc_id, e["action"]) for e in database.table("history")] == [(1, "tag")]


def test_each_event_carries_the_hash_of_the_one_before(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.record(event(None, annotation(2)))
    store.close()
    store = open_store(tmp_path)
    store.record(event(None, annotation(3)))
    documents = list(store.history())
    assert [d["previous"] for d in documents] == ["", link(documents[0]), link(documents[1])]


def test_the_same_judgement_is_the_same_document(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.record(event(annotation(1), annotation(1, note="x")))
    assert [a.note for a in store.annotations()] == ["x"]


def test_an_annotation_that_moves_leaves_no_second_one_behind(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    moved = replace(annotation(1), anchor=annotation(7).anchor)
    store.record(event(annotation(1), moved))
    assert list(store.annotations()) == [moved]


def test_nothing_is_made_before_something_is_saved(tmp_path):
    store = open_store(tmp_path / "desk")
    assert list(store.annotations()) == list(store.events()) == []
    assert store.read_only == ""
    store.close()
    assert not (tmp_path / "desk").exists()


def test_looking_makes_no_file_and_saves_nothing(tmp_path, annotation, event):
    store = open_store(tmp_path, read_only=True)
    assert store.read_only == "opened for reading only"
    with pytest.raises(NotSaved, match="opened for reading only"):
        store.record(event(None, annotation(1)))
    assert list(store.annotations()) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b'{"annotations": {"1": {"id": ', b"[1, 2]", b'{"annotations": 5}', b"\xff\xfe"])
def test_a_damaged_file_is_refused_and_kept(tmp_path, content):
    (tmp_path / "annotations.json").write_bytes(content)
    store = open_store(tmp_path)
    with pytest.raises(Damaged, match=r"annotations\.json is damaged .*repair"):
        list(store.annotations())
    assert (tmp_path / "annotations.json").read_bytes() == content


def test_a_missing_snapshot_is_not_taken_for_an_empty_one(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.close()
    store = open_store(tmp_path)
    store.record(event(None, annotation(2)))
    (tmp_path / "annotations.json").unlink()
    with pytest.raises(Damaged, match="missing"):
        list(open_store(tmp_path, read_only=True).annotations())


def test_documents_that_are_no_judgements_are_refused(tmp_path):
    (tmp_path / "annotations.json").write_text('{"annotations": {"1": {"id": 5}}, "about": {"1": {"schema": 1}}}')
    with pytest.raises(Damaged, match="something else than annotations"):
        list(open_store(tmp_path).annotations())


@pytest.mark.parametrize(
    ("note", "reason"),
    [("x" * 65537, "longer than 64 KiB · shorten it"), ("é" * 32769, "longer"), ("a\ud800b", "surrogates")],
    ids=["letters", "bytes", "surrogate"],
)
def test_what_can_not_be_kept_is_refused_before_anything_changes(tmp_path, annotation, event, note, reason):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    with pytest.raises(NotSaved, match=reason):
        store.record(event(annotation(1), annotation(1, note=note)))
    assert [a.note for a in store.annotations()] == [""]
    store.record(event(annotation(1), annotation(1, note="x" * 65536)))
    assert [len(a.note) for a in open_store(tmp_path, read_only=True).annotations()] == [65536]


def test_tables_of_others_are_left_alone(tmp_path, annotation, event):
    with tinydb.TinyDB(tmp_path / "annotations.json") as database:
        database.insert({"theirs": 1.5})
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.close()
    with tinydb.TinyDB(tmp_path / "annotations.json") as database:
        assert database.all() == [{"theirs": 1.5}]
        assert len(database.table("annotations")) == 1


def test_a_file_of_the_first_schema_gets_its_chain_and_a_copy_is_kept(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.record(event(None, annotation(2)))
    store.close()
    path = tmp_path / "annotations.json"
    tables = json.loads(path.read_bytes())
    del tables["about"]
    for document in tables["history"].values():
        document["previous"] = ""
    path.write_text(json.dumps(tables))
    for read_only in (True, False):
        store = open_store(tmp_path, read_only=read_only)
        documents = list(store.history())
        assert [d["previous"] for d in documents] == ["", link(documents[0])]
        store.close()
    (copy,) = (tmp_path / "copies").glob("*-older.json.gz")
    assert json.loads(gzip.decompress(copy.read_bytes())) == tables
    assert json.loads(path.read_bytes())["about"] == {"1": {"schema": 2}}


def test_a_newer_file_is_refused_and_kept(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.close()
    path = tmp_path / "annotations.json"
    newer = path.read_bytes().replace(b'{"schema":2}', b'{"schema":7}')
    path.write_bytes(newer)
    for _ in range(2):
        with pytest.raises(TooNew, match=r"schema 7.*update"):
            list(open_store(tmp_path).annotations())
    assert path.read_bytes() == newer
    assert issubclass(TooNew, CannotOpen)


def test_a_folder_that_can_not_be_made_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    told = open_store(tmp_path / "sub" / "desk").read_only
    assert told == "the desk can't be written: permission denied · --desk DIR names another"


def test_tinydb_is_imported_only_when_something_is_read(tmp_path):
    code = (
        "import sys; from pathlib import Path; from annotations.store import open_store;"
        f"store = open_store(Path({str(tmp_path)!r})); assert 'tinydb' not in sys.modules;"
        "list(store.annotations()); assert 'tinydb' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
