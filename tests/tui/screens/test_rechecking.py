"""An article that changed after it was judged: what asks to be judged again, and what is never dropped."""

from pathlib import Path

from textual.widgets import Static

from annotations.judgement import Verdict
from annotations.text import AnchorState
from tests.tui.screens.conftest import ALPHA, BETA, Opened, desk_of, until
from tui.screens.versions import VersionsScreen


def rewrite(folder: Path, old: str, new: str) -> None:
    text = ALPHA.replace(old, new)
    assert text != ALPHA
    (folder / "1-alpha.txt").write_text(text, encoding="utf-8")


async def test_moved_words_keep_their_verdict(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("c")
    rewrite(folder, "Mira said that the bridge", "It was early on the shore. Mira said that the bridge")
    async with opened() as pilot:
        finding = desk_of(pilot).session.findings[0]
        assert (finding.verdict, finding.open) == (Verdict.CREDIBLE, False)


async def test_changed_words_count_as_open_until_one_key_confirms_them(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("d")
    rewrite(folder, "bridge is shut", "bridge is not shut")
    async with opened() as pilot:
        desk = desk_of(pilot)
        await until(pilot, lambda: "to re-check" in desk.status[0])
        waiting = next(finding for finding in desk.session.findings if finding.recheck)
        assert waiting.was != waiting.now
        assert desk.session.folder.progress().judged == 0
        desk.go_to_claim(waiting.claim.id)
        await pilot.press("i")
        assert "verdict ~ re-check · was disputed · " in str(desk.details.query_one(Static).visual)
        await pilot.press("y")
        await until(pilot, lambda: desk.session.folder.progress().judged == 1)
        assert not any(finding.recheck for finding in desk.session.findings)


async def test_a_note_without_a_verdict_is_confirmed_by_the_same_key(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("e", *"seen", "enter")
    rewrite(folder, "bridge is shut", "bridge is not shut")
    async with opened() as pilot:
        desk = desk_of(pilot)
        await until(pilot, lambda: "to re-check" in desk.status[0])
        waiting = next(finding for finding in desk.session.findings if finding.recheck)
        desk.go_to_claim(waiting.claim.id)
        await pilot.press("y")
        await until(pilot, lambda: desk.status[0].startswith("✓ confirmed: claim "))
        assert desk.status[0][-1].isdigit()
        assert not any(finding.recheck for finding in desk.session.findings)


async def test_words_that_are_gone_stay_in_the_list(opened: Opened, folder: Path) -> None:
    ferry = folder / "2-beta.txt"
    async with opened(ferry) as pilot:
        await pilot.press("j", "p")
    ferry.write_text(BETA.replace(" Mira said that nobody boards it.", ""), encoding="utf-8")
    async with opened(ferry) as pilot:
        lost = [finding for finding in desk_of(pilot).session.findings if finding.lost]
        assert [(finding.state, finding.verdict) for finding in lost] == [(AnchorState.ORPHAN, Verdict.PROPAGANDA)]
        assert lost[0].content == "that nobody boards it"


async def test_the_two_versions_stand_side_by_side_with_the_telling_change_named(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("d")
    rewrite(folder, "bridge is shut", "bridge is not shut")
    async with opened() as pilot:
        await pilot.press("D")
        screen = pilot.app.screen
        assert isinstance(screen, VersionsScreen)
        await until(pilot, lambda: bool(screen.query(".revision")))
        assert "negation [+ not]" in str(screen.query_one(".matters").render())
        assert "is [+ not] shut" in str(screen.query(".revision Static").last(Static).render())
        await pilot.press("В")
        assert pilot.app.screen is desk_of(pilot)
        await pilot.press("D", "escape")
        assert pilot.app.screen is desk_of(pilot)


async def test_an_unchanged_article_has_no_versions_to_show(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("c", "D")
        assert desk_of(pilot).status[0] == "the text is as it was judged"
