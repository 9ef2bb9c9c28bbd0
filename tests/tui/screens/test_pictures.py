"""What the main screens look like; a picture that changes on purpose is renewed with `--snapshot-update`."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.screens.conftest import desk_of, settled, until
from tests.tui.screens.echoing import InstantListener, KeepingWorker, write_echoes
from tests.tui.screens.test_names import propose
from tui.app import IncursionApp
from tui.config import Config

Compare = Callable[..., bool]
Make = Callable[..., IncursionApp]


def driven(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Waits until the desk stands, presses the keys, and lets the screen settle."""

    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    return drive


@pytest.mark.parametrize("theme", ["incursion-dark", "incursion-light", "textual-dark", "ansi-dark"])
def test_claims_judged_three_ways(snap_compare: Compare, make_app: Make, theme: str) -> None:
    app = make_app(config=Config(theme=theme))
    assert snap_compare(app, terminal_size=(140, 40), run_before=driven("c", "d", "p", "k"))


def test_claims_judged_without_colour(snap_compare: Compare, make_app: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("c", "d", "p", "k"))


def test_entities_with_the_mention_in_the_text(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("tab", "enter"))


def test_the_text_above_and_the_claim_below_on_80_by_24(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=driven("d"))


def test_the_list_slides_in_on_80_by_24(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=driven("a"))


def test_60_by_15_says_what_is_hidden(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(60, 15), run_before=driven())


def test_a_filter_shows_what_matched(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("f", *"quit"))


def test_a_note_under_the_text(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("e", *"Two sources"))


def test_words_being_marked(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("shift+tab", "v", "w", "w"))


def test_whose_claim_is_it(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("shift+tab", "v", "w", "w", "enter"))


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
def test_everything_about_a_claim(snap_compare: Compare, make_app: Make, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(), terminal_size=size, run_before=driven("i"))


def test_all_claims_with_statements_and_one_dismissed(snap_compare: Compare, make_app: Make, ferry_count: Path) -> None:
    keys = ("w", "w", "home", "j", "backspace", "k")
    assert snap_compare(make_app(ferry_count), terminal_size=(140, 40), run_before=driven(*keys))


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
def test_help_in_columns_by_task(snap_compare: Compare, make_app: Make, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(), terminal_size=size, run_before=driven("question_mark"))


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
def test_names_that_may_be_one(snap_compare: Compare, make_app: Make, size: tuple[int, int]) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        propose(desk_of(pilot), ("Mira", "Ilias"), ("Ilias", "Olena"), ("Mira", "Otto"))
        await until(pilot, lambda: len(desk_of(pilot).session.names.open) == 3)
        await driven("M", "minus")(pilot)

    assert snap_compare(make_app(), terminal_size=size, run_before=drive)


def test_an_entity_being_corrected(snap_compare: Compare, make_app: Make) -> None:
    assert snap_compare(make_app(), terminal_size=(140, 40), run_before=driven("tab", "v", "down", "down"))


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
def test_what_other_articles_say_of_a_claim(
    snap_compare: Compare, make_app: Make, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = write_echoes(tmp_path / "lesna")
    app = make_app(root, make_worker=KeepingWorker, make_listener=InstantListener)
    assert snap_compare(app, terminal_size=size, run_before=driven("c", "k", "r"))
