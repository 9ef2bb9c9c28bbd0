"""Going from pane to pane and article to article, and being where one was at the next start."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from annotations.analysis.model import Entity, Label
from annotations.text import Span
from tests.tui.screens.conftest import Opened, desk_of, until


async def test_the_first_start_stands_on_the_first_claim_of_the_first_article(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.session.article.path == "1-alpha.txt"
        assert desk.session.current == desk.session.findings[0].claim.id
        assert desk.pane.claims.has_focus


async def test_moving_in_the_claims_moves_the_text_and_back(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "down")
        assert desk.session.current == desk.reader.current == "c3"
        await pilot.press("k")
        assert desk.session.current == desk.reader.current == "c2"


async def test_tab_goes_round_the_panes(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        stops = []
        panes = [desk.pane.entities, desk.pane.echoes, desk.articles, desk.reader, desk.pane.claims]
        for _ in panes:
            await pilot.press("tab")
            stops.append(next(pane for pane in panes if pane.has_focus_within))
        assert stops == panes
        assert desk.pane.tab == "claims"
        await pilot.press("shift+tab")
        assert desk.reader.has_focus


async def test_brackets_step_through_the_articles(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: desk.session.article.path == "1-alpha.txt")


async def test_the_tail_is_folded_and_its_claims_are_not_counted_until_it_is_unfolded(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert len(desk.session.findings) == 3
        assert "Otto" not in {entity.name for entity in desk.session.entities()}
        await pilot.press("t")
        assert len(desk.session.findings) == 4
        assert "Otto" in {entity.name for entity in desk.session.entities()}
        await pilot.press("t")
        assert len(desk.session.findings) == 3


async def test_enter_on_an_entity_walks_through_its_mentions(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab", "enter")
        assert desk.status[0] == "mention 1 of 2"
        await pilot.press("enter")
        assert desk.status[0] == "mention 2 of 2"
        await pilot.press("enter")
        assert desk.status[0] == "mention 1 of 2"


async def test_the_next_start_is_where_the_last_one_ended(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")
        await pilot.press("j", "shift+tab")
        assert desk.reader.has_focus
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.session.article.path == "2-beta.txt"
        assert desk.session.current == "c2"
        assert desk.reader.has_focus


async def test_a_file_that_cannot_be_read_is_a_row_with_its_reason(opened: Opened, folder: Path) -> None:
    (folder / "0-empty.txt").write_bytes(b"")
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.session.folder.rows[0].reason
        assert desk.session.article.path == "1-alpha.txt"


async def test_an_article_without_claims_says_which_key_helps(opened: Opened, folder: Path) -> None:
    async with opened(folder / "3-gamma.txt") as pilot:
        assert "v marks" in desk_of(pilot).session.why_empty()


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (109, 30), (110, 30), (200, 60)])
async def test_every_size_shows_the_text_and_judges(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        assert desk.reader.size.height > 3
        await pilot.press("c")
        assert desk.session.folder.progress().judged == 1


async def test_a_narrow_screen_shows_the_claim_below_and_calls_the_list_with_a(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        assert desk.card.display
        assert not desk.articles.display
        await pilot.press("a")
        assert desk.articles.display
        assert desk.articles.has_focus_within
        await pilot.press("escape", "tab")
        assert desk.pane.display
        assert not desk.reader.is_on_screen if hasattr(desk.reader, "is_on_screen") else True


async def test_a_resize_keeps_the_place(opened: Opened, folder: Path) -> None:
    long = "\n\n".join(f"Paragraph {n}. " + "word " * 80 for n in range(60))
    (folder / "5-long.txt").write_text(long, encoding="utf-8")
    async with opened(folder / "5-long.txt", size=(140, 40)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("shift+tab", "pagedown", "pagedown")
        await pilot.pause()
        place = desk.reader.place
        assert place > 0
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert abs(desk.reader.place - place) <= 90


@pytest.mark.parametrize("key", ["enter", "escape", "v"])
async def test_from_the_list_over_the_text_one_comes_to_the_claim(opened: Opened, folder: Path, key: str) -> None:
    rows = "\n\n".join(f"Mira said that gate {number} is shut." for number in range(40))
    (folder / "0-gates.txt").write_text(f"Gates\n\n{rows}\n", encoding="utf-8")
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab")
        assert desk.pane.size.width > 70
        await pilot.press(*["down"] * 20, key)
        await pilot.pause()
        claim = desk.session.findings[20].claim
        assert desk.session.current == claim.id
        await until(pilot, lambda: desk.reader._visible(claim.span))


async def test_what_only_describes_is_listed_and_not_marked_unless_it_bears_arms(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        found = [("Mira", Label.PERSON), ("boats", Label.VEHICLE), ("village", Label.LOC), ("12", Label.CARDINAL)]
        entities = tuple(Entity(name, name, label, (), (Span(0, 2),)) for name, label in found)
        desk.session.know(replace(desk.session.analysis, entities=entities))
        marked: list[str] = []
        monkeypatch.setattr(desk.reader, "set_entities", lambda marks: marked.extend(mark.id for mark in marks))
        desk.show_entities()
        assert marked == ["Mira", "boats"]
        assert {option.id for option in desk.pane.entities.options} >= {"Mira", "boats", "village", "12"}


async def test_the_keys_that_step_through_articles_say_where_there_are_no_more(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("left_square_bracket")
        assert desk.status[0] == "this is the first article"
        await pilot.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        await until(pilot, lambda: desk.status[0] == "this is the last article")
        assert desk.session.article.path == "3-gamma.txt"
