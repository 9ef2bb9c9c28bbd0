"""The program in tmux, the terminal that many analysts work in: a screen of its own, read as tmux shows it."""

import os
import select
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.terminal.pty_session import PATIENCE


class TmuxSession:
    """One pane of a tmux server that nobody else uses.

    What the pane prints also goes into a FIFO, so that waiting wakes up when there is something new.
    """

    def __init__(
        self, command: Sequence[str | os.PathLike[str]], *, size: tuple[int, int], env: Mapping[str, str], folder: Path
    ) -> None:
        self._command = shlex.join(os.fspath(part) for part in command)
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", os.devnull]
        self._env = dict(env)
        news = folder / "news"
        os.mkfifo(news)
        self._news = os.open(news, os.O_RDWR | os.O_NONBLOCK)
        columns, rows = map(str, size)
        self._run("new-session", "-d", "-x", columns, "-y", rows, "sh")
        self._run("set-option", "-g", "remain-on-exit", "on")
        self._run("set-option", "-g", "window-size", "manual")
        self._run("pipe-pane", f"cat > {shlex.quote(str(news))}")
        self.start()

    def start(self) -> None:
        """Start the program, anew when it has ended."""
        self._run("respawn-pane", "-k", f"exec {self._command}")

    @property
    def text(self) -> str:
        """The screen."""
        return self._run("capture-pane", "-p")

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._run("display-message", "-p", "#{pane_pid}"))

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self._run("display-message", "-p", "#{pane_dead}").strip() == "1"

    def press(self, *keys: str) -> None:
        """Send keys by the names that tmux has for them."""
        self._run("send-keys", *keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._run("resize-window", "-x", str(columns), "-y", str(rows))

    def until(self, wanted: str | Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until the words are on the screen, or the condition holds."""
        holds = (lambda: wanted in self.text) if isinstance(wanted, str) else wanted
        end = time.monotonic() + patience
        while not holds():
            left = end - time.monotonic()
            assert left > 0, f"{wanted} did not come in {patience} s; the screen is\n{self.text}"
            if select.select([self._news], [], [], min(left, 0.5))[0]:
                os.read(self._news, 1 << 16)

    def close(self) -> None:
        """End the server and what runs in it."""
        subprocess.run([*self._tmux, "kill-server"], env=self._env, check=False, capture_output=True)
        os.close(self._news)

    def _run(self, *command: str) -> str:
        done = subprocess.run([*self._tmux, *command], env=self._env, check=False, capture_output=True, text=True)
        assert done.returncode == 0, f"tmux {shlex.join(command)}: {done.stderr}"
        return done.stdout
