"""A disk in memory that knows what would be left of it after a power cut, at every moment."""

import errno
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from annotations.judgement.model import Annotation, Change, Event, Provenance, Verdict
from annotations.store import KeptStore
from annotations.store.disk import Identity
from annotations.text import Anchor

JUDGE = Path(__file__).with_name("judge.py")

SECTOR = 128
"""Bytes that reach the simulated disk together; small, so that a line of the journal spans many."""


class File:
    """A file's bytes as programs see them, as a power cut would leave them for certain, and what came in between."""

    numbers = count(1)

    def __init__(self, content: bytes = b"") -> None:
        self.inode = next(self.numbers)
        self.seen = self.durable = content
        self.unsynced: list[tuple[int, bytes] | int] = []  # a write at an offset, or a cut to a size
        self.mode = 0o644

    def write(self, content: bytes) -> None:
        self.unsynced.append((len(self.seen), content))
        self.seen += content

    def truncate(self, size: int) -> None:
        self.unsynced.append(size)
        self.seen = self.seen[:size]

    def sync(self) -> None:
        self.durable = self.seen
        self.unsynced.clear()

    def after_a_cut(self, dice: random.Random) -> bytes:
        """What may be found: any of the unsynced steps lost, a write cut at any byte, sectors zeroed or missing."""
        chance = dice.random()
        if not self.unsynced or chance < 0.1:
            return self.durable
        if chance < 0.2:
            return self.seen
        content = bytearray(self.durable)
        for step in self.unsynced:
            if dice.random() < 0.2:
                continue
            if isinstance(step, int):
                del content[step:]
            else:
                lay(content, *step, dice)
        return bytes(content)


def lay(content: bytearray, offset: int, written: bytes, dice: random.Random) -> None:
    """Put `written` at `offset` as a failing disk may: whole, cut short, or only in some sectors."""
    how = dice.choice(["whole", "cut", "sectors", "one sector lost", "zeroed"])
    if how == "whole":
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(written)] = written
        return
    if how == "cut":
        written = written[: dice.randrange(len(written) + 1)]
    elif how == "zeroed":
        written = bytes(len(written))
    content.extend(bytes(max(0, offset + len(written) - len(content))))
    starts = range(0, len(written), SECTOR)
    lost = {dice.choice(starts)} if starts and how == "one sector lost" else set()
    if how == "sectors":
        lost = {start for start in starts if dice.random() < 0.5}
    for start in starts:
        if start not in lost:
            piece = written[start : start + SECTOR]
            content[offset + start : offset + start + len(piece)] = piece


Names = dict[Path, File]


class SimulatedDisk:
    """Stands in the place of `RealDisk`; `moment` is called before and after each call that changes anything."""

    def __init__(self, files: dict[Path, bytes] | None = None) -> None:
        self.files: Names = {path: File(content) for path, content in (files or {}).items()}
        self.durable_files: Names = dict(self.files)
        self.unsynced_names: list[Callable[[Names], None]] = []
        self.handles: dict[int, tuple[File, Path, list[int]]] = {}
        self.numbers = count(3)
        self.moment: Callable[[], None] = lambda: None
        self.calls = 0
        self.fail: Callable[[str, Path | None], OSError | None] = lambda call, path: None
        self.folders = {Path("/"), *(above for path in self.files for above in path.parents)}

    def _called(self, call: str, path: Path | None) -> None:
        self.calls += 1
        error = self.fail(call, path)
        if error is not None:
            raise error

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        self._called("open", path)
        if path not in self.files:
            if not flags & os.O_CREAT:
                raise FileNotFoundError(errno.ENOENT, "No such file", str(path))
            self._name(path, File())
        elif flags & os.O_EXCL:
            raise FileExistsError(errno.EEXIST, "File exists", str(path))
        file = self.files[path]
        if flags & os.O_TRUNC:
            file.truncate(0)
        handle = next(self.numbers)
        self.handles[handle] = (file, path, [0])
        return handle

    def close(self, handle: int) -> None:
        del self.handles[handle]

    def read(self, handle: int, count: int) -> bytes:
        file, path, at = self.handles[handle]
        self._called("read", path)
        content = file.seen[at[0] : at[0] + count]
        at[0] += len(content)
        return content

    def write(self, handle: int, content: bytes) -> int:
        file, path, _ = self.handles[handle]
        self.moment()
        try:
            self._called("write", path)
        except OSError:
            file.write(content[: len(content) // 2])  # what found room before the disk was full
            raise
        file.write(content)
        self.moment()
        return len(content)

    def sync(self, handle: int) -> None:
        file, path, _ = self.handles[handle]
        self._called("sync", path)
        file.sync()
        self.moment()

    def truncate(self, handle: int, size: int) -> None:
        file, path, _ = self.handles[handle]
        self._called("truncate", path)
        file.truncate(size)
        self.moment()

    def set_mode(self, handle: int, mode: int) -> None:
        self._called("set_mode", self.handles[handle][1])
        self.handles[handle][0].mode = mode

    def identity(self, file: Path | int) -> Identity | None:
        self._called("identity", file if isinstance(file, Path) else None)
        if isinstance(file, Path) and file in self.folders:
            return Identity(0, 0, 0, 0o755)
        found = self.files.get(file) if isinstance(file, Path) else self.handles[file][0]
        return Identity(found.inode, len(found.seen), hash(found.seen), found.mode) if found else None

    def replace(self, old: Path, new: Path) -> None:
        self._called("replace", new)
        file = self.files[old]
        self._rename(lambda names: (names.pop(old, None), names.__setitem__(new, file)))
        self.moment()

    def remove(self, path: Path) -> None:
        self._called("remove", path)
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, "No such file", str(path))
        self._rename(lambda names: names.pop(path, None))
        self.moment()

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.files if path.parent == folder)

    def make_folder(self, path: Path) -> None:
        self._called("make_folder", path)
        self.folders |= {path, *path.parents}

    def sync_folder(self, path: Path) -> None:
        self._called("sync_folder", path)
        self.durable_files = dict(self.files)
        self.unsynced_names.clear()
        self.moment()

    def refusal(self, folder: Path) -> str:
        return ""

    def _name(self, path: Path, file: File) -> None:
        self._rename(lambda names: names.__setitem__(path, file))
        self.moment()

    def _rename(self, step: Callable[[Names], object]) -> None:
        self.unsynced_names.append(step)
        step(self.files)

    def after_a_cut(self, dice: random.Random, images: int) -> Iterator[dict[Path, bytes]]:
        """`images` disks that a power cut may leave now: names and bytes are lost independently of each other."""
        for _ in range(images):
            names = dict(self.durable_files)
            keep = dice.choice([0.0, 0.5, 1.0])
            for step in self.unsynced_names:
                if dice.random() < keep:
                    step(names)
            yield {path: file.after_a_cut(dice) for path, file in names.items()}

    def surely(self) -> dict[Path, bytes]:
        """What every power cut leaves."""
        return {path: file.durable for path, file in self.durable_files.items()}


