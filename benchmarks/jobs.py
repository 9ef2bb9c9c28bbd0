"""Articles analysed by one process and by all cores, from nothing, in turns in one run.

    python benchmarks/jobs.py [--articles 200] [--jobs 2] [--rounds 1] [--check]

The articles are made of the samples: every one is a different choice of their paragraphs. Each run is the whole
command, `incursion-tui analyze`, with an empty cache; a last one, with everything in the cache, follows. With `--check`
the exit code is 1 when two processes are not 1.7 times as fast as one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import count, islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
GOAL = 1.7
PARAGRAPHS = 12
"""As many as a sample has."""


def make_articles(folder: Path, number: int) -> int:
    """Write `number` articles below `folder`; their words."""
    paragraphs = [
        paragraph
        for sample in sorted((ROOT / "seeds").iterdir())
        for paragraph in sample.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph.split()) > 12 and not paragraph.startswith("---")
    ]
    words = 0
    for n in range(number):
        stride = n // len(paragraphs) * 2 + 1  # other neighbours each time the beginnings have been used up
        chosen = islice(count(n, stride), PARAGRAPHS)
        text = "\n\n".join([f"Report {n}", *(paragraphs[at % len(paragraphs)] for at in chosen)])
        (folder / f"{n:04}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def run(folder: Path, cache: Path, jobs: int) -> tuple[float, float, bytes]:
    """Seconds of one `analyze`, seconds of CPU time that it and its processes took, and what it printed."""
    command = [sys.executable, "-m", "tui.cli", "analyze", str(folder), "--format", "jsonl", "--jobs", str(jobs)]
    began, worked = time.perf_counter(), _cpu_of_children()
    done = subprocess.run(command, env=os.environ | {"XDG_CACHE_HOME": str(cache)}, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - began, _cpu_of_children() - worked, done.stdout


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> int:
    """Measure, print, and say whether the goal is met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        words = make_articles(folder, options.articles)
        one: list[float] = []
        several: list[float] = []
        share: list[float] = []
        for round_number in range(options.rounds):
            alone, cpu_alone, by_one = run(folder, Path(place) / f"one {round_number}", 1)
            together, cpu_together, by_several = run(folder, Path(place) / f"several {round_number}", options.jobs)
            if by_one != by_several:
                sys.exit("one process and several printed different things")
            one.append(alone)
            several.append(together)
            share.append(cpu_together / cpu_alone)
        again, _, _ = run(folder, Path(place) / "several 0", options.jobs)
    ratio = median(alone / together for alone, together in zip(one, several, strict=True))
    print(f"{options.articles} articles, {words:,} words, {options.rounds} rounds, medians; the same output")
    print(f"1 process     {median(one):7.1f} s")
    print(f"{options.jobs} processes   {median(several):7.1f} s   {ratio:.2f} times as fast   goal: at least {GOAL}")
    print(f"CPU time      {median(share):7.2f} times one process's; a busy machine lowers the ratio, but not this")
    print(f"a second run  {again:7.1f} s")
    return 0 if ratio >= GOAL or not options.check else 1


if __name__ == "__main__":
    sys.exit(main())
