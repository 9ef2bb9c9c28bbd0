"""Rows as the library makes them, and the article list alone on a screen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import NamedTuple

from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from tui.keys import bindings_for
from tui.themes import DARK, OURS, theme_variable_defaults
from tui.widgets.article_list import ArticleList
from tui.widgets.article_list.row_text import RowStyles

HOSTILE = "\x1b]52;c;eA==\x07 [@click=app.quit]x[/] \u202eevil\x9b31m [sic]"


class Listed(NamedTuple):
    """A row as the library makes it."""

    path: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    reason: str = ""


ROWS = (
    Listed("north/bridge.txt", "Ferry to the northern bridge", "The Harbour Post", "2023-05-22"),
    Listed("north/ministry.md", "Ministry denies the landing", "Agency Nine", "2023-05-23T08:00:00Z"),
    Listed("broken.txt", "", "", "", "empty file"),
    Listed("letters.txt", "Letters: who landed at the bridge?", "Valley Letters", "May 2023"),
    Listed("wide.txt", "北の橋と港の船についての長い長い報告", "港新聞", "2023-05-24"),
    Listed("zalgo.txt", "Z" + "\u0301" * 60 + "algo", "", ""),
    Listed("hostile.txt", HOSTILE, HOSTILE, HOSTILE),
)
PLAIN = RowStyles(Style(), Style(dim=True), Style(bold=True), Style(italic=True), Style(underline=True))


class Listing(App[None]):
    """The pane alone, and the key that opens its filter."""

    CSS = "ArticleList { width: 30; height: 16; border: round $border; }"
    BINDINGS = [*bindings_for("main")]

    def __init__(self) -> None:
        super().__init__()
        for theme in OURS:
            self.register_theme(theme)
        self.theme = DARK.name
        self.chosen: list[str] = []
        self.highlighted: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield ArticleList()
        yield Input(id="elsewhere")

    def action_filter(self) -> None:
        self.pane.open_filter()

    def action_back(self) -> None:
        self.query_one("#elsewhere").focus()

    @property
    def pane(self) -> ArticleList:
        return self.query_one(ArticleList)

    @on(ArticleList.ArticleChosen)
    def _chosen(self, event: ArticleList.ArticleChosen) -> None:
        self.chosen.append(event.path)

    @on(ArticleList.RowHighlighted)
    def _highlighted(self, event: ArticleList.RowHighlighted) -> None:
        self.highlighted.append(event.path)

    def lines(self) -> list[str]:
        """What the pane shows, inside its border."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip)[1:29] for strip in strips[1:15]]


@asynccontextmanager
async def listing(rows: Sequence[Listed] | None = ROWS) -> AsyncIterator[tuple[Listing, Pilot[None]]]:
    """The pane with `rows`, with the keyboard; with None nothing has been listed yet."""
    app = Listing()
    async with app.run_test(size=(60, 20)) as pilot:
        if rows is not None:
            app.pane.show(rows)
        app.pane.focus()
        await pilot.pause()
        yield app, pilot


def many(count: int) -> list[Listed]:
    return [Listed(f"{number:06}.txt", f"Report {number} from the river", "Agency Nine") for number in range(count)]


def text_of(line: list) -> str:
    return "".join(segment.text for segment in line)
