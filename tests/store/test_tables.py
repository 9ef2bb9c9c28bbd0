"""What TinyDB promises of tables, queries and operations holds for ours; the meaning of its own tests, written anew."""

from collections import UserDict

import pytest
from tinydb import Query, where
from tinydb import operations as change
from tinydb.table import Document

from annotations.store.table import JournalDB


@pytest.fixture
def db(tmp_path):
    with JournalDB(tmp_path / "tables.json") as database:
        database.insert_multiple({"int": 1, "char": c} for c in "abc")
        yield database


def chars(documents) -> str:
    return "".join(d.get("char", "-") for d in documents)


def test_ids_count_up_from_one_and_are_not_used_twice_while_open(db):
    assert [d.doc_id for d in db] == [1, 2, 3]
    db.remove(doc_ids=[3])
    assert db.insert({}) == 4


def test_ids_go_on_after_the_highest_one_when_opened_again(db):
    db.insert(Document({}, 40))
    assert db.insert({}) == 41
    db.close()
    with JournalDB(db.journal.path) as again:
        assert again.insert({}) == 42


def test_any_mapping_is_a_document_and_nothing_else(db):
    assert db.get(doc_id=db.insert(UserDict({"int": 7}))) == {"int": 7}
    for other in ([1], "text", 5, {1}):
        with pytest.raises(ValueError, match="not a Mapping"):
            db.insert(other)
    assert len(db) == 4


def test_an_id_that_is_taken_is_refused_and_nothing_is_inserted(db):
    with pytest.raises(ValueError, match="already exists"):
        db.insert(Document({}, 2))
    with pytest.raises(ValueError, match="already exists"):
        db.insert_multiple([{"char": "d"}, Document({}, 2)])
    assert chars(db) == "abc"


def test_what_json_can_not_keep_is_refused_and_nothing_changes(db):
    for bad, error in (
        (float("nan"), ValueError),
        (float("inf"), ValueError),
        ("\udc80", ValueError),
        ({1}, TypeError),
        (object(), TypeError),
    ):
        with pytest.raises(error):
            db.insert_multiple([{"char": "d"}, {"bad": bad}])
        with pytest.raises(error):
            db.update({"bad": bad})
    assert db.all() == [{"int": 1, "char": c} for c in "abc"]


def test_search_get_contains_and_count_agree(db):
    found = db.search(where("char") == "b")
    assert [(d.doc_id, d["char"]) for d in found] == [(2, "b")]
    assert db.get(where("char") == "b") == found[0]
    assert db.get(where("char") == "z") is None
    assert db.get(doc_id=9) is None
    assert chars(db.get(doc_ids=[3, 1, 9])) == "ac"
    assert db.contains(where("char") == "c")
    assert db.contains(doc_id=3)
    assert not db.contains(doc_id=4)
    assert db.count(where("int") == 1) == 3
    for ask in (db.get, db.contains):
        with pytest.raises(RuntimeError):
            ask()


def test_queries_look_into_nested_documents_and_take_any_test(db):
    db.insert({"deep": {"list": [{"x": 1}, {"x": 2}]}})
    assert db.count(Query().deep.list.any(Query().x == 2)) == 1
    assert db.count(where("char").test(lambda c: c in "ab")) == 2
    assert db.count(lambda document: "deep" in document) == 1
    assert db.count((where("int") == 1) & ~(where("char") == "a")) == 2


def test_the_answer_to_a_query_is_new_after_each_change(db):
    query = where("int") == 1
    assert db.count(query) == 3
    db.insert({"int": 1})
    assert db.count(query) == 4
    db.update({"int": 2}, where("char") == "a")
    assert db.count(query) == 3
    db.remove(where("int") == 1)
    assert db.count(query) == 0


def test_update_sets_fields_of_all_or_of_those_found_or_named(db):
    assert db.update({"int": 2}, where("char") == "a") == [1]
    assert db.update({"new": True}) == [1, 2, 3]
    assert db.update({"int": 3}, doc_ids=[2, 3, 9]) == [2, 3]
    assert [(d["int"], d["new"]) for d in db] == [(2, True), (3, True), (3, True)]


