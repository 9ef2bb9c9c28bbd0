"""What is being written is never lost: by Tab, by another article, by another panel, by quitting, by a full disk."""

import pytest

from annotations.judgement import NotSaved
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.widgets.article_list.rows import RowView


async def test_tab_does_not_leave_a_note(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("e", *"half", "tab", "c")
        assert desk.query("#panel")
        assert desk.session.folder.progress().judged == 0
        await pilot.press("enter")
        await until(pilot, lambda: desk.session.findings[0].note == "halfc")


async def test_a_note_that_is_not_saved_stays_open(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)

        def refuse(*_: object) -> None:
            raise NotSaved("disk full")

        with monkeypatch.context() as broken:
            broken.setattr(desk.session.desk, "note", refuse)
            await pilot.press("e", *"kept", "enter")
            await until(pilot, lambda: "disk full" in desk.status[0])
            assert desk.query("#panel")
        await pilot.press("enter")
        await until(pilot, lambda: desk.session.findings[0].note == "kept")


async def test_a_note_belongs_to_its_claim_though_another_article_was_opened(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        first = desk.session.article
        await pilot.press("e", *"mine")
        await pilot.click(RowView, offset=(5, 2))
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("escape", "enter")
        await until(pilot, lambda: not desk.query("#panel"))
        assert [annotation.note for annotation in desk.session.desk.annotations_of(first.id)] == ["mine"]


async def test_quitting_keeps_the_note_that_is_being_written(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("e", *"last words")
        await pilot.app.run_action("quit")
    async with opened() as pilot:
        assert desk_of(pilot).session.findings[0].note == "last words"


async def test_another_panel_keeps_the_note_first(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("e", *"one")
        await desk.action_find()
        assert desk.session.findings[0].note == "one"


async def test_the_keyboard_goes_back_to_where_it_was(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("shift+tab")
        assert desk.reader.has_focus
        await pilot.press("slash", *"bridge", "enter")
        await until(pilot, lambda: desk.reader.has_focus)


async def test_any_key_takes_the_last_sentence_away(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("x")
        assert desk.status[0] != ""
        await pilot.press("j")
        assert desk.status[0] == ""


async def test_an_empty_folder_says_so_to_every_key(opened: Opened, folder) -> None:
    empty = folder.parent / "empty"
    empty.mkdir()
    async with opened(empty) as pilot:
        for key in ("c", "t", "v", "slash", "e", "x"):
            await pilot.press(key)
            assert desk_of(pilot).status[0] == "no article is open", key
        await pilot.press("g")
        await until(pilot, lambda: desk_of(pilot).status[0] == "no claim has been found")


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (140, 40)])
async def test_help_is_always_in_the_footer(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("c")
        footer = desk_of(pilot).query_one("FooterLine")
        assert "? help" in str(footer.render())


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["e"], "⏎ keep  esc leave"),
        (["slash"], "⏎ keep  esc leave"),
        (["f"], "⏎ open  esc clear"),
        (["tab", "v"], "⏎ keep  esc leave"),
        (["s"], ""),
    ],
)
async def test_the_footer_shows_no_key_that_would_be_written(opened: Opened, keys: list[str], shown: str) -> None:
    async with opened() as pilot:
        footer = desk_of(pilot).query_one("FooterLine")
        before = str(footer.render()).strip()
        await pilot.press(*keys)
        assert str(footer.render()).strip() == shown
        await pilot.press("escape", "c")
        assert str(footer.render()).strip().startswith(before.partition("  g ")[0])


async def test_a_click_in_the_footer_keeps_a_note(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("e", *"seen")
        await pilot.click("FooterLine", offset=(2, 0))
        await until(pilot, lambda: desk.session.findings[0].note == "seen")


async def test_the_footer_has_the_keys_of_the_width_there_is(opened: Opened) -> None:
    async with opened(size=(140, 40)) as pilot:
        footer = desk_of(pilot).query_one("FooterLine")
        assert "a list" not in str(footer.render())
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "a list" in str(footer.render()))
        await pilot.resize_terminal(140, 40)
        await until(pilot, lambda: "a list" not in str(footer.render()))
