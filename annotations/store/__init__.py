"""Judgements are kept: TinyDB behind a journal; no other room imports TinyDB."""

from annotations.store.errors import CannotOpen, Damaged, TooNew
from annotations.store.kept import KeptStore, open_store

__all__ = ["CannotOpen", "Damaged", "KeptStore", "TooNew", "open_store"]
