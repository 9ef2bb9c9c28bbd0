"""What is kept on a desk, for commands that only look at it: a window may have it open, and nothing of it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotations.text import one_line
from tui.commands.errors import Failure, shown
from tui.commands.options import existing
from tui.places import place_of

if TYPE_CHECKING:
    from annotations.articles import Library
    from annotations.judgement import Desk
    from annotations.store import KeptStore
    from tui.places import Place


def place_at(path: Path | None, desk: Path | None) -> "Place":
    """The place that PATH and `--desk` name, when there are such folders.

    Raises:
        click.UsageError: there are none.
    """
    return place_of(existing(path) if path is not None else None, existing(desk) if desk is not None else None)


def is_begun(place: "Place") -> bool:
    """Whether anything was ever judged at a place; says so when nothing was."""
    if place.desk.is_dir():
        return True
    click.echo(f"There are no annotations yet: {shown(place.desk)} does not exist.", err=True)
    return False


def asked_for(place: "Place", library: "Library") -> frozenset[str] | None:
    """The id of the one article that is open at a place; None when its whole folder is."""
    return frozenset(row.article_id for row in library.rows() if row.article_id) if place.only else None


@contextmanager
def opening_told() -> Iterator[None]:
    """Whatever keeps a desk from being opened becomes a sentence: what, which file, what to do.

    Raises:
        Failure: it can't be opened; nothing of it was changed.
    """
    from annotations.store import CannotOpen

    try:
        yield
    except CannotOpen as error:
        raise Failure(f"{one_line(str(error)).rstrip('.')}.") from error


@contextmanager
def read_store(desk_dir: Path) -> "Iterator[KeptStore]":
    """The store in `desk_dir`, read only.

    Raises:
        Failure: it can't be opened.
    """
    from annotations.store import open_store

    store = open_store(desk_dir, read_only=True)
    try:
        with opening_told():
            yield store
    finally:
        store.close()


@contextmanager
def read_desk(desk_dir: Path, annotator: str = "") -> "Iterator[Desk]":
    """The desk in `desk_dir` as `annotator` has it, read only.

    Raises:
        Failure: it can't be opened.
    """
    from annotations.judgement import Desk
    from tui.version import version

    with read_store(desk_dir) as store:
        yield Desk(store, annotator=annotator, program=version())
