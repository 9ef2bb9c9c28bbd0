"""Everything about the current claim in one place, for as long as it is wanted."""

from pathlib import Path

import pytest

from annotations.analysis.level import Level
from annotations.text import Span
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.screens.desk.screen import DeskScreen

SIZES = [(140, 40), (80, 24), (60, 15)]


def told(desk: DeskScreen) -> list[str]:
    """What the panel says, line by line."""
    return str(desk.details.query_one("Static").visual).splitlines()


@pytest.mark.parametrize("size", SIZES)
async def test_i_opens_and_closes_the_details(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await pilot.press("i")
        assert desk.details.region.height > 4
        assert desk.details.border_title == "Claim 1 of 3"
        lines = told(desk)
        assert lines[0] == "that the bridge is shut"
        assert lines[1:4] == ["source  Mira", "cue     said", "kind    indirect: in the article's words"]
        assert lines[4].startswith("worth   0.")
        assert lines[5] == "verdict · open"
        assert not desk.card.display or size[0] >= 110
        await pilot.press("i")
        assert desk.details is None
        assert not desk.query("#details")


async def test_the_details_follow_the_claim_into_another_article(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("i", "c")
        assert told(desk)[0] == "that the bridge is open"
        await pilot.press("k")
        await until(pilot, lambda: told(desk)[0] == "that the bridge is shut")
        assert told(desk)[5].startswith("verdict ✓ credible · ")
        assert told(desk)[5].endswith(" UTC · rm")
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: told(desk)[0] == "that the ferry runs")


async def test_escape_closes_them_before_anything_else(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("i", "escape")
        assert desk.details is None
        assert desk.pane.claims.has_focus
        await pilot.press("escape")
        assert desk.reader.has_focus


async def test_what_the_machine_had_found_stands_beside_a_correction(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        session = desk.session
        finding = session.findings[0]
        await pilot.press("i")
        session.desk.corrections.reword(session.article, finding, Span(finding.claim.start, finding.claim.end - 5))
        session.find()
        session.desk.corrections.credit(session.article, session.findings[0], "Otto")
        session.find()
        session.desk.note(session.article, session.findings[0], "two\nlines")
        session.find()
        desk.show_findings()
        lines = told(desk)
        assert lines[:2] == ["that the bridge is", "source  Otto"]
        assert "machine found “that the bridge is shut” · Mira" in lines
        assert lines[-1] == "note    two lines"


async def test_hostile_words_are_shown_harmless(opened: Opened, folder: Path) -> None:
    (folder / "0-evil.txt").write_text("Evil\n\nMira said that \x1b[31m[bold]red\u202e is shut.\n", encoding="utf-8")
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("i")
        assert desk.session.article.path == "0-evil.txt"
        assert told(desk)[0] == "that ␛[31m[bold]red⇄ is shut"


async def test_on_a_narrow_screen_i_comes_back_from_the_list_to_the_card(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab", "down", "i")
        assert told(desk)[0] == "that the bridge is open"
        assert not desk.has_class("-findings")
        await pilot.press("tab")
        assert desk.details.has_focus
        await pilot.press("tab", "i")
        assert desk.details is not None, "brought forward from under the list"
        await pilot.press("i")
        assert desk.details is None
        assert desk.card.display


async def test_a_statement_says_why_it_is_worth_checking(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        assert desk.session.levels.now is Level.ATTRIBUTED
        await pilot.press("w", "home", "i")
        lines = told(desk)
        assert lines[1:3] == ["source  The Ferry Post", "kind    assertion: the article says it itself"]
        assert "a number +" in lines[3]


async def test_the_current_claim_is_not_under_the_panel(opened: Opened, folder: Path) -> None:
    rows = "\n\n".join(f"Mira said that gate {number} is shut." for number in range(40))
    (folder / "0-gates.txt").write_text(f"Gates\n\n{rows}\n", encoding="utf-8")
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.press(*["j"] * 8)
        await pilot.press("i")
        await pilot.pause()
        span = desk.session.finding(desk.session.current).claim.span
        assert desk.reader._visible(span)
