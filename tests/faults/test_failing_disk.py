"""A disk that is full or fails, at any system call: memory and disk agree, and nothing acknowledged is lost."""

import errno
import gzip
import os

import pytest

from annotations.judgement import NotSaved
from annotations.store import CannotOpen

STEPS = 12


class Run:
    """A day's work on a disk that fails at its `number`th call, once or from then on."""

    def __init__(self, simulated, make_store, events, number: int, code: int, lasting: bool):
        self.disk, self.make_store = simulated(), make_store
        self.failed = ""
        self.acknowledged, self.refused = [], []

        def fail(call: str, path) -> OSError | None:
            if self.disk.calls == number or (lasting and self.disk.calls > number and call in ("write", "sync")):
                self.failed = self.failed or call
                return OSError(code, os.strerror(code))
            return None

        self.disk.fail = fail
        self.store = make_store(self.disk)
        for step, event in enumerate(events):
            self.step(event)
            if step % 5 == 3:
                self.store.compact()
                self.agrees()
            if step == 8:
                self.again()
        self.store.close()
        self.disk.fail = lambda call, path: None
        self.store = make_store(self.disk)
        self.agrees()

    def step(self, event) -> None:
        """Record `event`, unless what it builds on was refused."""
        if any(change.before not in [None, *self.store.annotations()] for change in event.changes):
            return
        try:
            self.store.record(event)
        except NotSaved as error:
            self.refused.append(str(error))
        else:
            self.acknowledged.append(event)
        self.agrees()

    def again(self) -> None:
        self.store.close()
        self.store = self.make_store(self.disk)
        try:
            list(self.store.events())
        except CannotOpen:  # the failing call was one of opening: the desk can't be read now, and is not changed
            self.store = self.make_store(self.disk)

    def agrees(self) -> None:
        assert [event.id for event in self.store.events()] == [event.id for event in self.acknowledged]


def events_on(make_events):
    return make_events(STEPS, 3)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=["full", "broken"])
def test_at_each_call_memory_and_disk_agree(simulated, make_store, make_events, code, lasting):
    events = events_on(make_events)
    whole = Run(simulated, make_store, events, 0, code, lasting=False)
    assert len(whole.acknowledged) == STEPS
    failed, refused = set(), 0
    for number in range(1, whole.disk.calls + 1):
        try:
            run = Run(simulated, make_store, events, number, code, lasting)
        except CannotOpen:  # the very first opening failed: nothing was there to lose
            continue
        failed.add(run.failed)
        assert all(run.refused)
        refused += bool(run.refused)
    assert {"write", "sync", "truncate", "replace", "open", "read", "sync_folder"} <= failed
    assert refused > 10


def test_a_full_disk_says_so_and_the_next_key_tries_again(simulated, make_store, make_events):
    disk, (first, second) = simulated(), make_events(2, 0)
    store = make_store(disk)
    store.record(first)
    disk.fail = lambda call, path: OSError(errno.ENOSPC, "No space left on device") if call == "write" else None
    for _ in range(2):
        with pytest.raises(NotSaved, match=r"^disk full · make room"):
            store.record(second)
        assert store.read_only == ""
    disk.fail = lambda call, path: None
    store.record(second)
    assert [event.id for event in make_store(simulated(disk.surely())).events()] == [first.id, second.id]


def test_a_failed_sync_stops_saving_until_the_desk_is_opened_again(simulated, make_store, make_events):
    disk, (first, second) = simulated(), make_events(2, 0)
    store = make_store(disk)
    store.record(first)
    disk.fail = lambda call, path: OSError(errno.EIO, "Input/output error") if call == "sync" else None
    with pytest.raises(NotSaved, match="open again"):
        store.record(second)
    disk.fail = lambda call, path: None
    assert "open again" in store.read_only
    with pytest.raises(NotSaved, match="open again"):
        store.record(second)
    store.close()
    store = make_store(disk)
    assert store.read_only == ""
    store.record(second)
    assert [event.id for event in make_store(simulated(disk.surely())).events()] == [first.id, second.id]


@pytest.mark.parametrize("damage", ["first", "middle"])
def test_a_bad_line_before_good_ones_is_damage_and_both_files_stay(simulated, make_store, make_events, damage):
    disk = simulated()
    store = make_store(disk)
    for event in make_events(4, 0):
        store.record(event)
    path = next(path for path in disk.files if path.name.endswith(".journal"))
    lines = disk.files[path].seen.split(b"\n")
    number = 0 if damage == "first" else 2
    lines[number] = lines[number].replace(b"boats", b"goats")
    image = {**disk.surely(), path: b"\n".join(lines)}
    broken = simulated(image)
    with pytest.raises(CannotOpen, match=rf"journal is damaged in line {number + 1}.*repair"):
        list(make_store(broken).events())
    assert broken.surely() == image


def test_a_line_that_is_whole_but_wrong_at_the_end_is_set_aside(simulated, make_store, make_events):
    disk = simulated()
    store = make_store(disk)
    events = make_events(3, 0)
    for event in events:
        store.record(event)
    path = next(path for path in disk.files if path.name.endswith(".journal"))
    content = disk.files[path].seen
    image = {**disk.surely(), path: content[:-9] + b"zzzzzzzz\n"}
    mended = simulated(image)
    assert [event.id for event in make_store(mended).events()] == [event.id for event in events[:2]]
    assert image[path] in [gzip.decompress(kept) for name, kept in mended.surely().items() if "-torn" in name.name]
