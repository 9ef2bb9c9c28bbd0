"""A progress bar on standard error, for a person who has waited more than a second at a terminal."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from annotations.text import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

DELAY = 1.0
"""Seconds of work before there is anything to see; what is done sooner needs no bar."""


class Bar:
    """Counts articles; shows itself after `DELAY`, never where standard error is no terminal, and leaves no trace."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done = 0
        self._total: int | None = None
        self._shown: Progress | None = None
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._timer = threading.Timer(DELAY, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._shown is not None:
            self._shown.stop()

    def expect(self, total: int) -> None:
        """Say how many articles there are."""
        with self._lock:
            self._total = total
            self._update()

    def step(self) -> None:
        """One article is done."""
        with self._lock:
            self._done += 1
            self._update()

    def tell(self, what: str) -> None:
        """Say something on a line of its own, below the program's name."""
        with self.aside():
            click.echo(f"incursion-tui: {one_line(what)}", err=True)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something is written to the same terminal."""
        with self._lock:
            if self._shown is not None:
                self._shown.stop()
            yield
            if self._shown is not None:
                self._shown.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        from tui.commands.rate import Rate

        with self._lock:
            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
            self._shown = Progress(*columns, console=Console(file=sys.stderr), transient=True)
            self._shown.add_task("", total=None)
            self._update()
            self._shown.start()

    def _update(self) -> None:
        """Bring the bar to the counts; the lock is held."""
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=self._done, total=self._total)
