"""One child process as its parent holds it: the pipes, how it is ended, and what it said last.

It is a fresh interpreter as with multiprocessing's `spawn`, but started with `-P`: `spawn` runs `python -c`, which
looks for modules in the current folder first, and a folder of articles may well hold a `multiprocessing.py`.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from typing import IO, BinaryIO, cast

PATIENCE = 1.0
"""Seconds to wait for the exit code of a child that has closed its pipe."""
_LAST_WORDS = 8192
"""Bytes of its error output that are looked through for the last line."""
NICENESS = 10
"""How far a process steps back for the screen, which must answer keys while articles are read."""
ONE_THREAD = dict.fromkeys(
    (
        "BLIS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)
"""What keeps a process's arithmetic on one thread; read when its libraries are imported."""


class Process:
    """One child process, its pipes, and the file its error output goes to.

    Args:
        niceness: how far it steps back for the other processes.
        module: what it runs: one of ours that calls `annotations.analysis.serving.serve`.
        name: what the analyst is told has ended.

    Raises:
        OSError: it can't be started.
    """

    def __init__(
        self, niceness: int = NICENESS, *, module: str = "annotations.analysis.child", name: str = "analysis process"
    ) -> None:
        self._name = name
        self.errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own module, and a number
                [sys.executable, "-P", "-m", module, str(niceness)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.errors,
                env=os.environ | ONE_THREAD | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # Ctrl+C and a closing terminal reach the screen alone
            )
        except OSError:
            self.errors.close()
            raise
        self.requests = cast(BinaryIO, self.process.stdin)
        self.replies = cast(BinaryIO, self.process.stdout)

    def kill(self) -> None:
        """End the process at once; it holds nothing that is worth saving."""
        self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):  # stuck in the kernel: it ends when that lets go
            self.process.wait(PATIENCE)

    def last_words(self) -> str:
        """How the process ended: its signal or exit code, and the last line it wrote to its error output."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            return f"the {self._name} stopped answering"
        if code < 0:
            known = {number.value: number.name for number in signal.Signals}
            return f"the {self._name} was killed ({known.get(-code, f'signal {-code}')})"
        self.errors.seek(max(0, self.errors.seek(0, os.SEEK_END) - _LAST_WORDS))
        lines = self.errors.read().decode(errors="replace").split("\n")
        said = next((line for line in reversed(lines) if line.strip()), "")
        return f"the {self._name} ended with code {code}{': ' if said else ''}{said}"

    def close(self) -> None:
        """Let go of the pipes and the file; the process has ended."""
        for stream in (self.requests, self.replies, self.errors):
            with contextlib.suppress(OSError):  # closing flushes what a dead reader never took
                stream.close()
