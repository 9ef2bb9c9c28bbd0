"""A process that judges as fast as it can is killed: every verdict it was told is saved is there."""

import contextlib
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from annotations.judgement import NotSaved
from annotations.store import open_store


def test_a_killed_process_loses_nothing_acknowledged(window_on, tmp_path, many):
    dice = random.Random(7)
    for run in range(20 * many):
        desk = tmp_path / str(run)
        window = window_on(desk, "rm")
        orders = [f"record {n}" if n % 9 else "compact" for n in range(1, 400)]
        window.process.stdin.write("\n".join(orders) + "\n")
        window.process.stdin.flush()
        told = dice.randrange(1, 120)
        for _ in range(told):
            assert window.answer() == "done"
        window.process.kill()
        told += window.process.stdout.read().count("done")
        store = open_store(desk)
        found = {int(annotation.id.split("-")[1]) for annotation in store.annotations()}
        acknowledged = {n for n in range(1, told + 1) if n % 9}
        assert acknowledged <= found
        assert len(found - acknowledged) <= 1
        store.close()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 256 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "none", str(folder)], check=False)
    if not made or made.returncode:
        pytest.skip("mounting a file system needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def until_refused(store, events) -> tuple[int, str]:
    """Record `events`; the number recorded, and why the next one was not."""
    for number, event in enumerate(events):
        try:
            store.record(event)
        except NotSaved as error:
            return number, str(error)
        if number % 20 == 19:
            store.compact()
    return len(events), ""


def test_a_full_file_system_keeps_every_acknowledged_verdict(small_disk: Path, make_events):
    with contextlib.closing(open_store(small_disk)) as store:
        saved, reason = until_refused(store, make_events(10_000, 0))
        assert reason == "disk full · make room and try again"
        assert saved > 40
        assert len(list(store.events())) == saved
        assert len(list(open_store(small_disk, read_only=True).events())) == saved
    with contextlib.closing(open_store(small_disk)) as store:
        assert len(list(store.events())) == saved
    shutil.rmtree(small_disk / "copies")
    with contextlib.closing(open_store(small_disk)) as store:
        assert until_refused(store, make_events(1, 1)) == (1, "")
