"""The article list: what a row says, what a filter finds, and what the keys and the mouse do."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widgets import Input, Static

from tui.keys import bindings_for
from tui.themes import DARK, OURS, SIXTEEN_DARK, SIXTEEN_LIGHT, theme_variable_defaults
from tui.widgets.article_list import ArticleList, Counts
from tui.widgets.article_list.listed import below_of, day, title_of
from tui.widgets.article_list.matching import Matcher, matched, words_of
from tui.widgets.article_list.row_text import RowStyles, cropped, row_lines
from tui.widgets.article_list.rows import RowView

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


# --- what a row says ---


def test_a_row_says_title_count_outlet_and_day() -> None:
    first, second = row_lines(ROWS[0], Counts(3, 15), 40, PLAIN, is_open=True)
    assert text_of(first) == "▸ Ferry to the northern bridge      3/15"
    assert text_of(second) == "  The Harbour Post           22 May 2023"


def test_a_long_title_gives_way_to_the_count() -> None:
    first, _ = row_lines(ROWS[0], Counts(0, 9), 24, PLAIN, is_open=False)
    assert text_of(first) == "  Ferry to the nort… 0/9"


def test_a_done_article_has_its_sign() -> None:
    first, _ = row_lines(ROWS[1], Counts(5, 5), 40, PLAIN, is_open=False)
    assert text_of(first).endswith("5/5✓")
    assert first[-1].style == PLAIN.done


@pytest.mark.parametrize(
    ("counts", "said"),
    [(Counts(), ""), (Counts(2, None), "2"), (Counts(0, 0), "0/0"), (Counts(0, 3), "0/3"), (Counts(3, 3), "3/3✓")],
)
def test_counts_say_what_is_known(counts: Counts, said: str) -> None:
    assert str(counts) == said


def test_a_file_that_cant_be_read_says_why() -> None:
    first, second = row_lines(ROWS[2], Counts(), 30, PLAIN, is_open=False)
    assert text_of(first).rstrip() == "▲ broken.txt"
    assert text_of(second).rstrip() == "  empty file"
    assert second[1].style == PLAIN.unreadable


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2023-05-23", "23 May 2023"),
        ("2023-05-03T08:00:00Z", "3 May 2023"),
        ("2023-13-03", "2023-13-03"),
        ("23.05.2023", "23.05.2023"),
        ("May", "May"),
        ("²⁰²³-⁰⁵-²³", "²⁰²³-⁰⁵-²³"),
        ("", ""),
    ],
)
def test_a_day_is_written_as_people_do(published: str, said: str) -> None:
    assert day(published) == said


@given(st.text(), st.text(), st.text(), st.text(max_size=8), st.integers(8, 60), st.booleans())
def test_whatever_a_file_says_a_row_keeps_its_width(
    title: str, outlet: str, published: str, query: str, width: int, is_open: bool
) -> None:
    row = Listed("a/b.txt", title, outlet, published)
    for line in row_lines(row, Counts(1, 12), width, PLAIN, is_open=is_open, words=words_of(query)):
        text = text_of(line)
        assert cell_len(text) == width
        assert not any(character in text for character in "\x1b\n\r\t\x07\x9b\u202e\u2028\x00\x7f")


def test_foreign_strings_are_safe_and_whole() -> None:
    row = ROWS[6]
    assert "[@click=app.quit]x[/]" in title_of(row)
    assert title_of(row).replace("␛", "\x1b").replace("␇", "\x07")[:5] == HOSTILE[:5]
    assert below_of(row).count("[sic]") == 2


def test_wide_characters_are_never_cut_in_half() -> None:
    for width in range(2, 40):
        segments = cropped(ROWS[4].title, width, PLAIN.plain, PLAIN.match)
        assert width - 1 <= cell_len(text_of(segments)) <= width or width >= cell_len(ROWS[4].title)


# --- what a filter finds ---


def found(query: str, rows: Sequence[Listed] = ROWS) -> list[str]:
    return [rows[index].path for index in Matcher(rows).ranked(query)]


def test_the_best_come_first() -> None:
    rows = [
        Listed("path/bridge.txt", "Nothing of the kind"),
        Listed("1.txt", "The footbridge"),
        Listed("2.txt", "Over the bridge"),
        Listed("3.txt", "Bridge lost"),
        Listed("4.txt", "Bridge held"),
    ]
    assert found("bridge", rows) == ["3.txt", "4.txt", "2.txt", "1.txt", "path/bridge.txt"]


def test_every_word_must_be_found_in_any_order() -> None:
    assert found("bridge LETTERS") == ["letters.txt"]
    assert found("bridge ministry") == []


@pytest.mark.parametrize("query", ["minsitry", "ministri", "xinistry", "ministrry", "denis landing"])
def test_a_slip_is_forgiven(query: str) -> None:
    assert found(query)[0] == "north/ministry.md"


@pytest.mark.parametrize("query", ["harbuor", "habrour ferry", "brigde harbuor"])
def test_a_slip_is_forgiven_in_the_outlet_too(query: str) -> None:
    assert found(query) == ["north/bridge.txt"]


def test_a_slip_in_the_title_may_stand_beside_an_outlet_as_it_is() -> None:
    assert found("agency minsitry") == ["north/ministry.md"]


def test_a_longer_word_is_not_like_a_short_outlet() -> None:
    assert found("postulated", [Listed("1.txt", "Nothing", "Post")]) == []


def test_short_words_are_taken_as_they_are() -> None:
    assert found("fery") == []
    assert found("bri") == ["north/bridge.txt", "letters.txt"]


@pytest.mark.parametrize("query", ["23 may", "agency", "north/min", "empty file"])
def test_outlet_day_path_and_reason_are_searched_too(query: str) -> None:
    assert found(query)


def test_typing_on_finds_what_typing_at_once_finds() -> None:
    for query in ("bridge landed", "ministri", "xinistry denies", "Letters: who", "ferr bridge"):
        grown = Matcher(ROWS)
        for end in range(1, len(query) + 1):
            assert grown.ranked(query[:end]) == Matcher(ROWS).ranked(query[:end])
        for end in range(len(query), 0, -1):
            assert grown.ranked(query[:end]) == Matcher(ROWS).ranked(query[:end])


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=8)), max_size=8), st.text(max_size=12))
def test_a_filter_finds_rows_once_and_never_fails(rows: list[tuple[str, str]], query: str) -> None:
    listed = [Listed(f"{index}.txt", title, outlet) for index, (title, outlet) in enumerate(rows)]
    ranked = Matcher(listed).ranked(query)
    assert len(set(ranked)) == len(ranked)
    words = words_of(query)
    exact = {i for i, row in enumerate(listed) if all(w in f"{row.title}\n{row.outlet}".lower() for w in words)}
    assert exact <= set(ranked)


def test_matched_characters_are_told_by_offset() -> None:
    assert sorted(matched("Over the Bridge", ["bridge"])) == list(range(9, 15))
    assert "".join("Ministry"[at] for at in sorted(matched("Ministry", ["minsitry"]))) in ("Minstry", "Minitry")
    assert matched("Ministry", ["bridge"]) == frozenset()
    assert sorted(matched("İstanbul bridge", ["bridge"])) == list(range(9, 15))


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_matched_offsets_lie_in_the_text(text: str, query: str) -> None:
    assert all(0 <= at < len(text) for at in matched(text, words_of(query)))


def test_matched_characters_are_underlined() -> None:
    first, second = row_lines(ROWS[0], Counts(), 40, PLAIN, is_open=False, words=("bridge", "harb"))
    assert [segment.text for segment in first if segment.style and segment.style.underline] == ["bridge"]
    assert [segment.text for segment in second if segment.style and segment.style.underline] == ["Harb"]


def test_what_is_found_in_the_path_alone_shows_the_path() -> None:
    _, second = row_lines(ROWS[1], Counts(), 40, PLAIN, is_open=False, words=("north",))
    assert text_of(second).strip() == "north/ministry.md"
    assert [segment.text for segment in second if segment.style and segment.style.underline] == ["north"]


# --- keys and mouse ---


async def test_rows_are_shown() -> None:
    async with listing() as (app, pilot):
        app.pane.current = "north/ministry.md"
        app.pane.set_all_counts({"north/bridge.txt": (3, 15), "north/ministry.md": (5, 5)})
        await pilot.pause()
        assert [line.rstrip() for line in app.lines()[:6]] == [
            "  Ferry to the northe… 3/15",
            "  The Harbour … 22 May 2023",
            "▸ Ministry denies the… 5/5✓",
            "  Agency Nine   23 May 2023",
            "▲ broken.txt",
            "  empty file",
        ]
        assert app.lines()[13].strip() == "f filter"


async def test_a_changed_count_draws_only_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    async with listing(many(50)) as (app, pilot):
        drawn: list[int] = []
        draw = RowView.render_line
        monkeypatch.setattr(RowView, "render_line", lambda view, y: drawn.append(y) or draw(view, y))
        app.pane.set_counts("000002.txt", (1, 4))
        await pilot.pause()
        assert sorted(set(drawn)) == [4, 5]
        assert app.lines()[4].rstrip().endswith("1/4")


async def test_keys_move_the_cursor_and_say_where_it_is() -> None:
    async with listing(many(50)) as (app, pilot):
        await pilot.press("j", "down", "о", "k", "pagedown", "space", "pageup", "end", "home")
        at = [int(path[:6]) for path in app.highlighted]
        page = app.pane.view.scrollable_content_region.height // 2
        assert at == [1, 2, 3, 2, 2 + page, 2 + 2 * page, 2 + page, 49, 0]


async def test_the_cursor_stays_in_view_and_on_a_row() -> None:
    async with listing(many(50)) as (app, pilot):
        view = app.pane.view
        for key in ("end", "j", "pageup", "k", "home", "k", "pagedown"):
            await pilot.press(key)
            top = view.cursor * 2 - view.scroll_offset.y
            assert 0 <= top <= view.scrollable_content_region.height - 2
            assert app.lines()[top].startswith(f"  Report {view.cursor} ")


async def test_enter_chooses() -> None:
    async with listing() as (app, pilot):
        await pilot.press("j", "enter")
        assert app.chosen == ["north/ministry.md"]


async def test_a_click_chooses_the_row_under_it() -> None:
    async with listing(many(50)) as (app, pilot):
        app.pane.view.scroll_to(y=20, animate=False)
        await pilot.pause()
        await pilot.click(RowView, offset=(5, 3))
        assert app.chosen == ["000011.txt"]
        assert app.highlighted == ["000011.txt"]


async def test_a_click_below_the_last_row_chooses_nothing() -> None:
    async with listing(ROWS[:2]) as (app, pilot):
        await pilot.click(RowView, offset=(5, 8))
        assert app.chosen == []


async def test_the_wheel_scrolls_without_moving_the_cursor() -> None:
    from textual.events import MouseScrollDown

    async with listing(many(50)) as (app, pilot):
        await pilot._post_mouse_events([MouseScrollDown], RowView, offset=(5, 3))
        await pilot.pause()
        assert app.pane.view.scroll_offset.y > 0
        assert app.pane.view.cursor == 0


async def test_the_open_article_takes_the_cursor_along() -> None:
    async with listing(many(50)) as (app, pilot):
        app.pane.current = "000030.txt"
        await pilot.pause()
        assert app.pane.view.cursor == 30
        assert any(line.startswith("▸ Report 30 ") for line in app.lines())
        assert app.highlighted == []


async def test_the_next_and_the_previous_are_those_of_the_list_as_shown() -> None:
    async with listing() as (app, pilot):
        pane = app.pane
        assert pane.neighbour(None, 1) == "north/bridge.txt"
        assert pane.neighbour(None, -1) == "hostile.txt"
        assert pane.neighbour("north/bridge.txt", -1) is None
        assert pane.neighbour("hostile.txt", 1) is None
        await pilot.press("f", *"bridge")
        assert pane.neighbour("north/bridge.txt", 1) == "letters.txt"
        assert pane.neighbour("broken.txt", 1) == "north/bridge.txt"


# --- filtering ---


async def test_typing_filters_and_says_how_many() -> None:
    async with listing() as (app, pilot):
        await pilot.press("f", *"bridge")
        assert [line.strip() for line in app.lines()[:4:2]] == [
            "Ferry to the northern bri…",
            "Letters: who landed at th…",
        ]
        assert str(app.pane.border_subtitle) == "2 of 7"
        assert app.lines()[13].strip() == "f filter bridge"


async def test_arrows_and_enter_choose_while_typing() -> None:
    async with listing() as (app, pilot):
        await pilot.press("f", *"bridge", "down", "enter")
        assert app.chosen == ["letters.txt"]
        assert isinstance(app.focused, RowView)
        assert app.pane.filtering


async def test_escape_clears_the_filter_and_keeps_the_row() -> None:
    async with listing() as (app, pilot):
        await pilot.press("f", *"ministry", "escape")
        assert not app.pane.filtering
        assert app.pane.view.path_at(app.pane.view.cursor) == "north/ministry.md"
        assert len(app.pane.view.order) == len(ROWS)
        assert isinstance(app.focused, RowView)
        assert app.pane.border_subtitle is None


async def test_escape_clears_from_the_rows_too_and_then_goes_back() -> None:
    async with listing() as (app, pilot):
        await pilot.press("f", *"bridge", "enter", "escape")
        assert len(app.pane.view.order) == len(ROWS)
        await pilot.press("escape")
        assert app.focused is app.query_one("#elsewhere")


async def test_no_match_says_so_with_the_key_that_helps() -> None:
    async with listing() as (app, pilot):
        await pilot.press("f", *"xyz[/nope]")
        assert str(app.query_one(".sentence", Static).content) == "No article matches “xyz[/nope]” · esc clears"
        assert app.query_one(".sentence").display
        await pilot.press("escape")
        assert not app.query_one(".sentence").display
        assert isinstance(app.focused, RowView)


async def test_rows_that_come_later_are_filtered_too() -> None:
    async with listing(ROWS[:2]) as (app, pilot):
        await pilot.press("f", *"bridge")
        app.pane.show(ROWS)
        await pilot.pause()
        assert len(app.pane.view.order) == 2


async def test_the_hint_names_the_key_in_force() -> None:
    async with listing() as (app, pilot):
        app.pane.filter_key = "ctrl+f"
        await pilot.pause()
        assert app.lines()[13].strip() == "ctrl+f filter"


# --- states ---


async def test_before_anything_is_listed_it_says_that_it_looks() -> None:
    async with listing(None) as (app, _):
        assert "Looking for articles" in str(app.query_one(".sentence", Static).content)


async def test_an_empty_folder_says_so() -> None:
    async with listing([]) as (app, pilot):
        assert str(app.query_one(".sentence", Static).content) == "No .txt or .md file here · q leaves"
        await pilot.press("f", "x", "escape", "enter", "j")
        assert app.chosen == []


async def test_the_cursor_shows_only_with_the_keyboard() -> None:
    async with listing() as (app, pilot):
        assert app.pane.view.active
        await pilot.press("escape")
        assert not app.pane.view.active


async def test_the_terminals_cursor_follows_for_braille_displays() -> None:
    async with listing() as (app, pilot):
        await pilot.press("j", "j")
        assert app.cursor_position == (1, 5)


async def test_another_theme_redraws_the_rows() -> None:
    async with listing() as (app, pilot):
        before = app.screen._compositor.render_strips()[1]
        app.theme = "incursion-light"
        await pilot.pause()
        assert app.screen._compositor.render_strips()[1] != before


@pytest.mark.parametrize("theme", [SIXTEEN_DARK, SIXTEEN_LIGHT], ids=lambda theme: theme.name)
async def test_without_colours_the_cursor_is_reversed_and_the_open_row_bold(theme: Theme) -> None:
    async with listing() as (app, pilot):
        app.theme = theme.name
        app.pane.current = "north/ministry.md"
        await pilot.press("j")
        strips = app.screen._compositor.render_strips()
        styles = [
            next(part.style for part in strip if len(part.text.strip()) > 3 and part.style) for strip in strips[1:6]
        ]
        assert [bool(style.reverse) for style in styles] == [False, False, False, False, True]
        assert [bool(style.bold) for style in styles] == [False, False, True, True, False]


async def test_a_narrow_pane_crops() -> None:
    async with listing() as (app, pilot):
        app.pane.styles.width = 14
        await pilot.pause()
        assert app.lines()[0][:12] == "  Ferry to… "


# --- speed ---


async def test_a_hundred_thousand_rows_are_shown_and_filtered_at_once() -> None:
    """Bounds are ten times what was measured, so that only a change of order fails."""
    rows = many(100_000)
    async with listing([]) as (app, pilot):
        began = time.perf_counter()
        app.pane.show(rows)
        await pilot.pause()
        assert time.perf_counter() - began < 1.0
        matcher = Matcher(rows)
        for query in ("r", "re", "river", "rivxr", "agnecy", "99999"):
            began = time.perf_counter()
            matcher.ranked(query)
            assert time.perf_counter() - began < 1.0, query
