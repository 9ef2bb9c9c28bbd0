"""Judgements are kept: TinyDB behind one storage class; no other room imports TinyDB."""

from annotations.store.kept import Damaged, open_store

__all__ = ["Damaged", "open_store"]
