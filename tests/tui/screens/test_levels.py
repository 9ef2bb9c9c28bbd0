"""The article's own statements: listed when asked for, marked quietly, and not counted until they are taken up."""

from pathlib import Path

import pytest

from annotations.analysis.level import Level
from annotations.judgement import Verdict
from tests.tui.screens.conftest import Opened, desk_of, settled, until
from tui.screens.desk.screen import DeskScreen

SIZES = [(140, 40), (80, 24)]


def listed(desk: DeskScreen) -> list[str]:
    """The names of the claims listed: `c` for attributed ones, `s` for statements."""
    return [finding.claim.id for finding in desk.session.findings]


@pytest.mark.parametrize("size", SIZES)
async def test_w_goes_round_the_levels(opened: Opened, ferry_count: Path, size: tuple[int, int]) -> None:
    async with opened(ferry_count, size=size) as pilot:
        desk = desk_of(pilot)
        assert listed(desk) == ["c1", "c2"]
        await pilot.press("w")
        assert listed(desk) == ["s1", "c1", "c2", "s3"]
        assert desk.status[0] == "claims: + 2 worth checking"
        await pilot.press("w")
        assert listed(desk) == ["s1", "c1", "s2", "c2", "s3"]
        assert desk.status[0] == "claims: all, 3 more"
        await pilot.press("w")
        assert listed(desk) == ["c1", "c2"]
        assert desk.status[0] == "claims: attributed"


async def test_the_place_and_the_claim_stay(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        await pilot.press("j")
        place = desk.reader.place
        for _ in Level:
            await pilot.press("w")
            assert desk.session.current == "c2"
            assert desk.pane.claims.pointed == "c2"
            assert desk.reader.place == place


async def test_where_the_claim_is_listed_no_more_the_nearest_comes(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        await pilot.press("w", "w", "home", "j", "j")
        assert desk.session.current == "s2"
        await pilot.press("w")
        assert desk.session.current == "c2"


async def test_the_choice_is_kept_over_starts(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        await pilot.press("w")
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        assert desk.session.levels.now is Level.WORTH
        assert listed(desk) == ["s1", "c1", "c2", "s3"]


async def test_the_pane_says_that_there_is_more(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        assert str(desk.pane.border_subtitle) == "w: 2 more worth checking"
        await pilot.press("tab")
        assert str(desk.pane.border_subtitle) == ""
        await pilot.press("shift+tab", "w")
        assert str(desk.pane.border_subtitle) == "+ 2 worth checking"


async def test_an_article_that_quotes_nobody_says_what_w_shows(opened: Opened, ferry_count: Path) -> None:
    (ferry_count / "1-delta.txt").write_text("Count\n\n12 boats were tied up. 3 sails were torn.\n", encoding="utf-8")
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        sentence = "Nobody is quoted here · w shows 2 statements worth checking"
        assert str(desk.pane.query_one("#no-findings").visual) == sentence
        await pilot.press("w")
        assert listed(desk) == ["s1", "s2"]


async def test_statements_count_only_when_they_are_judged(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        await pilot.press("w", "w")
        assert desk.session.folder.progress() == (0, 2)
        await pilot.press("home", "c")
        assert desk.session.folder.progress() == (1, 3)
        assert desk.session.current == "c1", "the next open claim is the next one listed"
        await pilot.press("w")
        assert listed(desk) == ["s1", "c1", "c2"]
        assert desk.session.findings[0].verdict is Verdict.CREDIBLE


async def test_a_statement_is_the_outlets(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        await pilot.press("w")
        lines = str(desk_of(pilot).pane.claims.get_option_at_index(0).prompt).splitlines()
        assert lines == [
            "· The Ferry Post states",
            "12 boats were tied up on Monday",
            "open · assertion · worth .75",
        ]


async def test_statements_are_marked_more_quietly_than_claims(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        await pilot.press("w")
        await settled(pilot)
        quiet = {claim.id: claim.quiet for claim in desk.reader._claims.values()}
        assert quiet == {"s1": True, "c1": False, "c2": False, "s3": True}
        await pilot.press("home", "d")
        await until(pilot, lambda: not desk.reader._claims["s1"].quiet)


async def test_an_article_without_statements_says_so_at_every_level(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        said = []
        for _ in range(3):
            await pilot.press("w")
            said.append(desk.status[0])
        assert said == ["claims: no more worth checking", "claims: all, no more", "claims: attributed"]
