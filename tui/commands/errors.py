"""How a command says what went wrong: one sentence on standard error, never a traceback."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import IO, Any, BinaryIO

import click

from annotations.text import displayable, one_line

USAGE, FAILURE, INTERRUPTED = 2, 1, 130
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a write to standard output fails with; a failed write to a file of ours names the file as well."""


class Failure(click.ClickException):
    """The command could not do what was asked; the message says what, which file, and what to do."""

    exit_code = FAILURE

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence."""
        click.echo(f"incursion-tui: {self.format_message()}", file=file or sys.stderr)


class NoTerminal(Failure):
    """The screen was asked for where there is none."""

    exit_code = USAGE


def shown(path: Path | str) -> str:
    """A file's name as it may be shown: no byte of it drives the terminal."""
    return one_line(os.fspath(path))


def reason_of(error: OSError) -> str:
    """The system's word for what happened, without the path that our sentence already names."""
    return (error.strerror or str(error)).lower()


@contextmanager
def stdout_written() -> Iterator[None]:
    """Turn a full disk behind standard output into a sentence.

    Raises:
        Failure: what was printed did not arrive.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL or error.filename is not None:
            raise
        forget_stdout()
        raise Failure(f"Standard output can't be written: {reason_of(error)}. Send it elsewhere.") from error


def stdout_bytes() -> BinaryIO:
    """Standard output for what is UTF-8 whatever the locale is.

    Raises:
        Failure: it has been closed.
    """
    if sys.stdout is None:
        raise Failure("Standard output is closed, so there is nowhere to write to.")
    return sys.stdout.buffer


def forget_stdout() -> None:
    """Let what is still held for standard output go nowhere, so that the interpreter's last flush can't fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def forget_gone_streams() -> None:
    """Let what a stream still holds go nowhere when nobody reads it any more, as after a window was closed.

    Else the interpreter's last flush fails, and its exit code 120 takes the place of ours.
    """
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if stream is None or stream.closed:
            continue
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):  # a stream without a descriptor is a test's own
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def told(error: click.ClickException) -> int:
    """Show click's or our own error with every foreign character made visible; returns the exit code."""
    said = StringIO()
    error.show(file=said)
    click.echo(displayable(said.getvalue()), err=True, nl=False)
    return error.exit_code


def crashed(error: BaseException) -> int:
    """The last resort: one sentence, and the traceback in a file that it names; returns the exit code."""
    what = one_line(f"{type(error).__name__}: {error}")
    try:
        where = f"the details are in {shown(_log(error))}"
    except OSError as unwritten:
        where = f"and the details could not be written ({reason_of(unwritten)})"
    click.echo(f"incursion-tui: something failed that should not: {what}; {where}", err=True)
    return FAILURE


def _log(error: BaseException) -> Path:
    """Write the traceback under the user's log folder."""
    from platformdirs import user_log_path

    from tui.places import APP

    folder = user_log_path(APP)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"failure-{datetime.now(UTC).strftime('%Y-%m-%dT%H%M%S.%fZ')}.txt"
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    return path