def test_updates_in_a_row_see_one_another(db):
    both = [({"int": 2}, where("char") == "a"), ({"int": 3}, where("int") == 2)]
    assert db.update_multiple(both) == [1, 1]
    assert db.get(doc_id=1)["int"] == 3


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (change.delete("int"), {"char": "a"}),
        (change.add("int", 5), {"int": 6, "char": "a"}),
        (change.add("char", "xyz"), {"int": 1, "char": "axyz"}),
        (change.subtract("int", 5), {"int": -4, "char": "a"}),
        (change.set("char", "z"), {"int": 1, "char": "z"}),
        (change.increment("int"), {"int": 2, "char": "a"}),
        (change.decrement("int"), {"int": 0, "char": "a"}),
    ],
)
def test_operations_change_the_documents_found(db, operation, after):
    assert db.update(operation, where("char") == "a") == [1]
    assert db.get(doc_id=1) == after
    assert chars(db).endswith("bc")


def test_an_operation_that_fails_on_one_document_changes_none(db):
    db.insert({"char": "d"})
    with pytest.raises(KeyError):
        db.update(change.increment("int"))
    assert [d.get("int") for d in db] == [1, 1, 1, None]


def test_upsert_updates_what_it_finds_and_inserts_otherwise(db):
    assert db.upsert({"int": 5, "char": "a"}, where("char") == "a") == [1]
    assert db.upsert({"int": 9, "char": "x"}, where("char") == "x") == [4]
    assert db.upsert(Document({"int": 7}, 2)) == [2]
    assert db.upsert(Document({"int": 8}, 12)) == [12]
    assert db.get(doc_id=2) == {"int": 7, "char": "b"}
    assert db.get(doc_id=12) == {"int": 8}
    with pytest.raises(ValueError, match="search query"):
        db.upsert({"int": 1})


def test_remove_takes_away_what_is_found_or_named(db):
    assert db.remove(where("char") == "b") == [2]
    assert db.remove(doc_ids=[1, 9]) == [1]
    assert chars(db) == "c"
    with pytest.raises(RuntimeError):
        db.remove()


def test_truncate_empties_a_table_and_counts_from_one_again(db):
    db.truncate()
    assert (len(db), db.all(), db.insert({})) == (0, [], 1)


def test_tables_are_apart_and_appear_with_their_first_change(db):
    other = db.table("other")
    assert db.tables() == {"_default"}
    assert (len(other), other.all()) == (0, [])
    other.insert({"char": "o"})
    assert db.tables() == {"_default", "other"}
    assert db.table("other") is other
    assert (chars(db), chars(other)) == ("abc", "o")
    db.table("kept", persist_empty=True)
    db.drop_table("other")
    assert db.tables() == {"_default", "kept"}
    assert db.table("other").all() == []
    db.drop_table("never there")
    db.drop_tables()
    assert db.tables() == set()


def test_what_was_handed_out_is_the_callers(db):
    document = db.get(doc_id=1)
    document["int"] = 99
    db.all()[1]["char"] = "changed"
    assert [d["int"] for d in db] == [1, 1, 1]
    assert chars(db) == "abc"


def test_what_was_handed_in_may_change_later(db):
    document = {"nested": [1]}
    document_id = db.insert(document)
    document["nested"].append(2)
    assert db.get(doc_id=document_id) == {"nested": [1]}


def test_unchanged_documents_are_not_written_again(db):
    size = db.journal.journal_path.stat().st_size
    db.update({"int": 1})
    db.update({"char": "a"}, doc_ids=[1])
    db.remove(doc_ids=[77])
    assert db.journal.journal_path.stat().st_size == size
    db.update({"char": "changed"}, doc_ids=[1])
    line = db.journal.journal_path.read_bytes()[size:]
    assert line.count(b"\n") == 1
    assert b"changed" in line
    assert b'"2"' not in line


def test_a_transaction_is_one_line_or_nothing(db):
    size = db.journal.journal_path.stat().st_size
    with db.transaction():
        db.insert({"char": "d"})
        db.table("other").insert({"seen": db.count(where("int") == 1)})
        db.remove(where("char") == "a")
        assert chars(db) == "bcd"
    assert db.journal.journal_path.read_bytes()[size:].count(b"\n") == 1
    with pytest.raises(ZeroDivisionError), db.transaction():
        db.insert({"char": db.insert({"int": 1}) / 0})
    assert (chars(db), len(db.table("other")), db.insert({})) == ("bcd", 1, 5)


def test_a_table_can_not_be_dropped_inside_a_transaction(db):
    with pytest.raises(ValueError, match="transaction"), db.transaction():
        db.drop_table("_default")
    assert chars(db) == "abc"
