"""What the analyst says of names shows in every list and in the text, in every article, and can be taken back."""

from textual.widgets import OptionList

from annotations.analysis.model import Label
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.screens.desk import DeskScreen
from tui.widgets.whose import WhosePanel


def listed(desk: DeskScreen) -> list[str]:
    """The rows of the entity list, each as its lines joined."""
    return [" / ".join(str(option.prompt).split("\n")) for option in desk.pane.entities.options]


async def test_entities_are_shown_as_the_analyst_ruled_in_every_article(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.session.desk.names.call("Mira", Label.PERSON, "Mirabel", Label.ORG)
        desk.show_entities()
        assert listed(desk) == ["People  1", "Ilias  1", "Organisations  1", "Mirabel  2 /   Mira"]
        await pilot.press("]")
        await until(pilot, lambda: desk.session.article.path == "2-beta.txt" and bool(listed(desk)))
        assert "Mirabel  1 /   Mira" in listed(desk)


async def test_whose_claim_is_asked_with_the_names_as_ruled(opened: Opened) -> None:
    async with opened() as pilot:
        desk_of(pilot).session.desk.names.call("Mira", Label.PERSON, "Mirabel", Label.ORG)
        await pilot.press("v", "w", "w", "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(WhosePanel)))
        candidates = pilot.app.screen.query_one("WhosePanel OptionList", OptionList)
        assert [str(option.prompt) for option in candidates.options] == ["Mirabel", "no source is named"]


async def test_a_ruling_on_a_name_is_taken_back_and_made_again_where_the_analyst_is(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.session.desk.names.call("Mira", Label.PERSON, "Mira", Label.MIL)
        desk.show_entities()
        await pilot.press("u")
        assert desk.status[0] == "undid: Mira → a military unit taken back"
        assert listed(desk) == ["People  2", "Mira  2", "Ilias  1"]
        await pilot.press("ctrl+r")
        assert desk.status[0] == "redid: Mira → a military unit"
        assert listed(desk) == ["People  1", "Ilias  1", "Forces  1", "Mira  2"]
        assert desk.session.article.path == "1-alpha.txt"
