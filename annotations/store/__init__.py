"""Judgements are kept: TinyDB behind a journal; no other room imports TinyDB."""

from annotations.store.errors import CannotOpen, Damaged, TooNew
from annotations.store.kept import KeptStore, begun, open_store

__all__ = ["CannotOpen", "Damaged", "KeptStore", "TooNew", "begun", "open_store"]
