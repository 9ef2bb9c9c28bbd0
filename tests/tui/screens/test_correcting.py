"""Claims dismissed, given other words and credited to others: on disk before it shows, and undone as verdicts are."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotations.judgement import NotSaved, Verdict
from tests.tui.screens.conftest import Opened, desk_of, until
from tests.tui.screens.test_judging import kept
from tui.screens.desk.screen import DeskScreen
from tui.widgets.whose import WhosePanel

SIZES = [(140, 40), (80, 24)]
NARROW = 110


async def to_the_list(pilot: Pilot[None]) -> None:
    """Give the keyboard to the list of claims."""
    if pilot.app.size.width < NARROW:
        await pilot.press("tab")
    await until(pilot, lambda: desk_of(pilot).pane.claims.has_focus)


def contents(desk: DeskScreen) -> list[str]:
    return [finding.content for finding in desk.session.findings]


def refusing(*_: object) -> None:
    raise NotSaved("disk full")


@pytest.mark.parametrize("size", SIZES)
async def test_backspace_says_that_it_is_no_claim(opened: Opened, folder: Path, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await to_the_list(pilot)
        await pilot.press("down", "backspace")
        assert [annotation.dismissed for annotation in kept(folder)] == [True]
        assert contents(desk) == ["that the bridge is shut", "that cars turn back"]
        assert desk.session.finding(desk.session.current).content == "that cars turn back"
        assert desk.status[0] == "dismissed: claim 2 · u takes it back"
        assert desk.session.folder.progress() == (0, 4)
        assert desk.pane.claims.has_focus


async def test_the_last_claim_dismissed_leads_to_the_one_before(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("end", "backspace")
        assert desk.session.finding(desk.session.current).content == "that the bridge is open"


async def test_backspace_dismisses_nothing_from_elsewhere(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("shift+tab", "backspace", "shift+tab", "backspace", "tab", "tab", "tab", "backspace")
        assert kept(folder) == []
        assert len(desk_of(pilot).session.findings) == 3


async def test_among_all_claims_it_is_struck_out_and_can_be_one_again(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("w", "w", "backspace")
        lines = str(desk.pane.claims.get_option_at_index(0).prompt).splitlines()
        assert lines == ["× Mira said", "that the bridge is shut", "dismissed · indirect"]
        assert desk.session.index(desk.session.current) == 1
        await pilot.press("home", "backspace")
        assert desk.status[0] == "claim 1 is a claim again"
        assert desk.session.index(desk.session.current) == 0
        assert kept(folder) == []


async def test_undo_and_redo_show_the_claim_that_was_dismissed(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("down", "backspace", "home", "u")
        await until(pilot, lambda: desk.status[0] == "undid: claim 2, dismissal taken away")
        assert desk.session.finding(desk.session.current).content == "that the bridge is open"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: desk.status[0] == "redid: claim, dismissal made")
        assert desk.session.finding(desk.session.current).content == "that cars turn back"


async def test_undo_brings_a_dismissed_claim_back_from_another_article(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("down", "backspace", "right_square_bracket")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("u")
        await until(pilot, lambda: desk.session.article.path == "1-alpha.txt" and len(contents(desk)) == 3)


async def test_a_dismissal_that_is_not_saved_does_not_show(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        monkeypatch.setattr(desk.session.desk.corrections, "dismiss", refusing)
        await pilot.press("backspace")
        assert len(desk.session.findings) == 3
        assert desk.status == ("not saved: disk full", "$error")


@pytest.mark.parametrize(("answer", "left"), [("escape", 28), ("enter", 23)])
async def test_a_held_key_asks_before_it_dismisses_more(opened: Opened, folder: Path, answer: str, left: int) -> None:
    (folder / "4-many.txt").write_text(
        " ".join(f"Mira said that gate {n} is shut." for n in range(30)), encoding="utf-8"
    )
    async with opened(folder / "4-many.txt") as pilot:
        desk = desk_of(pilot)
        for repeat in range(7):  # as the slowest keyboards repeat
            desk.key_pressed_at = 5.0 + repeat / 10
            await desk.action_dismiss_claim()
        await until(pilot, lambda: pilot.app.screen is not desk)
        assert len(desk.session.findings) == 28
        await pilot.press(answer)
        await until(pilot, lambda: pilot.app.screen is desk)
        await until(pilot, lambda: len(desk.session.findings) == left)


@pytest.mark.parametrize("size", SIZES)
async def test_v_in_the_list_gives_the_claim_other_words(opened: Opened, folder: Path, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await to_the_list(pilot)
        await pilot.press("v")
        assert desk.reader.marking
        await until(pilot, lambda: desk.status[0] == "“that … shut” · enter corrects the claim")
        await pilot.press("b", "enter")
        await until(pilot, lambda: bool(kept(folder)))
        [annotation] = kept(folder)
        assert annotation.anchor.exact == "that the bridge is"
        assert annotation.found.anchor.exact == "that the bridge is shut"
        assert contents(desk)[0] == "that the bridge is"
        assert len(desk.session.findings) == 3
        assert desk.status[0] == "✓ corrected: claim 1 · u takes it back"
        assert desk.pane.claims.has_focus
        assert "corrected" in str(desk.pane.claims.get_option_at_index(0).prompt)


async def test_a_correction_is_undone_where_it_was_made(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("v", "b", "b", "b", "enter")
        await until(pilot, lambda: contents(desk)[0] == "that the")
        await pilot.press("end", "u")
        await until(pilot, lambda: desk.status[0] == "undid: claim 1, correction taken away")
        assert contents(desk)[0] == "that the bridge is shut"
        assert desk.session.index(desk.session.current) == 0
        await pilot.press("end", "ctrl+r")
        await until(pilot, lambda: desk.status[0] == "redid: claim 1, correction made")
        assert desk.session.index(desk.session.current) == 0


async def test_escape_leaves_the_words_as_they_were(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("v", "b", "escape")
        await until(pilot, lambda: desk.pane.claims.has_focus)
        assert desk.status[0] == "claim left as it was"
        assert kept(folder) == []
        await pilot.press("shift+tab", "v", "w", "enter")
        await until(pilot, lambda: bool(desk.query(WhosePanel)))  # so these words are a new claim's


async def test_the_words_of_another_claim_change_nothing(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("v")
        second = desk.session.findings[1].claim.span
        desk.reader._take(second)
        await until(pilot, lambda: desk.status[0] == "that is claim 2 already · nothing changed")
        assert kept(folder) == []
        assert desk.session.index(desk.session.current) == 0


async def test_words_that_are_not_saved_are_not_given(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        monkeypatch.setattr(desk.session.desk.corrections, "reword", refusing)
        await pilot.press("v", "b", "enter")
        await until(pilot, lambda: desk.status == ("not saved: disk full", "$error"))
        assert contents(desk)[0] == "that the bridge is shut"


@pytest.mark.parametrize("size", SIZES)
async def test_s_says_whose_claim_it_is(opened: Opened, folder: Path, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await pilot.press("s")
        await until(pilot, lambda: bool(desk.query(WhosePanel)))
        options = desk.query_one(WhosePanel).query_one("OptionList")
        assert str(options.get_option_at_index(options.highlighted).prompt) == "Mira"
        await pilot.press(*"Nikos", "enter")
        await until(pilot, lambda: not desk.query("#panel"))
        [annotation] = kept(folder)
        assert (annotation.source, annotation.found.source) == ("Nikos", "Mira")
        assert desk.session.findings[0].source == "Nikos"
        assert desk.status[0] == "✓ corrected: claim 1 · u takes it back"


async def test_the_present_source_kept_changes_nothing(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("s", "enter")
        await until(pilot, lambda: not desk.query("#panel"))
        assert desk.status[0] == "claim 1 has this source already · nothing changed"
        await pilot.press("s", "escape")
        await until(pilot, lambda: not desk.query("#panel"))
        assert desk.status[0] == "source left as it was"
        assert kept(folder) == []


async def test_a_statement_can_be_credited_to_somebody(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        await pilot.press("w", "home", "s")
        await until(pilot, lambda: bool(desk.query(WhosePanel)))
        await pilot.press(*"Mira", "enter")
        await until(pilot, lambda: not desk.query("#panel"))
        assert (desk.session.findings[0].source, desk.session.findings[0].claim.kind) == ("Mira", "indirect")
        await pilot.press("c")
        assert desk.session.findings[0].verdict is Verdict.CREDIBLE


async def test_the_machine_s_source_is_offered_again_and_no_name_twice(opened: Opened, folder: Path) -> None:
    (folder / "1-alpha.txt").write_text("Rain\n\nThe Mira said that the bridge is shut.\n", encoding="utf-8")
    async with opened() as pilot:
        desk = desk_of(pilot)
        for typed, offered in (("The Mira", ["Mira"]), ("Nikos", ["The Mira", "Mira"])):
            await pilot.press("s")
            await until(pilot, lambda: bool(desk.query(WhosePanel)))
            options = desk.query_one(WhosePanel).query_one("OptionList").options
            assert [str(option.prompt) for option in options[:-1]] in (offered, offered[:1])
            await pilot.press(*typed, "enter")
            await until(pilot, lambda: not desk.query("#panel"))
        await pilot.press("s", "down")
        panel = desk.query_one(WhosePanel).query_one("OptionList")
        assert [str(option.prompt) for option in panel.options] == ["Nikos", "Mira", "no source is named"]
        await pilot.press("enter")
        await until(pilot, lambda: not desk.query("#panel"))
        assert kept(folder) == []


@pytest.mark.parametrize("key", ["s", "e"])
@pytest.mark.parametrize("last", ["enter", "escape"])
async def test_the_list_over_the_text_comes_back_when_a_panel_goes(opened: Opened, key: str, last: str) -> None:
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await to_the_list(pilot)
        await pilot.press(key, "n")
        assert not desk.has_class("-findings")
        await pilot.press(last)
        await until(pilot, lambda: not desk.query("#panel"))
        assert desk.has_class("-findings")
        assert desk.pane.claims.has_focus


async def test_a_search_begun_in_the_list_over_the_text_ends_in_the_text(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await to_the_list(pilot)
        await pilot.press("slash", *"cars", "enter")
        await until(pilot, lambda: not desk.query("#panel"))
        assert desk.reader.has_focus
        assert not desk.has_class("-findings")
