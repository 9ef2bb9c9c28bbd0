"""Finding words, filtering articles, the palette, help and export."""

import csv
import threading
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.tui.screens.conftest import Opened, desk_of, until
from tui.config import Config
from tui.keys import commands
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen
from tui.screens.palette import Palette


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


async def test_the_help_says_that_there_is_more_below_and_scrolls_by_the_keys_in_force(opened: Opened) -> None:
    async with opened(size=(80, 24), config=Config(keys={"dialog.down": "n", "dialog.close": "z"})) as pilot:
        await pilot.press("question_mark")
        screen = pilot.app.screen
        box = screen.query_one("#keys")
        await until(pilot, lambda: "↓ more · z closes" in str(box.border_subtitle))
        await pilot.press("n", "т", "j")
        assert box.scroll_y == 2
        await pilot.press("end")
        await until(pilot, lambda: "↓ more" not in str(box.border_subtitle))
        await pilot.press("я")
        assert pilot.app.screen is desk_of(pilot)


@pytest.mark.parametrize(("width", "columns"), [(120, 3), (80, 2), (70, 1)])
async def test_the_help_has_as_many_columns_as_fit_and_begins_with_judging(
    opened: Opened, width: int, columns: int
) -> None:
    async with opened(size=(width, 24)) as pilot:
        await pilot.press("question_mark", "comma")
        assert pilot.app.screen is desk_of(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        shown = [static for static in pilot.app.screen.query(".column").results(Static) if static.display]
        assert len(shown) == columns
        assert str(shown[0].render()).startswith("Judge")


async def test_every_command_of_the_screen_is_in_the_palette(opened: Opened) -> None:
    async with opened() as pilot:
        named = [command.title for command in pilot.app.get_system_commands(desk_of(pilot))]
        for row in commands():
            if {"app", "main"} & set(row.scopes):
                assert any(title.startswith(row.help[:-1]) for title in named), row.id


@pytest.mark.parametrize("typed", ["verdict", "judge"])
async def test_the_palette_finds_the_verdicts_by_what_they_are(opened: Opened, typed: str) -> None:
    async with opened() as pilot:
        titles = [command.title for command in pilot.app.get_system_commands(desk_of(pilot))]
        found = [title for title in titles if typed in title.lower()]
        assert {"(c)", "(d)", "(p)", "(x)"} <= {title.split()[-1] for title in found}


async def test_faults_in_the_settings_are_told_in_one_toast_and_all_in_the_help(opened: Opened) -> None:
    keys = {"judge.credible": "d", "nonsense": "y"}
    async with opened(config=Config(keys=keys, theme="no such")) as pilot:
        (toast,) = pilot.app._notifications
        assert toast.message.startswith("[keys] not used: 2 faults\n")
        assert toast.message.endswith("? tells the rest")
        await pilot.press("question_mark")
        told = str(pilot.app.screen.query_one("#faults", Static).render())
        assert all(part in told for part in ("judge.disputed", '"nonsense"', "no such", "these are the default keys"))


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


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("~nouser/x.csv", "Nobody here is called ~nouser"),
        ("", "Write the name of a file"),
        ("  ", "Write the name of a file"),
        ("a\0b.csv", "A file name can't hold a NUL character"),
        ("/", "/ is there already"),
        ("no/such/folder/x.csv", "Not written: No such file or directory"),
    ],
)
async def test_a_name_that_is_none_is_answered_with_a_sentence(opened: Opened, name: str, answer: str) -> None:
    async with opened() as pilot:
        await pilot.press("p", "E")
        pilot.app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await until(pilot, lambda: answer in str(pilot.app.screen.query_one("#answer").render()))
        await pilot.press("escape")
        assert desk_of(pilot).status[0] == "nothing exported"


async def test_an_export_that_is_left_while_it_is_written_is_written_once(opened: Opened, tmp_path: Path) -> None:
    begun, may_end = threading.Event(), threading.Event()
    written: list[Path] = []

    def write(path: Path, overwrite: bool) -> int:
        begun.set()
        may_end.wait(30)
        written.append(path)
        return 1

    async with opened() as pilot:
        answers: list[str | None] = []
        screen = ExportScreen(tmp_path / "out.csv", write)
        await pilot.app.push_screen(screen, answers.append)
        await pilot.press("ctrl+o", "ctrl+o")
        await until(pilot, begun.is_set)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: bool(answers))
        may_end.set()
        await until(pilot, lambda: bool(written))
        await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))
        await pilot.press("c")
        assert desk_of(pilot).session.folder.progress().judged == 1
    assert written == [tmp_path / "out.csv"]
    assert answers == ["exporting"]


async def test_an_export_that_ends_under_the_palette_closes_after_it(opened: Opened, tmp_path: Path) -> None:
    may_end = threading.Event()

    def write(path: Path, overwrite: bool) -> int:
        may_end.wait(30)
        return 1

    async with opened() as pilot:
        answers: list[str | None] = []
        await pilot.app.push_screen(ExportScreen(tmp_path / "out.csv", write), answers.append)
        await pilot.press("ctrl+o", "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        may_end.set()
        await until(pilot, lambda: all(worker.name != "_export" or worker.is_finished for worker in pilot.app.workers))
        assert isinstance(pilot.app.screen, Palette)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is desk_of(pilot))
    assert answers == ["✓ exported 1 to out.csv"]


async def test_the_export_of_one_file_is_called_as_the_file(opened: Opened, folder: Path) -> None:
    async with opened(folder / "1-alpha.txt") as pilot:
        await pilot.press("E")
        assert Path(pilot.app.screen.query_one(Input).value).name == "1-alpha.csv"


async def test_the_key_that_replaces_a_file_is_the_users(opened: Opened, tmp_path: Path) -> None:
    there = tmp_path / "out.csv"
    there.write_text("mine", encoding="utf-8")
    async with opened(config=Config(keys={"export.replace": "f9"})) as pilot:
        await pilot.press("p", "E")
        pilot.app.screen.query_one(Input).value = str(there)
        await pilot.press("enter")
        await until(pilot, lambda: "f9 replaces it" in str(pilot.app.screen.query_one("#answer").render()))
        await pilot.press("f9")
        await until(pilot, lambda: pilot.app.screen is desk_of(pilot))
        assert there.read_text(encoding="utf-8") != "mine"


async def test_quit_is_at_once(opened: Opened) -> None:
    async with opened() as pilot:
        worker = desk_of(pilot).worker
        await pilot.press("q")
        assert pilot.app.return_code == 0
    assert worker.stopped
