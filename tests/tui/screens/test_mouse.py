"""What the mouse does: the same as the keys."""

from textual.geometry import Offset

from annotations.judgement import Verdict
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.screens.desk import DeskScreen
from tui.widgets.article_list.rows import RowView
from tui.widgets.footer import FooterLine


def lines_of(desk: DeskScreen) -> list[str]:
    """What stands on the screen, row by row."""
    return [strip.text for strip in desk._compositor.render_strips()]


async def test_a_click_on_a_row_opens_the_article(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.click(RowView, offset=(5, 2))
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt")


async def test_a_click_on_a_claim_goes_to_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.click("#claims", offset=(5, 9))
        await until(pilot, lambda: desk.session.current == "c3")
        assert desk.reader.current == "c3"


async def test_a_click_in_the_text_goes_to_the_claim_there(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        lines = lines_of(desk)
        y = next(number for number, line in enumerate(lines) if "Ilias said that" in line)
        await pilot.click(offset=(lines[y].index("Ilias said that"), y))
        await until(pilot, lambda: desk.session.current == "c2")


async def test_a_click_on_a_key_in_the_footer_presses_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.click(FooterLine, offset=(2, 0))
        await until(pilot, lambda: desk.session.findings[0].verdict is Verdict.CREDIBLE)


async def test_a_click_on_a_name_in_the_border_brings_its_list_forward(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        corner = desk.pane.region.offset
        await pilot.click(offset=corner + Offset(18, 0))
        assert desk.pane.tab == "entities"
        await pilot.click(offset=corner + Offset(5, 0))
        assert desk.pane.tab == "claims"


async def test_a_click_on_the_line_of_the_tail_unfolds_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        lines = lines_of(desk)
        y = next(number for number, line in enumerate(lines) if "unrelated paragraph" in line)
        await pilot.click(offset=(45, y))
        await until(pilot, lambda: desk.session.tail_open)
