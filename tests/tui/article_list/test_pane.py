"""The article list: what the keys and the mouse do, and what it says when there is nothing to list."""

import time

import pytest
from textual.theme import Theme
from textual.widgets import Static

from tui.themes import SIXTEEN_DARK, SIXTEEN_LIGHT
from tui.widgets.article_list.matching import Matcher
from tui.widgets.article_list.rows import RowView

from .listing import ROWS, listing, many


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
