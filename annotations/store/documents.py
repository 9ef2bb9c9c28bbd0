"""Documents as JSON, decoded when they are looked at: every look gives a fresh copy, as TinyDB's JSON storage does."""

import json
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import msgspec

from annotations.store.journal import GONE, Documents

Document = dict[str, Any]


def as_json(document: Mapping[str, Any]) -> msgspec.Raw:
    """`document` as it stands on disk.

    Raises:
        ValueError: it holds NaN, an infinity or a lone surrogate, which JSON in UTF-8 can't keep.
        TypeError: it holds something else than JSON's types.
    """
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return msgspec.Raw(text.encode())


class DocumentsView(Mapping[str, Document]):
    """The documents of a table by id, with pending changes laid over them."""

    def __init__(self, kept: Documents, pending: Documents):
        """See `kept` through `pending`, in which `GONE` stands for a document taken away."""
        self._kept, self._pending = kept, pending

    def raw(self, key: str) -> msgspec.Raw | None:
        """The document as JSON; None when there is none."""
        document = self._pending.get(key) or self._kept.get(key)
        return None if document is None or document is GONE else document

    def __getitem__(self, key: str) -> Document:
        document = self.raw(key)
        if document is None:
            raise KeyError(key)
        found: Document = msgspec.json.decode(document)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.raw(key) is not None

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._kept if self._pending.get(key) is not GONE)
        yield from (key for key, document in self._pending.items() if document is not GONE and key not in self._kept)

    def __len__(self) -> int:
        changed = sum((document is not GONE) - (key in self._kept) for key, document in self._pending.items())
        return len(self._kept) + changed

    def delta_to(self, new: Documents) -> Documents:
        """What must change to make the table `new`."""
        gone = {key: GONE for key in self if key not in new}
        return gone | {key: document for key, document in new.items() if not self.holds(key, document)}

    def holds(self, key: str, document: msgspec.Raw) -> bool:
        """The document is there already; how its JSON is spaced does not matter."""
        kept = self.raw(key)
        return kept is not None and (bytes(kept) == bytes(document) or bytes(as_json(self[key])) == bytes(document))


class Update(MutableMapping[int, Document]):
    """A table on its way to be changed: only documents handed out or set can differ, and only they are copied."""

    def __init__(self, view: DocumentsView):
        """Stand over `view`, which stays as it is."""
        self._view = view
        self._touched: dict[str, Document] = {}
        self._gone: set[str] = set()

    def __getitem__(self, document_id: int) -> Document:
        key = str(document_id)
        if key not in self._touched:
            if key in self._gone:
                raise KeyError(document_id)
            self._touched[key] = self._view[key]
        return self._touched[key]

    def __setitem__(self, document_id: int, document: Document) -> None:
        self._touched[str(document_id)] = document
        self._gone.discard(str(document_id))

    def __delitem__(self, document_id: int) -> None:
        if document_id not in self:
            raise KeyError(document_id)
        self._touched.pop(str(document_id), None)
        self._gone.add(str(document_id))

    def __contains__(self, document_id: object) -> bool:
        key = str(document_id)
        return key in self._touched or (key in self._view and key not in self._gone)

    def __iter__(self) -> Iterator[int]:
        yield from (int(key) for key in self._view if key not in self._gone)
        yield from [int(key) for key in self._touched if key not in self._view]

    def __len__(self) -> int:
        return len(self._view) - len(self._gone & set(self._view)) + sum(key not in self._view for key in self._touched)

    def clear(self) -> None:
        """Take every document away."""
        self._touched.clear()
        self._gone = set(self._view)

    def changes(self) -> Documents:
        """What has really changed, as JSON.

        Raises:
            ValueError, TypeError: as `as_json`.
        """
        changed = {key: GONE for key in self._gone if key in self._view}
        for key, document in self._touched.items():
            encoded = as_json(document)
            if not self._view.holds(key, encoded):
                changed[key] = encoded
        return changed
