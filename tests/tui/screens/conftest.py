"""A small desk for driving the screen: three articles, and an analysis by one rule that needs no language model."""

import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotations.analysis.echoes.listener import Read
from annotations.analysis.level import count_outside_tail
from annotations.analysis.messages import Analysed, EchoMessage, Message, Progress
from annotations.analysis.model import Analysis, Claim, Entity, Kind, Label, Source
from annotations.articles import Article
from annotations.text import Span
from tui.app import IncursionApp
from tui.commands.wiring import open_workplace
from tui.config import Config, Settings
from tui.places import place_of
from tui.screens.desk import DeskScreen

STATED = re.compile(r"\b((\d+|Some) \w+ were [^.]+)\.")
SAID = re.compile(r"(\b[A-Z]\w+) said (that [^.]+)\.")

ALPHA = """---
title: Bridge closed
outlet: The Ferry Post
published: 2024-03-02
---

Bridge closed

Mira said that the bridge is shut. Ilias said that the bridge is open. Mira said that cars turn back.

Nothing else was heard on Saturday.

More from The Ferry Post

Otto said that tulips bloom early.
"""
BETA = "Ferry runs again\n\nOlena said that the ferry runs. Mira said that nobody boards it.\n"
GAMMA = "Quiet night\n\nThe night was quiet and nobody spoke.\n"
DELTA = """---
title: Ferry count
outlet: The Ferry Post
published: 2024-03-05
---

Ferry count

12 boats were tied up on Monday. Mira said that the harbour is full. Some sails were torn.

Ilias said that the quay is empty. 40 crates were unloaded by noon.
"""
"""Two attributed claims between three statements, of which two are worth checking."""


def analyse(article: Article) -> Analysis:
    """One claim for each "X said that …", one entity for each X, and a statement for each "12 boats were …"."""
    claims, named = [], {}
    for number, match in enumerate(SAID.finditer(article.text), 1):
        named.setdefault(match[1], []).append(Span(*match.span(1)))
        content = Span(*match.span(2))
        source = Source(*match.span(1), entity=match[1])
        cue = Span(match.end(1) + 1, match.start(2) - 1)
        claims.append(Claim(f"c{number}", content.start, content.end, (content,), Kind.INDIRECT, source, cue))
    for number, match in enumerate(STATED.finditer(article.text), 1):
        content, worth = Span(*match.span(1)), 0.3 if match[2] == "Some" else 0.75
        claims.append(Claim(f"s{number}", content.start, content.end, (content,), Kind.ASSERTION, worth=worth))
    claims.sort(key=lambda claim: claim.start)
    entities = [Entity(name, name, Label.PERSON, (), tuple(spans)) for name, spans in named.items()]
    return Analysis(article.version, "rule", tuple(entities), tuple(claims))


class InstantWorker:
    """Answers at once, on the thread that asks."""

    analyse = staticmethod(analyse)

    def __init__(self, deliver: Callable[[Message], None]) -> None:
        self.deliver = deliver
        self.stopped = False

    def start(self) -> None:
        """Nothing to start."""

    def ask(self, articles: Iterable[Article], *, first: bool = False) -> None:
        """Analyse now."""
        for article in articles:
            analysis = self.analyse(article)
            found = count_outside_tail(analysis.claims, article.tail_start)
            self.deliver(Analysed(article.version, article.path, analysis, found))
        self.deliver(Progress(1, 1))

    def feed(self, wanted: Mapping[str, str], read: Callable[[str], Article | None]) -> None:
        """Read and analyse now."""
        self.ask(article for path in wanted.values() if (article := read(path)) is not None)

    def prefer(self, version: str) -> None:
        """There is no queue."""

    def stop(self) -> None:
        """Remember that it was asked to."""
        self.stopped = True


class DeafListener:
    """Compares nothing; remembers what it was told."""

    def __init__(self, read: Read, deliver: Callable[[EchoMessage], object]) -> None:
        self.read, self.deliver = read, deliver
        self.told: list[str] = []
        self.stopped = False

    def start(self) -> None:
        """Nothing to start."""

    def listed(self, versions: Iterable[str], pipeline: str) -> None:
        """Remember which articles there are."""
        assert pipeline == "rule"
        self.told += versions

    def learn(self, version: str) -> None:
        """Remember the article."""
        self.told.append(version)

    def stop(self) -> None:
        """Remember that it was asked to."""
        self.stopped = True


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app run until `condition` holds; fails after some hundred turns of its loop."""
    for _ in range(500):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come to that")


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three articles."""
    root = tmp_path / "ferry"
    root.mkdir()
    for name, text in (("1-alpha", ALPHA), ("2-beta", BETA), ("3-gamma", GAMMA)):
        (root / f"{name}.txt").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def ferry_count(tmp_path: Path) -> Path:
    """A folder of one article with statements of its own."""
    root = tmp_path / "count"
    root.mkdir()
    (root / "1-delta.txt").write_text(DELTA, encoding="utf-8")
    return root


@pytest.fixture
def make_app(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., IncursionApp]]:
    """Makes the app on the folder (or another), with places, terminal and settings of the test's own.

    What is `wired` takes the place of the workplace's own, and is given the library first.
    """
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)
    made: list[IncursionApp] = []

    def make(root: Path = folder, *, config: Config | None = None, **wired: object) -> IncursionApp:
        workplace = open_workplace(place_of(root, None), "rm")
        settings = Settings(config or Config(), tmp_path / "config.toml")
        workplace = replace(
            workplace,
            make_worker=InstantWorker,
            make_listener=DeafListener,
            settings=settings,
            name_pipeline=lambda: "rule",
        )
        workplace = replace(workplace, **{name: partial(made, workplace.library) for name, made in wired.items()})
        made.append(IncursionApp(workplace))
        return made[-1]

    yield make
    for app in made:
        app.workplace.close()


@pytest.fixture
def opened(make_app: Callable[..., IncursionApp], folder: Path) -> Opened:
    """Opens the folder (or another) on a screen of a size, and waits until everything is analysed."""

    @asynccontextmanager
    async def start(
        root: Path = folder,
        *,
        size: tuple[int, int] = (140, 40),
        config: Config | None = None,
        wait: bool = True,
        **wired: object,
    ) -> AsyncIterator[Pilot[None]]:
        app = make_app(root, config=config, **wired)
        async with app.run_test(size=size) as pilot:
            if wait:
                await settled(pilot)
            yield pilot
        app.workplace.close()

    return start


async def settled(pilot: Pilot[None]) -> None:
    """Let the app run until the desk stands and everything is analysed and counted."""
    await until(pilot, lambda: stands(pilot) and all(worker.is_finished for worker in pilot.app.workers))
    await pilot.pause()
    await until(pilot, lambda: desk_of(pilot).counting is None)


def stands(pilot: Pilot[None]) -> bool:
    """Whether the desk has taken the frame's place, with the folder listed and an article open."""
    return any(isinstance(screen, DeskScreen) and screen.started for screen in pilot.app.screen_stack)


def desk_of(pilot: Pilot[None]) -> DeskScreen:
    """The main screen."""
    screen = next(s for s in pilot.app.screen_stack if isinstance(s, DeskScreen))
    assert isinstance(screen, DeskScreen)
    return screen
