"""Time to the first frame of the program on the samples, against a bare Textual app in the same run.

Each is started in a pty of 140 × 40 as its entry point starts it, in turns, from compiled files, and followed from the
start of the process to the moment the terminal has been sent a given word: for the bare app the word it shows, for the
program its frame, its text, and the count of its claims. On Linux the processor time that the process has used until
then is told too: it says more than the clock on a machine that does other things as well.

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
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first frame")
Bare().run()
"""
PROGRAM = "from tui.cli import main; main()"
MILESTONES = {"first frame": b"Incursion", "text": b"Gunmen who", "findings": b"judged 0 of"}
OUTSIDE = ("INCURSION_CONFIG", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "TEXTUAL", "TEXTUAL_THEME")
"""What must not come in from outside: settings, and a Python that compiles everything anew each time."""
TIME_LIMIT = 60.0
GOAL = 1.3


class Reached(NamedTuple):
    """Seconds from the start of a process to a milestone, by the clock and of the processor (0 where not known)."""

    clock: float
    processor: float


def milestones(script: str, words: list[bytes], home: Path) -> Iterator[Reached]:
    """When each of `words` had been sent to the terminal, in that order, by a Python that runs `script`."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in OUTSIDE}
    env |= {f"XDG_{name}_HOME": os.fspath(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdin=terminal, stdout=terminal, stderr=terminal, env=env
    )
    os.close(terminal)
    sent = b""
    waiting = list(words)
    try:
        while waiting:
            if time.perf_counter() - began > TIME_LIMIT:
                raise SystemExit(f"{waiting[0]!r} did not appear within {TIME_LIMIT:.0f} s")
            if select.select([controller], [], [], 1.0)[0]:
                sent += os.read(controller, 65536)
            while waiting and waiting[0] in sent:
                yield Reached(time.perf_counter() - began, processor_time(process.pid))
                del waiting[0]
    finally:
        process.kill()
        process.wait()
        os.close(controller)


def processor_time(pid: int) -> float:
    """Seconds that a running process has used; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0.0
    return time.clock_gettime(~pid << 3 | 2)  # the clock that clock_getcpuclockid(3) names


def main(runs: int) -> None:
    """Print the medians and their ratios."""
    words = list(MILESTONES.values())
    bare: list[Reached] = []
    ours: list[list[Reached]] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        list(milestones(BARE, [b"first frame"], home))  # compiles what it imports
        list(milestones(PROGRAM, words, home))  # and fills the analysis cache, as a second start finds it
        for _ in range(runs):
            bare += milestones(BARE, [b"first frame"], home)
            ours.append(list(milestones(PROGRAM, words, home)))
    reference = medians(bare)
    print(f"{runs} runs, medians{'':<20} clock           processor")
    print(row("bare Textual app, first frame", reference, reference))
    for name, reached in zip(MILESTONES, zip(*ours, strict=True), strict=True):
        print(row(f"incursion-tui, {name}", medians(list(reached)), reference))
    print(f"goal: first frame at most {GOAL} times the bare app's")


def medians(reached: list[Reached]) -> Reached:
    """The median of each clock."""
    return Reached(*map(statistics.median, zip(*reached, strict=True)))


def row(name: str, reached: Reached, reference: Reached) -> str:
    """One line: seconds by each clock, and how many times the reference's."""
    cells = [f"{own:.3f} s {own / other:5.2f}" for own, other in zip(reached, reference, strict=True) if other]
    return f"{name:<35}  {'   '.join(cells)}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
