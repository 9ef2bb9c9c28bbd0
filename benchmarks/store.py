"""A save and an opening of the desk's database: ours, stock TinyDB, and SQLite that is as durable, in one run.

    python benchmarks/store.py [--sizes 100 10000 100000] [--saves 200] [--folder DIR] [--check]

Every save is on disk before it counts: ours appends and syncs, TinyDB writes its file anew and syncs, SQLite commits
with journal_mode=WAL and synchronous=FULL. The documents are judgements of 700 bytes. Figures are medians; stock's at
100,000 documents is of three saves. With `--check` the exit code is 1 when our goals at the largest size are missed: a
save within 1.5 times SQLite's and at least 1,000 times faster than stock's (at 100,000), an opening within stock's.
"""

import argparse
import gc
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, Protocol

from tinydb import TinyDB
from tinydb.table import Document

from annotations.store.table import JournalDB

WITHIN_SQLITE = 1.5
FASTER_THAN_STOCK = 1_000
LARGE = 100_000


class Measured(NamedTuple):
    """Seconds: to insert one document, to update one by its id, to open and count."""

    insert: float
    update: float
    open: float


def document(number: int) -> dict[str, Any]:
    """A judgement, as it is kept."""
    return {
        "id": f"018f0000-0000-7000-8000-{number:012}",
        "article": {"article_id": f"folder/article-{number % 97}.txt", "title": "Nine boats sink", "outlet": "Sample"},
        "anchor": {
            "start": number,
            "end": number + 90,
            "exact": "the boats that left the harbour on Monday had been warned twice by the coast guard before noon",
            "prefix": "A spokesman for the port said t",
            "suffix": ", which the owners have denied ",
            "version": "f" * 64,
        },
        "annotator": "rm",
        "created": "2023-05-22T10:00:00.000Z",
        "modified": "2023-05-22T10:00:00.000Z",
        "verdict": "disputed",
        "note": "",
    }


class Database(Protocol):
    """A filled database that is opened, saved to and closed."""

    def open(self) -> int:
        """Open it and count its documents."""

    def insert(self, number: int) -> None:
        """Save a new document with this id."""

    def update(self, number: int) -> None:
        """Save a change to the document with this id."""

    def close(self) -> None:
        """Let go of it."""


class Tiny:
    """A TinyDB, stock's or ours."""

    def __init__(self, make: Callable[[], TinyDB], size: int):
        self._make = make
        with make() as database:
            database.insert_multiple(Document(document(n), n) for n in range(1, size + 1))

    def open(self) -> int:
        """Open it and count its documents."""
        self._database = self._make()
        return len(self._database)

    def insert(self, number: int) -> None:
        """Save a new document with this id."""
        self._database.insert(Document(document(number), number))

    def update(self, number: int) -> None:
        """Save a change to the document with this id."""
        self._database.update({"note": f"note {time.perf_counter_ns()}"}, doc_ids=[number])

    def close(self) -> None:
        """Let go of it."""
        self._database.close()


class Sqlite:
    """A table of JSON documents."""

    def __init__(self, path: Path, size: int):
        self._path = path
        self.open()
        self._connection.execute("BEGIN")
        for number in range(1, size + 1):
            self.insert(number)
        self._connection.execute("COMMIT")
        self.close()

    def open(self) -> int:
        """Open it and count its documents."""
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        for order in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, content TEXT)",
        ):
            self._connection.execute(order)
        return int(self._connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def insert(self, number: int) -> None:
        """Save a new document with this id."""
        content = json.dumps(document(number))
        self._connection.execute("INSERT INTO documents VALUES (?, ?)", (number, content))

    def update(self, number: int) -> None:
        """Save a change to the document with this id."""
        content = json.dumps(document(number) | {"note": f"note {time.perf_counter_ns()}"})
        self._connection.execute("UPDATE documents SET content = ? WHERE id = ?", (content, number))

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()


def took(act: Callable[[], object]) -> float:
    """Seconds that `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def measure(folder: Path, size: int, saves: int) -> dict[str, Measured]:
    """All three at one size, turn by turn, so that a busy machine is as busy for each."""
    databases: dict[str, Database] = {
        "ours": Tiny(lambda: JournalDB(folder / "ours.json"), size),
        "TinyDB": Tiny(lambda: TinyDB(folder / "stock.json"), size),
        "SQLite": Sqlite(folder / "documents.sqlite", size),
    }
    few = 3 if size >= LARGE else min(saves, 30)
    times: dict[str, tuple[list[float], ...]] = {name: ([], [], []) for name in databases}
    for name, database in databases.items():
        for last in (False, False, True):
            gc.collect()
            times[name][2].append(took(database.open))
            if not last:
                database.close()
        database.insert(size + 1)
    for turn in range(saves):
        for name, database in databases.items():
            if name == "TinyDB" and turn >= few:
                continue
            new, old = size + 2 + turn, 1 + turn * 7 % size
            times[name][0].append(took(partial(database.insert, new)))
            times[name][1].append(took(partial(database.update, old)))
    for database in databases.values():
        database.close()
    return {name: Measured(*map(median, lists)) for name, lists in times.items()}


def missed(found: dict[str, Measured], size: int) -> list[str]:
    """The goals that were not reached, in words."""
    ours, stock, sqlite = found["ours"], found["TinyDB"], found["SQLite"]
    faults = []
    for what in ("insert", "update"):
        mine, theirs, other = getattr(ours, what), getattr(sqlite, what), getattr(stock, what)
        if mine > WITHIN_SQLITE * theirs:
            faults.append(f"{what}: {mine / theirs:.2f} times SQLite's, more than {WITHIN_SQLITE}")
        if size >= LARGE and other < FASTER_THAN_STOCK * mine:
            faults.append(f"{what}: {other / mine:.0f} times faster than TinyDB's, less than {FASTER_THAN_STOCK}")
    if ours.open > stock.open:
        faults.append(f"open: {ours.open / stock.open:.2f} times TinyDB's, more than 1")
    return faults


def main() -> int:
    """Measure, print a table and the ratios, and say whether the goals were reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000, LARGE])
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="where the files go; the disk under it is what is measured")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    faults: list[str] = []
    print(f"{'documents':>9}  {'':8}{'insert':>12}{'update':>12}{'open':>12}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            found = measure(Path(folder), size, options.saves)
        for name, times in found.items():
            cells = "".join(f"{seconds * 1000:>9.3f} ms" for seconds in times)
            print(f"{size:>9,}  {name:8}{cells}")
        ours = found["ours"]
        for name in ("TinyDB", "SQLite"):
            ratios = "".join(f"{mine / theirs:>12.4f}" for mine, theirs in zip(ours, found[name], strict=True))
            print(f"{'':9}  ÷{name:7}{ratios}")
        faults = missed(found, size)
    for fault in faults:
        print(fault)
    return int(bool(faults and options.check))


if __name__ == "__main__":
    sys.exit(main())
