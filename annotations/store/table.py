"""TinyDB's table and database over the journal: the one place where what has changed is found."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Table

from annotations.store.documents import DocumentsView, Update
from annotations.store.storage import JournalStorage

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class JournalTable(Table):
    """A table that hands its storage exactly the documents that changed."""

    _storage: JournalStorage

    def update(self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """As TinyDB's; the ids are found first, so that only documents to be changed are copied."""
        if doc_ids is None and cond is not None:
            doc_ids = self._found(cond)
        return super().update(fields, None, doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """As TinyDB's; the ids are found first."""
        if doc_ids is None and cond is not None:
            doc_ids = self._found(cond)
        return super().remove(None, doc_ids)

    def _found(self, cond: QueryLike) -> list[int]:
        return [self.document_id_class(key) for key, document in self._read_table().items() if cond(document)]

    def _read_table(self) -> DocumentsView:  # type: ignore[override]  # TinyDB reads it and never writes to it
        return self._storage.view(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        update = Update(self._storage.view(self.name))
        updater(update)
        changes = update.changes()
        if changes or not self._storage.has(self.name):
            self._storage.change({self.name: changes})
        self.clear_cache()


class JournalDB(TinyDB):
    """A TinyDB whose changes to several tables can be one."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # TinyDB says JSONStorage and means Storage

    @property
    def journal(self) -> JournalStorage:
        """The storage, as what it is."""
        storage = self.storage
        if not isinstance(storage, JournalStorage):
            raise TypeError(f"{type(storage).__name__} has no journal")
        return storage

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done in the block is on disk at its end, all of it or nothing."""
        try:
            with self.journal.transaction():
                yield
        except BaseException:
            for table in self._tables.values():
                table.clear_cache()
                table._next_id = None  # ids given out in the block are free again
            raise
