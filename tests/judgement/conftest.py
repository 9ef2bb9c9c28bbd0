"""An article with four claims, a store in memory that can be told to fail, and a clock that ticks a second a look."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count

import pytest

from annotations.analysis.model import Analysis, Claim, Kind, Source
from annotations.articles.model import Article, Block, Role
from annotations.judgement import Annotation, Desk, Event, NotSaved
from annotations.text import Span

LINES = (
    "The mayor said the bridge was closed on Sunday.",
    "Farmers claim that “nobody asked us”, an agency reported.",
    "Nine boats sank, according to the coast guard.",
    "More from the paper",
    "A singer said the tour would go on.",
)


def article_of(lines: tuple[str, ...] = LINES, article_id: str = "a.txt") -> Article:
    """An article of `lines`, a paragraph each; "More from …" begins its tail."""
    text = "\n\n".join(lines) + "\n"
    blocks, role, at = [], Role.BODY, 0
    for line in lines:
        role = Role.MARKER if line.startswith("More from") else Role.TAIL if role is not Role.BODY else role
        blocks.append(Block(role, at, at + len(line)))
        at += len(line) + 2
    version = sha256(text.encode()).hexdigest()
    return Article(article_id, version, article_id, lines[0], text, tuple(blocks), outlet="The Sample")


def span_of(article: Article, words: str) -> Span:
    """Where `words` first stand in the article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def claim_of(article: Article, words: str, source: str, cue: str) -> Claim:
    """A claim that `words` make."""
    span, by, said = span_of(article, words), span_of(article, source), span_of(article, cue)
    return Claim(words, span.start, span.end, (span,), Kind.INDIRECT, Source(by.start, by.end), said)


def analysis_of(article: Article) -> Analysis:
    """The four claims of the article's usual lines, where they are in it."""
    found = (
        ("nobody asked us", "Farmers", "claim"),
        ("the bridge was closed on Sunday", "The mayor", "said"),
        ("Nine boats sank", "the coast guard", "according to"),
        ("the tour would go on", "A singer", "said"),
    )
    claims = tuple(claim_of(article, *words) for words in found if words[0] in article.text)
    return Analysis(article.version, "test 1", claims=claims)


class MemoryStore:
    """Keeps what is recorded in memory; raises instead while `broken`."""

    def __init__(self) -> None:
        self.kept: dict[str, Annotation] = {}
        self.history: list[Event] = []
        self.texts: dict[str, str] = {}
        self.broken = False
        self.read_only = ""

    def annotations(self) -> list[Annotation]:
        return sorted(self.kept.values(), key=lambda annotation: annotation.id)

    def events(self) -> list[Event]:
        return list(self.history)

    def recent(self) -> Iterator[Event]:
        return iter(self.history[::-1])

    def record(self, event: Event) -> None:
        if self.broken:
            raise NotSaved("disk full")
        for change in event.changes:
            if change.before is not None:
                assert self.kept.pop(change.before.id) == change.before
            if change.after is not None:
                self.kept[change.after.id] = change.after
        self.history.append(event)

    def keep_text(self, version: str, text: str) -> None:
        if self.broken:
            raise NotSaved("disk full")
        self.texts[version] = text

    def text_of(self, version: str) -> str | None:
        return self.texts.get(version)

    def compact(self) -> None:
        self.tidied = True

    def refresh(self) -> bool:
        return False

    def close(self) -> None:
        """Nothing is pending."""


@pytest.fixture
def article() -> Article:
    return article_of()


@pytest.fixture
def analysis(article: Article) -> Analysis:
    return analysis_of(article)


@pytest.fixture
def make_article() -> Callable[..., Article]:
    return article_of


@pytest.fixture
def analyse() -> Callable[[Article], Analysis]:
    return analysis_of


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def make_store() -> type[MemoryStore]:
    return MemoryStore


@pytest.fixture
def make_desk(store: MemoryStore) -> Callable[..., Desk]:
    seconds = count()

    def clock() -> datetime:
        return datetime(2023, 5, 22, 10, tzinfo=UTC) + timedelta(seconds=next(seconds))

    def make(kept: MemoryStore = store, annotator: str = "rm") -> Desk:
        return Desk(kept, annotator=annotator, program="0.1.0", clock=clock)

    return make


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()
