"""Finding words, filtering articles, the palette, help and export."""

import csv
from pathlib import Path

from textual.widgets import Input

from tests.tui.screens.conftest import Opened, desk_of, until
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen


async def test_find_goes_from_match_to_match(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"bridge", "enter")
        await until(pilot, lambda: desk.status[0].startswith("match"))
        first = desk.status[0]
        await pilot.press("n")
        await until(pilot, lambda: desk.status[0] != first)
        await pilot.press("N")
        await until(pilot, lambda: desk.status[0] == first)


async def test_the_filter_narrows_the_list_and_opens_a_match(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("f", *"quiet")
        await pilot.press("enter")
        await until(pilot, lambda: desk.session.article.path == "3-gamma.txt")


async def test_help_shows_the_keys_in_force(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert pilot.app.screen is desk_of(pilot)


async def test_every_command_of_the_screen_is_in_the_palette(opened: Opened) -> None:
    from tui.keys import commands

    async with opened() as pilot:
        named = {command.help for command in pilot.app.get_system_commands(desk_of(pilot))}
        assert {row.help for row in commands() if {"app", "main"} & set(row.scopes)} <= named


async def test_export_writes_a_file_and_replaces_one_only_when_told_to(opened: Opened, tmp_path: Path) -> None:
    there = tmp_path / "out.csv"
    there.write_text("mine", encoding="utf-8")
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("p", "E")
        assert isinstance(pilot.app.screen, ExportScreen)
        pilot.app.screen.query_one(Input).value = str(there)
        await pilot.press("enter")
        await until(pilot, lambda: "ctrl+o" in str(pilot.app.screen.query_one("#answer").render()))
        assert there.read_text(encoding="utf-8") == "mine"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: pilot.app.screen is desk)
        rows = list(csv.DictReader(there.open(encoding="utf-8", newline="")))
        assert [row["verdict"] for row in rows] == ["propaganda"]
        assert desk.status[0].startswith("✓ exported 1")


async def test_quit_is_at_once(opened: Opened) -> None:
    async with opened() as pilot:
        worker = desk_of(pilot).worker
        await pilot.press("q")
        assert pilot.app.return_code == 0
    assert worker.stopped
