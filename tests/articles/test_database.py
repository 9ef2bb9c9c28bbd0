"""The desk's SQLite file: set aside when damaged, in memory when it can't be written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotations.articles.database import FILE_NAME, Database

TABLE = "CREATE TABLE IF NOT EXISTS things (name TEXT PRIMARY KEY, size INTEGER)"


def opened(folder: Path | None) -> Database:
    database = Database(folder)
    database.define(TABLE)
    return database


def put(database: Database, name: str) -> None:
    database.execute("INSERT OR REPLACE INTO things VALUES (?, 1)", (name,))


def names(database: Database) -> list[str]:
    return [row[0] for row in database.execute("SELECT name FROM things ORDER BY name")]


def test_what_is_written_is_there_again(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "new" / "desk")) as database:
        put(database, "a")
        database.execute_many("INSERT INTO things VALUES (?, ?)", [("b", 2), ("c", 3)])
    with closing(opened(tmp_path / "new" / "desk")) as database:
        assert names(database) == ["a", "b", "c"]
        assert (database.notice, database.in_memory) == ("", False)


def test_without_a_folder_it_is_in_memory() -> None:
    database = opened(None)
    put(database, "a")
    assert names(database) == ["a"]
    assert (database.notice, database.in_memory) == ("", True)


def test_many_rows_are_all_or_nothing(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        database.execute_many("INSERT INTO things VALUES (?, ?)", [("a", 1), ("a", 2)])
    assert names(database) == []


@pytest.mark.parametrize("statement", ["SELECT nonsense", "SELECT * FROM nowhere", "not SQL"])
def test_a_wrong_statement_is_told_and_harms_nothing(tmp_path: Path, statement: str) -> None:
    database = opened(tmp_path)
    put(database, "a")
    with pytest.raises(sqlite3.OperationalError):
        database.execute(statement)
    assert names(database) == ["a"]
    assert (database.notice, database.in_memory) == ("", False)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b"no database at all, only words" * 100), "damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(5_000)), "damaged"),
        (lambda path: (path.unlink(), foreign(path)), "another program's"),
    ],
)
def test_a_damaged_or_foreign_file_is_set_aside(tmp_path: Path, spoil: object, why: str) -> None:
    with closing(opened(tmp_path)) as database:
        put(database, "a")
    path = tmp_path / FILE_NAME
    spoil(path)  # type: ignore[operator]  # one of the functions above
    kept = path.read_bytes()
    database = opened(tmp_path)
    assert names(database) == []
    assert why in database.notice
    assert "aside-1" in database.notice
    assert (tmp_path / f"{FILE_NAME}.aside-1").read_bytes() == kept
    put(database, "b")
    database.close()
    assert names(opened(tmp_path)) == ["b"]


def test_damage_that_shows_only_later_is_survived(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        database.execute_many("INSERT INTO things VALUES (?, ?)", [(f"{i:09}" * 20, i) for i in range(2_000)])
    path = tmp_path / FILE_NAME
    raw = bytearray(path.read_bytes())
    for page in range(2, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096
    path.write_bytes(raw)
    database = opened(tmp_path)
    assert names(database) == []
    assert "damaged" in database.notice
    put(database, "a")
    assert names(database) == ["a"]


def test_a_folder_in_the_place_of_the_file_means_memory(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    database = opened(tmp_path)
    put(database, "a")
    assert names(database) == ["a"]
    assert database.in_memory
    assert "can't be written" in database.notice


def test_a_file_in_the_place_of_the_folder_means_memory(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("x")
    database = opened(tmp_path / "desk")
    put(database, "a")
    assert names(database) == ["a"]
    assert database.in_memory


def test_a_file_that_becomes_unwritable_goes_on_in_memory(tmp_path: Path) -> None:
    database = opened(tmp_path)
    put(database, "a")
    database.execute("PRAGMA query_only = 1")
    put(database, "b")
    assert names(database) == ["a", "b"]
    assert database.in_memory
    assert "can't be written" in database.notice


def test_two_programs_may_have_it_open(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    put(one, "a")
    put(other, "b")
    assert names(one) == names(other) == ["a", "b"]
