"""The store of a desk: annotations and their history as the tables of a plain TinyDB file."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from annotations.judgement.model import Annotation, Event
from annotations.judgement.ports import NotSaved

if TYPE_CHECKING:
    from annotations.store.replacing import ReplacingStorage

_T = TypeVar("_T")

FILE = "annotations.json"
ANNOTATIONS = "annotations"
HISTORY = "history"


class Damaged(Exception):
    """What is on disk can't be read as judgements; it was left as it is. The message names the file."""


class KeptStore:
    """Annotations and events in a desk's TinyDB file `annotations.json`; nothing is read before it is asked for."""

    def __init__(self, desk_dir: Path):
        """Stand for the folder `desk_dir`; it is made when the first judgement is saved."""
        self._path = desk_dir / FILE

    @property
    def path(self) -> Path:
        """The TinyDB file."""
        return self._path

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, in words for the screen; "" when everything can."""
        folder = self._path.parent
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return "" if os.access(folder, os.W_OK | os.X_OK) else f"{folder} can't be written"

    def annotations(self) -> Iterable[Annotation]:
        """Every annotation kept, in the order of their creation.

        Raises:
            Damaged: the file holds something else.
        """
        kept = self._convert(self._table(ANNOTATIONS).values(), Annotation)
        return sorted(kept, key=lambda annotation: annotation.id)

    def events(self) -> Iterable[Event]:
        """The whole history, oldest first.

        Raises:
            Damaged: the file holds something else.
        """
        return self._convert(list(self._table(HISTORY).values()), Event)

    def recent(self) -> Iterator[Event]:
        """The whole history, newest first.

        Raises:
            Damaged: the file holds something else.
        """
        return self._convert(list(self._table(HISTORY).values())[::-1], Event)

    def record(self, event: Event) -> None:
        """Apply the event's changes and append it to the history, on disk before it returns.

        Raises:
            NotSaved: nothing has changed.
        """
        if self.read_only:
            raise NotSaved(f"not saved: {self.read_only}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            kept, history = dict(self._table(ANNOTATIONS)), dict(self._table(HISTORY))
            for change in event.changes:
                if change.before is not None:
                    kept.pop(document_id(change.before), None)
                if change.after is not None:
                    kept[document_id(change.after)] = msgspec.to_builtins(change.after)
            history[str(len(history) + 1)] = msgspec.to_builtins(event)
            self._storage.write({**(self._storage.read() or {}), ANNOTATIONS: kept, HISTORY: history})
        except OSError as error:
            raise NotSaved(f"not saved: {error.strerror or error}") from error

    def close(self) -> None:
        """Let go of the files; everything recorded is on disk already."""

    @cached_property
    def _storage(self) -> "ReplacingStorage":
        from annotations.store.replacing import NotTables, ReplacingStorage

        try:
            return ReplacingStorage(self._path)
        except NotTables as error:
            raise Damaged(
                f"{self._path} is damaged ({error}); it was left as it is. Move it away to start anew."
            ) from error

    def _table(self, name: str) -> dict[str, Any]:
        return (self._storage.read() or {}).get(name, {})

    def _convert(self, documents: Iterable[Any], kind: type[_T]) -> Iterator[_T]:
        for document in documents:
            try:
                yield msgspec.convert(document, kind)
            except msgspec.ValidationError as error:
                raise Damaged(f"{self._path} holds something else than {kind.__name__}s: {error}") from error


def document_id(annotation: Annotation) -> str:
    """TinyDB's id of an annotation's document: 63 bits of BLAKE2b over article id, anchor and annotator.

    It is the same on every machine, so that saving the same judgement twice keeps one document.
    """
    place = msgspec.json.encode((annotation.article.article_id, annotation.anchor, annotation.annotator))
    return str(int.from_bytes(blake2b(place, digest_size=8).digest()) >> 1)


def open_store(desk_dir: Path) -> KeptStore:
    """Open the store in the folder `desk_dir`."""
    return KeptStore(desk_dir)
