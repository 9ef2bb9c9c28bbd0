"""Time to the first frame of the program on the samples, against a bare Textual app in the same run.

Each is started in a pty of 140 × 40, in turns, and timed from the start of the process to the moment the terminal has
been sent a given word: for the bare app the word it shows, for the program its frame, its text, and its claims.

    python benchmarks/startup.py [RUNS]
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first frame")
Bare().run()
"""
TIME_LIMIT = 60.0
GOAL = 1.3


def milestones(command: list[str], words: list[bytes], home: Path) -> list[float]:
    """Seconds from the start of `command` until each of `words` has been sent to the terminal, in that order."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    env = os.environ | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=env, close_fds=True)
    os.close(terminal)
    sent = b""
    reached: list[float] = []
    try:
        while len(reached) < len(words):
            if time.perf_counter() - began > TIME_LIMIT:
                raise SystemExit(f"{words[len(reached)]!r} did not appear within {TIME_LIMIT:.0f} s")
            if select.select([controller], [], [], 1.0)[0]:
                sent += os.read(controller, 65536)
                while len(reached) < len(words) and words[len(reached)] in sent:
                    reached.append(time.perf_counter() - began)
    finally:
        process.kill()
        process.wait()
        os.close(controller)
    return reached


def main(runs: int) -> None:
    """Print the medians and their ratios."""
    program = [sys.executable, "-m", "tui.cli"]
    words = [b"Incursion", b"Exile fighters", b"Gunmen who", b"judged 0 of"]
    bare: list[float] = []
    ours: list[list[float]] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        milestones(program, words, home)  # fills the analysis cache, as a second start finds it
        for _ in range(runs):
            bare += milestones([sys.executable, "-c", BARE], [b"first frame"], home)
            ours.append(milestones(program, words, home))
    reference = statistics.median(bare)
    print(f"bare Textual app, first frame   {reference:.3f} s   1.00   ({runs} runs, medians)")
    for name, times in zip(("first frame", "title", "text", "findings"), zip(*ours, strict=True), strict=True):
        median = statistics.median(times)
        print(f"incursion-tui, {name:<16} {median:.3f} s   {median / reference:.2f}")
    print(f"goal: first frame at most {GOAL} times the bare app's")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
