"""What the tables of a desk's file are, by number, and how an older file becomes a newer one."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from annotations.judgement.chain import link
from annotations.store.documents import DocumentsView, as_json
from annotations.store.errors import TooNew
from annotations.store.journal import Delta, Documents, Tables, apply

ANNOTATIONS = "annotations"
HISTORY = "history"
ABOUT = "about"

SCHEMA = 2
"""The schema this version writes: 0 was without `about` and without a chain through the history, 1 without corrections,
which a program of that time would lose."""


def schema_of(tables: Tables) -> int:
    """The number of the schema; SCHEMA for a desk with nothing on it."""
    if not tables.get(ANNOTATIONS) and not tables.get(HISTORY):
        return SCHEMA
    about = DocumentsView(tables.get(ABOUT, {}), {}).get("1", {})
    return int(about.get("schema", 0))


def about() -> Documents:
    """The table that says which schema the others have."""
    return {"1": as_json({"schema": SCHEMA})}


def migration(tables: Tables, path: Path) -> Delta:
    """What must change in `tables`, the content of `path`, to bring them to SCHEMA; nothing when they are there.

    Raises:
        TooNew: they were written by a newer version.
    """
    found = schema_of(tables)
    if found > SCHEMA:
        raise TooNew(
            f"{path} was written by a newer version (schema {found}, this one knows {SCHEMA}). It was left as it is; "
            "update incursion-tui."
        )
    delta: Delta = {}
    for number in range(found, SCHEMA):
        step = _STEPS[number](tables)
        apply(tables := {name: dict(documents) for name, documents in tables.items()}, step)
        for name, documents in step.items():
            delta[name] = {**(delta.get(name) or {}), **(documents or {})}
    return delta


def _chain_history(tables: Tables) -> Delta:
    """From 0 to 1: run the chain through the history."""
    chained: Documents = {}
    previous = ""
    for key, document in tables.get(HISTORY, {}).items():
        event = msgspec.json.decode(document, type=dict[str, object]) | {"previous": previous}
        chained[key], previous = as_json(event), link(event)
    return {HISTORY: chained, ABOUT: about()}


def _allow_corrections(_tables: Tables) -> Delta:
    """From 1 to 2: what is there stays as it is; only what may come is new."""
    return {ABOUT: about()}


_STEPS: dict[int, Callable[[Tables], Delta]] = {0: _chain_history, 1: _allow_corrections}
