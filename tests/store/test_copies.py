"""Copies are kept by the hour and the day; what others did to the file is kept beside what we did; texts stay."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
import tinydb
from hypothesis import given
from hypothesis import strategies as st

from annotations.judgement import NotSaved
from annotations.store import CannotOpen, Damaged, open_store
from annotations.store.copies import outdated
from annotations.store.kept import KeptStore

NOON = datetime(2023, 5, 22, 12, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def judged(store) -> list[int]:
    return [annotation.anchor.start for annotation in store.annotations()]


def test_a_copy_an_hour_is_made(tmp_path, annotation, event):
    clock = Clock()
    store = KeptStore(tmp_path, clock=clock)
    for number in range(10):
        store.record(event(None, annotation(number)))
        store.compact()
        clock.now += timedelta(minutes=20)
    copies = store.copies()
    assert [c.at.strftime("%H:%M") for c in copies] == ["15:00", "14:00", "13:00", "12:00"]
    kept = json.loads(gzip.decompress(copies[0].path.read_bytes()))
    assert len(kept["annotations"]) == 10
    assert {c.kind for c in copies} == {""}


def test_no_copies_are_made_when_none_are_wanted(tmp_path, annotation, event):
    store = open_store(tmp_path, hourly=0, daily=0)
    store.record(event(None, annotation(1)))
    store.close()
    assert store.copies() == []


@given(st.lists(st.integers(0, 60 * 24 * 40), max_size=60, unique=True), st.integers(0, 48), st.integers(0, 40))
def test_the_last_of_each_recent_hour_and_day_stays(minutes, hourly, daily):
    times = [NOON - timedelta(minutes=m) for m in minutes]
    gone = set(outdated(times, NOON, hourly, daily))
    left = [at for at in times if at not in gone]
    for at in times:
        age = NOON - at
        same_hour = [o for o in left if o.strftime("%d %H") == at.strftime("%d %H") and o >= at and NOON - o <= age]
        same_day = [o for o in left if o.date() == at.date() and o >= at]
        assert same_hour or age >= timedelta(hours=hourly)
        assert same_day or age >= timedelta(days=daily)
    assert len(left) <= hourly + 1 + daily + 1


def test_an_edit_while_the_desk_was_open_gets_our_changes_on_top(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.compact()
    store.record(event(None, annotation(2)))
    with tinydb.TinyDB(tmp_path / "annotations.json") as theirs:
        theirs.table("theirs").insert({"x": 1})
        theirs.table("annotations").truncate()
    store.close()
    assert "edited by another program" in store.notices[0]
    store = open_store(tmp_path)
    assert judged(store) == [2]
    kinds = {copy.kind: json.loads(gzip.decompress(copy.path.read_bytes())) for copy in store.copies() if copy.kind}
    assert len(kinds["ours"]["annotations"]) == 2
    assert kinds["edited"]["theirs"] == {"1": {"x": 1}}
    with tinydb.TinyDB(tmp_path / "annotations.json") as theirs:
        assert len(theirs.table("theirs")) == 1


def test_an_edit_after_a_crash_gets_our_changes_on_top(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.compact()
    store.record(event(None, annotation(2)))
    crashed = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    desk = tmp_path / "after"
    desk.mkdir()
    for name, content in crashed.items():
        (desk / name).write_bytes(content)
    with tinydb.TinyDB(desk / "annotations.json") as theirs:
        theirs.table("theirs").insert({"x": 1})
    edited = (desk / "annotations.json").read_bytes()
    store = open_store(desk)
    assert judged(store) == [1, 2]
    aside = {copy.kind: gzip.decompress(copy.path.read_bytes()) for copy in store.copies() if copy.kind}
    assert aside == {"edited": edited, "journal": crashed["annotations.json.journal"]}
    assert (desk / "annotations.json.journal").read_bytes() == b""


def test_a_file_written_over_while_the_desk_was_open_is_no_end_of_ours(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.compact()
    (tmp_path / "annotations.json").write_bytes(b"\0" * 100)
    store.record(event(None, annotation(2)))
    store.close()
    with pytest.raises(Damaged):
        judged(open_store(tmp_path))
    (ours,) = tmp_path.glob("copies/*-ours.json.gz")
    assert len(json.loads(gzip.decompress(ours.read_bytes()))["annotations"]) == 2


def test_a_journal_taken_away_stops_saving(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    (tmp_path / "annotations.json.journal").unlink()
    with pytest.raises(NotSaved, match="taken away by another program"):
        store.record(event(None, annotation(2)))
    assert judged(store) == [1]
    assert "taken away" in store.read_only


def test_a_symbolic_link_is_followed_and_stays_a_link(tmp_path, annotation, event):
    real, desk = tmp_path / "real", tmp_path / "desk"
    real.mkdir()
    desk.mkdir()
    (desk / "annotations.json").symlink_to(real / "kept.json")
    store = open_store(desk)
    store.record(event(None, annotation(1)))
    store.close()
    assert (desk / "annotations.json").is_symlink()
    assert len(json.loads((real / "kept.json").read_bytes())["annotations"]) == 1


def test_a_stale_new_file_goes_and_the_mode_stays(tmp_path, annotation, event):
    store = open_store(tmp_path)
    store.record(event(None, annotation(1)))
    store.close()
    path = tmp_path / "annotations.json"
    path.chmod(0o600)
    (tmp_path / "annotations.json.0123.new").write_bytes(b"half")
    store = open_store(tmp_path)
    store.record(event(None, annotation(2)))
    store.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("*.new")) == []


def test_a_judged_text_is_kept_once_and_named_by_its_hash(tmp_path):
    text = "Nine boats\nи лодки 🚤"
    version = sha256(text.encode()).hexdigest()
    store = open_store(tmp_path)
    store.keep_text(version, text)
    (path,) = (tmp_path / "versions").iterdir()
    made = path.stat()
    store.keep_text(version, text)
    store.close()
    again = open_store(tmp_path)
    again.keep_text(version, text)
    assert path.stat() == made
    assert again.text_of(version) == text
    assert again.text_of("0" * 64) is None
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(CannotOpen, match="damaged"):
        again.text_of(version)
    with pytest.raises(NotSaved, match="SHA-256"):
        again.keep_text("../escape", text)
