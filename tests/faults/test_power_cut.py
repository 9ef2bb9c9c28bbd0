"""After a power cut at any moment, exactly the acknowledged judgements are there, or those and the one in flight."""

import random
from pathlib import Path

import pytest

from annotations.store import CannotOpen

DISTINCT = 10_000
IMAGES = 14
STEPS = 36


class Wrong(AssertionError):
    """A disk from which something else is read than what was acknowledged."""


class Workload:
    """An analyst's day on a simulated disk, whose every moment is a chance for a power cut."""

    def __init__(self, simulated, make_store, make_events, replay):
        self.simulated, self.make_store, self.make_events, self.replay = simulated, make_store, make_events, replay
        self.checked = set()

    def run(self, seed: int, disk_class=None, images: int = IMAGES) -> None:
        """Judge, write snapshots, close and open again; check what would be left at each moment."""
        dice = random.Random(seed)
        disk = (disk_class or self.simulated)()
        acknowledged, in_flight = [], []

        def cut() -> None:
            for image in disk.after_a_cut(dice, images):
                self.check(image, acknowledged, in_flight)

        disk.moment = cut
        store = self.make_store(disk)
        for step, event in enumerate(self.make_events(STEPS, seed)):
            in_flight.append(event)
            store.record(event)
            in_flight.clear()
            acknowledged.append(event)
            if step % 7 == 3:
                store.compact()
            if step % 11 == 8:
                store.close()
                store = self.make_store(disk)
                list(store.events())
        store.close()

    def check(self, image, acknowledged, in_flight) -> None:
        key = (frozenset(i for i in image.items() if not i[0].name.endswith(".holder")), len(acknowledged))
        if key in self.checked:
            return
        self.checked.add(key)
        disk, dice, nested = self.simulated(image), random.Random(len(self.checked)), []
        if dice.random() < 0.1:  # a second power cut, in the middle of the recovery
            disk.moment = lambda: nested.extend(disk.after_a_cut(dice, 2))
        try:
            store = self.make_store(disk)
            found = [event.id for event in store.events()]
            annotations = list(store.annotations())
        except CannotOpen as error:
            raise Wrong(str(error)) from error
        expected = [event.id for event in acknowledged]
        if found not in (expected, expected + [event.id for event in in_flight]):
            raise Wrong(f"{len(found)} events instead of {len(expected)}")
        if annotations != self.replay((acknowledged + in_flight)[: len(found)]):
            raise Wrong("annotations that the history does not make")
        disk.moment = lambda: None
        for broken in nested:
            self.check(broken, acknowledged, in_flight)
        # What was shown must stay: another judgement, and another power cut that takes all it can.
        (later,) = self.make_events(1, len(found))
        store.record(later)
        again = self.make_store(self.simulated(disk.surely()))
        if [event.id for event in again.events()] != [*found, later.id]:
            raise Wrong("a judgement made after the power cut, or shown then, was lost by a second one")


@pytest.fixture
def workload(simulated, make_store, make_events, replay):
    return Workload(simulated, make_store, make_events, replay)


def test_ten_thousand_power_cuts_lose_nothing(workload):
    seed = 0
    while len(workload.checked) < DISTINCT:
        workload.run(seed)
        seed += 1
    assert len(workload.checked) >= DISTINCT


def mutant(base, call: str, applies) -> type:
    """A disk that leaves out `call` where `applies`: what the store would be that forgot it."""

    def left_out(self, *arguments):
        handle_or_path = arguments[-1]
        path = handle_or_path if isinstance(handle_or_path, Path) else self.handles[handle_or_path][1]
        if not applies(path):
            return getattr(base, call)(self, *arguments)
        return None

    return type(f"No{call}", (base,), {call: left_out})


def in_place(base) -> type:
    """A disk on which a file is rewritten where it lies instead of being replaced."""

    def replace(self, old, new):
        if new not in self.files:
            return base.replace(self, old, new)
        handle = self.open(new, 0)
        self.truncate(handle, 0)
        self.write(handle, self.files[old].seen)
        self.sync(handle)
        self.close(handle)
        return self.remove(old)

    return type("InPlace", (base,), {"replace": replace})


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(lambda d: mutant(d, "sync", lambda path: path.name.endswith(".journal")), id="sync-of-a-change"),
        pytest.param(lambda d: mutant(d, "sync", lambda path: path.name.endswith(".new")), id="sync-of-the-snapshot"),
        pytest.param(lambda d: mutant(d, "sync_folder", lambda path: True), id="sync-of-the-folder"),
        pytest.param(lambda d: mutant(d, "replace", lambda path: path.suffix == ".json"), id="rename"),
        pytest.param(in_place, id="rewriting-in-place"),
    ],
)
def test_a_store_that_forgot_a_step_is_caught(workload, simulated, left_out):
    with pytest.raises(Wrong):
        workload.run(1, left_out(simulated), images=40)
