"""Another window on the same desk, a desk that can't be opened, and the place that is kept."""

from pathlib import Path

from annotations.judgement import Verdict
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.commands.wiring import open_workplace
from tui.places import place_of
from tui.widgets.header import HeaderLine


async def test_a_second_window_follows_and_takes_over_when_the_first_closes(opened: Opened, folder: Path) -> None:
    first = open_workplace(place_of(folder, None), "rm")
    writer = first.open_desk()
    article = first.library.read("1-alpha.txt")
    assert writer.read_only == ""
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.query_one(HeaderLine).notice != ""
        await pilot.press("c")
        assert desk.status[0].startswith("not saved")
        writer.tag(article, desk.session.findings[0], Verdict.DISPUTED)
        await until(pilot, lambda: desk.session.findings[0].verdict is Verdict.DISPUTED)
        first.close()
        await until(pilot, lambda: not desk.session.desk.read_only)
        await until(pilot, lambda: "you can judge" in desk.status[0])
        await pilot.press("j", "c")
        assert desk.session.folder.progress().judged == 2


async def test_a_desk_that_is_damaged_ends_with_a_sentence_and_stays_as_it_is(opened: Opened, folder: Path) -> None:
    (folder / ".incursion").mkdir()
    damaged = folder / ".incursion" / "annotations.json"
    damaged.write_bytes(b"no json at all")
    async with opened(wait=False) as pilot:
        await until(pilot, lambda: pilot.app.return_code == 1)
    assert damaged.read_bytes() == b"no json at all"
