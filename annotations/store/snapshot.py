"""The snapshot: the plain TinyDB file, and what it means together with its journal."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from annotations.store.errors import Damaged
from annotations.store.journal import Line, Tables, apply_all

NO_SNAPSHOT = "none"
"""The digest of a file that is not there yet."""


class Recovered(msgspec.Struct):
    """The state of a desk.

    Attributes:
        tables: the documents as JSON, by table and id.
        digest: of the snapshot they were made from.
        named: the journal's changes were made on this very snapshot; else something else has edited it meanwhile,
            and they were laid on top.
    """

    tables: Tables
    digest: str
    named: bool


def digest_of(snapshot: bytes | None) -> str:
    """BLAKE2b (16 bytes, hex) of the file's bytes."""
    return NO_SNAPSHOT if snapshot is None else blake2b(snapshot, digest_size=16).hexdigest()


def decode(snapshot: bytes | None, path: Path) -> Tables:
    """The tables in the file's bytes.

    Raises:
        Damaged: they are no TinyDB database.
    """
    if snapshot is None or not snapshot.strip():
        return {}
    try:
        return msgspec.json.decode(snapshot, type=Tables)
    except msgspec.DecodeError as error:
        raise Damaged(
            f"{path} is damaged ({error}). It was left as it is: `incursion-tui repair` writes what is whole to a "
            "new file, `incursion-tui restore` brings back a copy."
        ) from error


def recover(snapshot: bytes | None, lines: Sequence[Line], path: Path) -> Recovered:
    """The one rule: the state is the snapshot, and the changes after the last mark that names it.

    When no mark names the snapshot, something else has edited it: all changes go on top, so that none is lost.

    Raises:
        Damaged: the snapshot is no TinyDB database, or is gone although the journal goes on from it.
    """
    digest = digest_of(snapshot)
    named = [number for number, line in enumerate(lines) if line.mark == digest]
    if snapshot is None and lines and not named:
        raise Damaged(
            f"{path} is missing, though its journal goes on from it. `incursion-tui restore` brings back a copy."
        )
    start = named[-1] if named else 0
    tables = apply_all(decode(snapshot, path), lines[start:])
    return Recovered(tables, digest, named=bool(named) or not lines)
