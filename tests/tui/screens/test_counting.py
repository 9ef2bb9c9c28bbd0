"""Counts and sentences that say which claim: never a claim judged that is not, never a number that is not there."""

from pathlib import Path

import pytest

from annotations.analysis.cache import AnalysisCache
from annotations.articles import Article, Library
from tests.tui.screens.conftest import ALPHA, BETA, Opened, analyse, desk_of, until
from tui.config import Config


def rewrite(folder: Path, name: str, text: str) -> None:
    """Change an article, and keep its analysis as the analysis process does."""
    (folder / name).write_text(text, encoding="utf-8")
    library = Library(folder, folder / ".incursion")
    article = library.read(name)
    assert isinstance(article, Article)
    analysis = analyse(article)
    AnalysisCache(library).put(analysis, sum(claim.start < article.tail_start for claim in analysis.claims))
    library.close()


async def test_a_changed_article_is_counted_before_it_is_opened_and_next_open_finds_it(
    opened: Opened, folder: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("c", "c", "c", "g")
        await until(pilot, lambda: desk_of(pilot).session.article.path == "2-beta.txt")
        await pilot.press("c", "c", "left_square_bracket")
        await until(pilot, lambda: desk_of(pilot).session.article.path == "1-alpha.txt")
    rewrite(folder, "1-alpha.txt", ALPHA.replace("is shut", "is not shut"))
    rewrite(folder, "2-beta.txt", BETA.replace("nobody", "everybody"))
    async with opened() as pilot:
        desk = desk_of(pilot)
        await until(pilot, lambda: not desk.recounting and desk.session.folder.progress() == (3, 5))
        assert desk.session.folder.tally("2-beta.txt") == (1, 2)
        waiting = next(finding for finding in desk.session.findings if finding.recheck)
        desk.go_to_claim(waiting.claim.id)
        await pilot.press("y", "g")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        assert desk.session.finding(desk.session.current).recheck


async def test_undo_says_which_claim(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "d", "u")
        await until(pilot, lambda: desk.status[0] == "undid: claim 2, disputed → none")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: desk.status[0] == "redid: claim 2, none → disputed")


async def test_undo_elsewhere_says_in_which_article_though_judgements_wait_there(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("c", "c")
    rewrite(folder, "1-alpha.txt", ALPHA.replace("is shut", "is not shut"))
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("u")
        await until(pilot, lambda: desk.status[0] == "undid: claim 2, credible → none · Bridge closed")
        assert desk.session.index(desk.session.current) == 1


async def test_undo_in_an_article_that_is_gone_says_so_and_moves_nothing(opened: Opened, folder: Path) -> None:
    async with opened() as pilot:
        await pilot.press("d")
    (folder / "1-alpha.txt").unlink()
    async with opened() as pilot:
        desk = desk_of(pilot)
        await until(pilot, lambda: desk.session.article is not None)
        await pilot.press("u")
        await until(pilot, lambda: desk.status[0] == "undid: claim, disputed → none · Bridge closed")
        assert desk.session.article.path == "2-beta.txt"


async def test_marking_a_claim_says_which_it_is_and_asks_nothing(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        span = desk.session.findings[2].claim.span
        from tui.widgets.reader.messages import Marked

        desk.reader.post_message(Marked(span.start, span.end))
        await until(pilot, lambda: desk.status[0] == "that is claim 3 already")
        assert not desk.query("#panel")
        assert desk.session.index(desk.session.current) == 2
        assert desk.session.desk.annotations_of(desk.session.article.id) == ()


@pytest.mark.parametrize(
    ("keys", "sentence", "number"),
    [
        (("j", "x"), "this claim has no verdict", 1),
        (("j", "e", "o", "k", "enter", "x"), "this claim has no verdict", 1),
        (("j", "c", "x"), "cleared: claim 2", 1),
    ],
)
async def test_clear_says_what_is_true(opened: Opened, keys: tuple[str, ...], sentence: str, number: int) -> None:
    async with opened(config=Config(advance=False)) as pilot:
        desk = desk_of(pilot)
        for key in keys:
            await pilot.press(key)
        await until(pilot, lambda: desk.status[0] == sentence)
        assert desk.session.index(desk.session.current) == number


async def test_clearing_a_mark_says_its_number_and_goes_on(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("shift+tab", "v", "w", "w", "enter")
        await until(pilot, lambda: bool(desk.query("#panel")))
        await pilot.press("enter")
        await until(pilot, lambda: not desk.query("#panel"))
        number = desk.session.index(desk.session.current) + 1
        before = len(desk.session.findings)
        await pilot.press("x")
        await until(pilot, lambda: desk.status[0] == f"mark taken away: claim {number}")
        assert len(desk.session.findings) == before - 1
        assert desk.session.finding(desk.session.current) is not None
