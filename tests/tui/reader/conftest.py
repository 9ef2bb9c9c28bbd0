"""A bare app around a reader, which keeps what the reader says."""

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from annotations.articles.model import Article, Block, Role
from annotations.text import Span
from tui.themes import OURS, theme_variable_defaults
from tui.widgets.reader import ClaimMark, Reader


class ReaderApp(App[None]):
    """Holds a reader and the messages it has posted."""

    CSS = "Reader { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Message] = []
        for theme in OURS:
            self.register_theme(theme)
        self.theme = OURS[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Reader(id="reader")

    def on_mount(self) -> None:
        self.reader.focus()

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def heard(self, kind: type[Message]) -> list:
        return [message for message in self.said if isinstance(message, kind)]

    async def until(self, pilot: Pilot, met: Callable[[], object]) -> None:
        """Let the app work until `met`; the test's own time limit is the only one."""
        for _ in range(200):
            if met():
                return
            await pilot.pause()
        pytest.fail("it never came")

    def rows(self) -> list[str]:
        """What the reader shows, row by row."""
        return [self.reader.render_line(y).text.rstrip() for y in range(self.reader.size.height)]

    def segments(self, y: int) -> list[tuple[str, object]]:
        return [(text, style) for text, style, _ in self.reader.render_line(y)]


for _name in ("ClaimReached", "Found", "Marked", "MarkingChanged", "MarkingLeft", "PlaceChanged", "TailClicked"):

    def _keep(self: ReaderApp, event: Message) -> None:
        self.said.append(event)

    _snake = "".join("_" + c.lower() if c.isupper() else c for c in _name)
    setattr(ReaderApp, f"on_reader{_snake}", _keep)


@pytest.fixture
def app() -> ReaderApp:
    return ReaderApp()


def article_of(*blocks: str | tuple[Role, str], front: str = "") -> Article:
    """An article of these blocks, a blank line apart; a plain string is body."""
    text, made = front, []
    for block in blocks:
        role, words = (Role.BODY, block) if isinstance(block, str) else block
        made.append(Block(role, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Article("a", "v", "a.txt", "A", text, blocks=tuple(made))


@pytest.fixture
def make_article():
    return article_of


@pytest.fixture
def long_article() -> Article:
    """Sixty numbered paragraphs of one row each at 80 columns."""
    return article_of(*(f"Paragraph {n:02} of sixty says hardly anything." for n in range(60)))


@pytest.fixture
def make_claim():
    def make(article: Article, claim_id: str, *quotes: str, **more) -> ClaimMark:
        starts = [(article.text.index(quote), len(quote)) for quote in quotes]
        return ClaimMark(claim_id, tuple(Span(start, start + length) for start, length in starts), **more)

    return make
