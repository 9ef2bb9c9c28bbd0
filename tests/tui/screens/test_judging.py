"""Verdicts by key: what is on disk, what shows, and where the cursor goes."""

from pathlib import Path

import pytest

from annotations.judgement import Annotation, NotSaved, Verdict
from annotations.store import open_store
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.config import Config


def kept(folder: Path) -> list[Annotation]:
    """The annotations on the disk, read by a second program while the screen is open."""
    store = open_store(folder / ".incursion", read_only=True)
    try:
        return list(store.annotations())
    finally:
        store.close()


@pytest.mark.parametrize(
    ("key", "verdict"),
    [("c", "credible"), ("d", "disputed"), ("p", "propaganda"), ("с", "credible"), ("з", "propaganda")],
)
async def test_one_key_judges_saves_and_goes_on(opened: Opened, folder: Path, key: str, verdict: str) -> None:
    async with opened() as pilot:
        await pilot.press(key)
        desk = desk_of(pilot)
        assert desk.session.findings[0].verdict == Verdict(verdict)
        assert [annotation.verdict for annotation in kept(folder)] == [verdict]
        assert desk.session.current == desk.session.findings[1].claim.id
        assert desk.reader.current == desk.session.current


async def test_a_setting_keeps_the_cursor_where_it_is(opened: Opened) -> None:
    async with opened(config=Config(advance=False)) as pilot:
        first = desk_of(pilot).session.current
        await pilot.press("c")
        assert desk_of(pilot).session.current == first


async def test_a_verdict_that_is_not_saved_does_not_show(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)

        def refuse(*_: object) -> None:
            raise NotSaved("disk full")

        monkeypatch.setattr(desk.session.desk, "tag", refuse)
        await pilot.press("c")
        assert desk.session.findings[0].verdict is None
        assert desk.status == ("not saved: disk full", "$error")
        await pilot.press("j")
        assert desk.status[0] == ""


async def test_clear_takes_the_verdict_off(opened: Opened, folder: Path) -> None:
    async with opened(config=Config(advance=False)) as pilot:
        await pilot.press("c", "x")
        assert desk_of(pilot).session.findings[0].verdict is None
        assert kept(folder) == []


async def test_undo_and_redo_go_back_and_forth_over_articles(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("d", "right_square_bracket")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("u")
        await until(pilot, lambda: desk.session.article.path == "1-alpha.txt")
        assert desk.session.findings[0].verdict is None
        await pilot.press("ctrl+r")
        await until(pilot, lambda: desk.session.findings[0].verdict is Verdict.DISPUTED)


async def test_undo_survives_a_restart(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("p")
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.session.findings[0].verdict is Verdict.PROPAGANDA
        await pilot.press("u")
        await until(pilot, lambda: desk.session.findings[0].verdict is None)


async def test_next_open_leads_into_the_next_article(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("c", "c", "c", "g")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("c", "c", "g")
        await until(pilot, lambda: "judged" in desk.status[0])
        assert desk.session.folder.progress() == (5, 5)


async def test_a_note_is_kept_with_enter_and_left_with_escape(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("e", *"c d p", "enter")
        await until(pilot, lambda: desk.session.findings[0].note == "c d p")
        assert kept(folder)[0].note == "c d p"
        assert desk.session.findings[0].verdict is None
        await pilot.press("e", *" more", "escape")
        await until(pilot, lambda: not desk.query("#panel"))
        assert desk.session.findings[0].note == "c d p"


async def test_marked_words_become_a_claim_with_a_source(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("shift+tab", "v", "w", "w", "w", "enter")
        await until(pilot, lambda: bool(desk.query("#panel")))
        await pilot.press(*"Nikos", "enter")
        await until(pilot, lambda: not desk.query("#panel"))
        own = [finding for finding in desk.session.findings if finding.own]
        assert len(own) == 1
        assert own[0].source == "Nikos"
        await pilot.press("p")
        assert desk.session.finding(own[0].claim.id).verdict is Verdict.PROPAGANDA


async def test_a_paste_of_verdict_keys_asks_before_it_goes_on(opened: Opened, folder: Path) -> None:
    (folder / "4-many.txt").write_text(
        " ".join(f"Mira said that gate {n} is shut." for n in range(40)), encoding="utf-8"
    )
    async with opened(folder / "4-many.txt") as pilot:
        desk = desk_of(pilot)
        desk.key_pressed_at = 5.0
        for _ in range(25):
            await desk.action_judge("credible")
        await until(pilot, lambda: pilot.app.screen is not desk)
        assert desk.session.folder.progress().judged == 10
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        assert desk.session.folder.progress().judged == 10