class Window:
    """A process of its own that has a desk open; see `judge.py` for what it can be asked."""

    def __init__(self, folder: Path, annotator: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(JUDGE), str(folder), annotator],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(JUDGE.parents[2])},
        )
        self.told = self.answer().removeprefix("open").strip()

    def answer(self) -> str:
        """The next line it says."""
        return self.process.stdout.readline().strip()

    def ask(self, order: str) -> str:
        """Tell it one thing, and wait for its answer."""
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self) -> None:
        """Kill it, if it still runs."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def window_on() -> Iterator[Callable[[Path, str], Window]]:
    windows: list[Window] = []

    def make(folder: Path, annotator: str) -> Window:
        windows.append(Window(folder, annotator))
        return windows[-1]

    yield make
    for window in windows:
        window.end()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="five times as many crashes")


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """How many times as often as usual a crash is tried."""
    return 5 if request.config.getoption("--long", default=False) else 1


DESK = Path("/desk")


def annotation_of(number: int, verdict: Verdict = Verdict.CREDIBLE, note: str = "") -> Annotation:
    """An annotation of the words numbered so."""
    return Annotation(
        id=f"018f0000-0000-7000-8000-{number:012}",
        article=Provenance("a.txt", "Boats"),
        anchor=Anchor(number, number + 5, "boats", "Nine ", " sank", "f" * 64),
        annotator="rm",
        created="2023-05-22T10:00:00.000Z",
        modified="2023-05-22T10:00:00.000Z",
        verdict=verdict,
        note=note,
    )


def events_of(steps: int, seed: int) -> list[Event]:
    """What an analyst may have done: a verdict given, changed or taken back at each step."""
    dice, kept, events = random.Random(seed), {}, []
    for step in range(steps):
        number = dice.randrange(6)
        before = kept.pop(number, None)
        if before is None or dice.random() < 0.7:
            kept[number] = annotation_of(number, dice.choice(list(Verdict)), "note " * dice.randrange(9) + str(step))
        change = Change(before, kept.get(number))
        event_id = f"018f0000-0000-7000-9000-{step:012}"
        events.append(Event(event_id, "2023-05-22T10:00:00.000Z", "rm", "tag", (change,), program="0.1.0"))
    return events


def replayed(events: list[Event]) -> list[Annotation]:
    """The annotations that `events` leave, by id."""
    kept: dict[str, Annotation] = {}
    for event in events:
        for change in event.changes:
            if change.before:
                del kept[change.before.id]
            if change.after:
                kept[change.after.id] = change.after
    return [kept[key] for key in sorted(kept)]


@pytest.fixture(scope="session")
def simulated() -> type[SimulatedDisk]:
    return SimulatedDisk


@pytest.fixture(scope="session")
def make_store() -> Callable[..., KeptStore]:
    def make(disk: SimulatedDisk) -> KeptStore:
        return KeptStore(DESK, disk=disk, take=lambda _: True, clock=lambda: datetime(2023, 5, 22, tzinfo=UTC))

    return make


@pytest.fixture(scope="session")
def make_events() -> Callable[[int, int], list[Event]]:
    return events_of


@pytest.fixture(scope="session")
def replay() -> Callable[[list[Event]], list[Annotation]]:
    return replayed
