"""Judgements are kept: TinyDB behind one storage class; no other room imports TinyDB."""
