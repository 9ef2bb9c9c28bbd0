"""A megabyte of text with 20,000 mentions: CPU time to the first frame and for a key, ours against stock widgets.

    python benchmarks/reader.py [--megabytes 1] [--mentions 20000] [--keys 40] [--check]

Everything runs in one process, headless, at 140 × 40; a frame counts when it is encoded for the terminal and shows the
text. CPU time is the process's, without imports; the empty app tells what Textual takes for itself, its test driver
included. With `--check` the exit code is 1 when our goals are missed: 0.35 s to the first frame, 10 ms for a key.
"""

import argparse
import asyncio
import gc
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any, NamedTuple

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.widgets import Static, TextArea

from annotations.analysis.model import Label
from annotations.articles.model import Article, Block, Role
from annotations.text import Span
from tui.mark_colours import theme_variable_defaults
from tui.widgets.reader import ClaimMark, EntityMark, Reader

FIRST_FRAME = 0.35
"""Seconds of CPU time."""
KEY = 0.010
"""Seconds of CPU time."""
SIZE = (140, 40)
SENTENCE = "Officials in Kozinka said that the border was quiet, though Belgorod heard sirens again before noon. "
BEGINNING = "Officials"


class Sample(NamedTuple):
    """What every app shows."""

    article: Article
    entities: tuple[EntityMark, ...]
    claims: tuple[ClaimMark, ...]


class Measured(NamedTuple):
    """Seconds of CPU time: to the first frame with text, and for one key."""

    first: float
    key: float


class Painted(App[None]):
    """Encodes every frame, as with a terminal, and notes when the text was there."""

    key = "down"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self.sample = sample
        self.painted_at = 0.0

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        encode = getattr(renderable, "render_segments", None)
        if encode is not None and BEGINNING in encode(self.console) and not self.painted_at:
            self.painted_at = time.process_time()


class Empty(Painted):
    """Textual by itself."""

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static(BEGINNING)


class Ours(Painted):
    """The reader, with a claim under the cursor."""

    key = "j"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the marks."""
        return theme_variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        """The reader alone."""
        yield Reader()

    def on_mount(self) -> None:
        """Show everything at once."""
        reader = self.query_one(Reader)
        reader.show(self.sample.article)
        reader.set_entities(self.sample.entities)
        reader.set_claims(self.sample.claims)
        reader.current = self.sample.claims[0].id
        reader.focus()


class StockStatic(Painted):
    """One Static in a scrolling container, with the same spans."""

    def compose(self) -> ComposeResult:
        """The whole text as styled content."""
        spans = [ContentSpan(mark.span.start, mark.span.end, "underline") for mark in self.sample.entities]
        with VerticalScroll():
            yield Static(Content(self.sample.article.text, spans=spans))

    def on_mount(self) -> None:
        """Keys scroll it."""
        self.query_one(VerticalScroll).focus()


class StockTextArea(Painted):
    """A read-only TextArea, which can't show the spans."""

    def compose(self) -> ComposeResult:
        """The whole text."""
        yield TextArea(self.sample.article.text, read_only=True)

    def on_mount(self) -> None:
        """Keys move its cursor."""
        self.query_one(TextArea).focus()


def sample_of(characters: int, mentions: int) -> Sample:
    """Paragraphs of 600 characters, the mentions spread evenly, a claim in every paragraph."""
    paragraph = (SENTENCE * 6).strip()
    count = max(1, characters // (len(paragraph) + 2))
    text = "\n\n".join([paragraph] * count)
    step = len(paragraph) + 2
    starts = range(0, count * step, step)
    blocks = tuple(Block(Role.BODY, start, start + len(paragraph)) for start in starts)
    each = max(1, len(text) // mentions)
    entities = tuple(
        EntityMark(f"e{n % 50}", list(Label)[n % len(Label)], Span(n * each, n * each + min(7, each)))
        for n in range(mentions)
    )
    claims = tuple(ClaimMark(f"c{n}", (Span(s + 30, s + 90),)) for n, s in enumerate(starts))
    return Sample(Article("bench", "v", "bench.txt", "Bench", text, blocks=blocks), entities, claims)


async def measure(make: Callable[[Sample], Painted], sample: Sample, keys: int) -> Measured:
    """Start the app, wait for its text, press its key again and again."""
    gc.collect()
    began = time.process_time()
    app = make(sample)
    async with app.run_test(size=SIZE) as pilot:
        while not app.painted_at:
            await pilot.pause()
        await pilot.pause()
        pressing = time.process_time()
        await pilot.press(*[app.key] * keys)
        return Measured(app.painted_at - began, (time.process_time() - pressing) / keys)


def main() -> int:
    """Measure, print the table, and say whether the goals are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--mentions", type=int, default=20_000)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sample = sample_of(round(options.megabytes * 1_000_000), options.mentions)
    rows: list[tuple[str, Callable[[Sample], Painted], int]] = [
        ("empty app", Empty, 3),
        ("our reader", Ours, 3),
        ("TextArea", StockTextArea, 1),
        ("Static", StockStatic, 1),
    ]
    asyncio.run(measure(Empty, sample, 1))  # the first app of a process also parses Textual's own style sheets
    found: dict[str, Measured] = {}
    for name, make, times in rows:
        runs = [asyncio.run(measure(make, sample, options.keys)) for _ in range(times)]
        found[name] = Measured(median(run.first for run in runs), median(run.key for run in runs))
    ours = found["our reader"]
    print(f"{len(sample.article.text):,} characters, {len(sample.entities):,} mentions, {len(sample.claims):,} claims")
    print(f"{'':<12}{'first frame':>14}{'ours =':>9}{'a key':>12}{'ours =':>9}")
    for name, run in found.items():
        print(
            f"{name:<12}{run.first:>12.3f} s{ours.first / run.first:>8.2f}×"
            f"{run.key * 1000:>9.1f} ms{ours.key / run.key:>8.2f}×"
        )
    met = ours.first <= FIRST_FRAME and ours.key <= KEY
    print(f"goals (first frame {FIRST_FRAME} s, a key {KEY * 1000:.0f} ms): {'met' if met else 'missed'}")
    return 0 if met or not options.check else 1


if __name__ == "__main__":
    sys.exit(main())
