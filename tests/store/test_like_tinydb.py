"""Our tables do what stock TinyDB's do, whatever is asked of them in whatever order, also after reopening."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB, where
from tinydb import operations as change
from tinydb.table import Document

from annotations.store.table import JournalDB

keys = st.sampled_from(["a", "b", "deep"])
values = st.one_of(
    st.integers(-3, 3),
    st.booleans(),
    st.none(),
    st.text(max_size=3),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.lists(st.integers(0, 3), max_size=2),
    st.dictionaries(st.sampled_from("xy"), st.integers(0, 3), max_size=2),
)
documents = st.dictionaries(keys, values, max_size=3)
ids = st.integers(1, 9)
names = st.sampled_from(["_default", "other"])
conditions = st.one_of(
    st.builds(lambda key, value: where(key) == value, keys, values),
    st.builds(lambda key: where(key).exists(), keys),
    st.builds(lambda key: ~where(key).exists(), keys),
)
fields = st.one_of(documents, st.builds(change.set, keys, values))


class SameAsStock(RuleBasedStateMachine):
    """One database of each kind, asked the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.open()

    def open(self) -> None:
        self.stock, self.ours = TinyDB(self.folder / "stock.json"), JournalDB(self.folder / "ours.json")

    def teardown(self) -> None:
        self.ours.close()
        self.stock.close()
        shutil.rmtree(self.folder)

    def both(self, name: str, ask) -> None:
        answers = []
        for database in (self.stock, self.ours):
            try:
                answers.append(ask(database.table(name)))
            except (ValueError, RuntimeError, KeyError) as error:
                answers.append(type(error))
        assert answers[0] == answers[1]

    @rule(name=names, document=documents)
    def insert(self, name, document):
        self.both(name, lambda table: table.insert(document))

    @rule(name=names, document=documents, document_id=ids)
    def insert_with_an_id(self, name, document, document_id):
        self.both(name, lambda table: table.insert(Document(document, document_id)))

    @rule(name=names, many=st.lists(documents, max_size=3))
    def insert_many(self, name, many):
        self.both(name, lambda table: table.insert_multiple(many))

    @rule(name=names, new=fields, condition=conditions)
    def update_found(self, name, new, condition):
        self.both(name, lambda table: table.update(new, condition))

    @rule(name=names, new=fields, some=st.lists(ids, max_size=3, unique=True))
    def update_by_id(self, name, new, some):
        self.both(name, lambda table: table.update(new, doc_ids=some))

    @rule(name=names, new=fields)
    def update_all(self, name, new):
        self.both(name, lambda table: table.update(new))

    @rule(name=names, key=keys, condition=conditions)
    def delete_a_field(self, name, key, condition):
        self.both(name, lambda table: table.update(change.delete(key), (where(key).exists()) & condition))

    @rule(name=names, updates=st.lists(st.tuples(fields, conditions), max_size=2))
    def update_many(self, name, updates):
        self.both(name, lambda table: table.update_multiple(updates))

    @rule(name=names, document=documents, condition=conditions)
    def upsert_found(self, name, document, condition):
        self.both(name, lambda table: table.upsert(document, condition))

    @rule(name=names, document=documents, document_id=ids)
    def upsert_by_id(self, name, document, document_id):
        self.both(name, lambda table: table.upsert(Document(document, document_id)))

    @rule(name=names, condition=conditions)
    def remove_found(self, name, condition):
        self.both(name, lambda table: table.remove(condition))

    @rule(name=names, some=st.lists(ids, max_size=3, unique=True))
    def remove_by_id(self, name, some):
        self.both(name, lambda table: table.remove(doc_ids=some))

    @rule(name=names)
    def truncate(self, name):
        self.both(name, lambda table: table.truncate())

    @rule(name=names)
    def drop(self, name):
        for database in (self.stock, self.ours):
            database.drop_table(name)

    @rule()
    def drop_all(self):
        for database in (self.stock, self.ours):
            database.drop_tables()

    @rule(name=names, condition=conditions, document_id=ids)
    def ask(self, name, condition, document_id):
        self.both(name, lambda table: table.search(condition))
        self.both(name, lambda table: table.get(condition))
        self.both(name, lambda table: table.get(doc_id=document_id))
        self.both(name, lambda table: table.get(doc_ids=[document_id, document_id + 1]))
        self.both(name, lambda table: (table.contains(condition), table.count(condition)))

    @rule(name=names, condition=conditions)
    def change_what_was_found(self, name, condition):
        """A document that was handed out is the caller's: what he does to it is not kept."""
        for database in (self.stock, self.ours):
            for document in database.table(name).search(condition):
                document["spoiled"] = True
            database.table(name).clear_cache()

    @rule()
    def reopen(self):
        self.ours.close()
        self.stock.close()
        self.open()

    @rule()
    def reopen_without_closing(self):
        """As after a crash: what is on disk at this moment is what the open one says."""
        with JournalDB(self.folder / "ours.json", read_only=True) as looking:
            assert {name: list(looking.table(name)) for name in looking.tables()} == self.content(self.ours)

    def content(self, database) -> dict:
        return {name: list(database.table(name)) for name in database.tables()}

    @invariant()
    def same(self):
        assert self.content(self.stock) == self.content(self.ours)
        assert all(
            [d.doc_id for d in self.stock.table(name)] == [d.doc_id for d in self.ours.table(name)]
            and len(self.stock.table(name)) == len(self.ours.table(name))
            for name in self.stock.tables()
        )


TestSameAsStock = SameAsStock.TestCase
TestSameAsStock.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
