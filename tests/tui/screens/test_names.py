"""What the analyst says of names shows in every list and in the text, in every article, and can be taken back."""

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from annotations.analysis.echoes.wire import Proposed
from annotations.analysis.messages import NamesProposed
from annotations.analysis.model import Entity, Label
from annotations.analysis.proposal import Named, Proposal
from annotations.judgement import NotSaved, Ruling
from annotations.text import Span
from tests.tui.screens.conftest import Opened, desk_of, until
from tui.screens.desk import DeskScreen
from tui.screens.desk.listening import ListenerSaid
from tui.screens.names import NamesScreen
from tui.widgets.name_panel import NamePanel
from tui.widgets.whose import WhosePanel


def propose(desk: DeskScreen, *pairs: tuple[str, str]) -> None:
    """Have these pairs of the open article's names proposed, as the process that compares names does."""
    version = desk.session.article.version
    found = [Proposal(*(Named(n, Label.PERSON, ((version, n),)) for n in pair), "both on the pier") for pair in pairs]
    kept = desk.session.workplace.echoes
    kept.propose(Proposed(msgspec.msgpack.encode(found)), desk.session.workplace.pipeline)
    desk.post_message(ListenerSaid(NamesProposed()))


async def at_entity(pilot: Pilot[None], name: str) -> None:
    """Put the keyboard on that entity of the list."""
    desk = desk_of(pilot)
    await pilot.press("tab")
    assert desk.pane.entities.has_focus
    desk.pane.entities.point_at(name)


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
        await pilot.press("shift+tab", "v", "w", "w", "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(WhosePanel)))
        candidates = pilot.app.screen.query_one("WhosePanel OptionList", OptionList)
        assert [str(option.prompt) for option in candidates.options] == ["Mirabel", "no source is named"]


async def test_a_ruling_on_a_name_is_taken_back_and_made_again_where_the_analyst_is(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.session.desk.names.call("Mira", Label.PERSON, "Mira", Label.MIL)
        desk.show_entities()
        await pilot.press("u")
        assert desk.status[0] == "undid: Mira → a military unit"
        assert listed(desk) == ["People  2", "Mira  2", "Ilias  1"]
        await pilot.press("ctrl+r")
        assert desk.status[0] == "redid: Mira → a military unit"
        assert listed(desk) == ["People  1", "Ilias  1", "Forces  1", "Mira  2"]
        assert desk.session.article.path == "1-alpha.txt"


async def test_a_type_is_corrected_with_the_arrows_and_said_in_words(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await at_entity(pilot, "Mira")
        await pilot.press("v", "down", "down", "enter")
        await until(pilot, lambda: not desk.query(NamePanel))
        assert desk.status[0] == "✓ Mira is a military unit, in every article"
        assert listed(desk) == ["People  1", "Ilias  1", "Forces  1", "Mira  2"]
        assert desk.pane.entities.has_focus
        assert desk.pane.entities.pointed == "Mira"
    async with opened() as pilot:
        assert listed(desk_of(pilot)) == ["People  1", "Ilias  1", "Forces  1", "Mira  2"]


async def test_a_name_is_typed_and_escape_leaves_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await at_entity(pilot, "Mira")
        await pilot.press("v", *"bel", "escape")
        await until(pilot, lambda: not desk.query(NamePanel))
        assert desk.session.desk.names.rulings() == ()
        await pilot.press("v", *"bel", "enter")
        await until(pilot, lambda: not desk.query(NamePanel))
        assert desk.status[0] == "✓ Mira is called Mirabel, in every article"
        await pilot.press("v", "ctrl+u", "enter")
        await until(pilot, lambda: not desk.query(NamePanel))
        assert desk.session.desk.names.rulings() == ()


async def test_on_a_narrow_screen_the_list_comes_back_behind_the_panel(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab")
        await at_entity(pilot, "Mira")
        await pilot.press("v", "down", "enter")
        await until(pilot, lambda: not desk.query(NamePanel))
        await pilot.pause()
        assert desk.pane.entities.has_focus
        assert desk.pane.display
        assert listed(desk) == ["People  1", "Ilias  1", "Organisations  1", "Mira  2"]


async def test_on_a_tiny_screen_the_panel_leaves_room_for_the_text(opened: Opened) -> None:
    async with opened(size=(60, 15)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab")
        await at_entity(pilot, "Mira")
        await pilot.press("v")
        await pilot.pause()
        assert desk.query_one(NamePanel).outer_size.height == 7
        assert desk.reader.outer_size.height >= 6


async def test_what_is_not_saved_stays_in_the_panel(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)

        def refuse(*_: object) -> None:
            raise NotSaved("disk full")

        await at_entity(pilot, "Mira")
        monkeypatch.setattr(desk.session.desk.names, "call", refuse)
        await pilot.press("v", *"bel", "enter")
        await until(pilot, lambda: desk.status == ("not saved: disk full", "$error"))
        assert desk.query_one("NamePanel Input", Input).value == "Mirabel"
        assert listed(desk) == ["People  2", "Mira  2", "Ilias  1"]


async def test_the_name_of_another_entity_makes_them_one_and_splitting_makes_them_two(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await at_entity(pilot, "Ilias")
        await pilot.press("v", "ctrl+u", *"mira", "enter")
        await until(pilot, lambda: not desk.query(NamePanel))
        assert desk.status[0] == "✓ Ilias and Mira are one, in every article"
        assert listed(desk) == ["People  1", "Mira  3 /   Ilias"]
        await pilot.press("v")
        rows = desk.query_one("NamePanel OptionList", OptionList).options
        assert str(rows[0].prompt) == "split off: Ilias (1 mention)"
        await pilot.press("up", "enter")
        await until(pilot, lambda: not desk.query(NamePanel))
        assert desk.status[0] == "✓ Ilias is not Mira, in every article"
        assert listed(desk) == ["People  2", "Mira  2", "Ilias  1"]


async def test_the_cursor_is_on_what_two_names_became(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.session.desk.names.call("Ilias", Label.PERSON, "Ilias", Label.WEAPON)
        propose(desk, ("Mira", "Ilias"))
        await at_entity(pilot, "Ilias")
        await until(pilot, lambda: "= Mira?" in listed(desk)[3])
        await pilot.press("equals_sign")
        await pilot.pause()
        assert [desk.pane.entities.pointed, listed(desk)] == ["Mira", ["Weapons  1", "Mira  3 /   Ilias"]]


async def test_those_with_a_name_come_before_those_described(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        spans = (Span(0, 1), Span(2, 3))
        described = Entity("e", "rebels", Label.PERSON, (), spans)
        desk.pane.entities.show([described, Entity("f", "Otto", Label.PERSON, (), spans[:1])])
        assert listed(desk) == ["People  2", "Otto  1", "rebels  2"]
        dim, plain = (str(desk.pane.entities.options[at].prompt.spans) for at in (2, 1))
        assert dim.count("$text-muted") == plain.count("$text-muted") + 1


async def test_a_question_stands_under_its_name_and_one_key_answers(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        propose(desk, ("Mira", "Ilias"))
        await at_entity(pilot, "Ilias")
        await until(pilot, lambda: str(desk.pane.border_subtitle) == "M: 2 names may be one")
        assert listed(desk)[2] == "Ilias  1 /   = Mira? /   both on the pier · = yes · - no"
        await pilot.press("equals_sign")
        await pilot.pause()
        assert desk.status[0] == "✓ Mira and Ilias are one, in every article"
        assert listed(desk) == ["People  1", "Mira  3 /   Ilias"]
        assert desk.pane.entities.pointed == "Mira"
        assert str(desk.pane.border_subtitle) == ""
        await pilot.press("u")
        await pilot.press("minus")
        await pilot.pause()
        assert desk.session.desk.names.said_of("Mira", "Ilias") is Ruling.DIFFERENT
        assert listed(desk) == ["People  2", "Mira  2", "Ilias  1"]
        await pilot.press("minus")
        await pilot.pause()
        assert desk.status[0] == "no names are waiting to be made one"


async def test_the_window_rules_on_pair_after_pair_and_takes_back(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        propose(desk, ("Mira", "Ilias"), ("Mira", "Otto"), ("Ilias", "Olena"))
        await until(pilot, lambda: len(desk.session.names.open) == 3)
        said_of = desk.session.desk.names.said_of
        await pilot.press("M", "equals_sign", "minus")
        window = pilot.app.screen
        assert isinstance(window, NamesScreen)
        assert said_of("Mira", "Ilias") is Ruling.SAME
        assert said_of("Otto", "Mira") is Ruling.DIFFERENT
        assert window.query_one(OptionList).highlighted == 2
        assert "1 left" in str(window.query_one("#names").border_title)
        await pilot.press("u", "u", "u")
        assert desk.session.desk.names.rulings() == ()
        assert window.query_one(OptionList).highlighted == 0
        assert "nothing to take back" in str(window.query_one("#said", Static).render())
        await pilot.press("equals_sign", "k", "equals_sign", "k", "minus", "escape")
        assert said_of("Mira", "Ilias") is Ruling.DIFFERENT
        await pilot.pause()
        assert pilot.app.screen is desk


async def test_an_answer_that_follows_from_two_others_is_not_asked_for(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        propose(desk, ("Mira", "Ilias"), ("Ilias", "Olena"), ("Mira", "Olena"))
        await until(pilot, lambda: len(desk.session.names.open) == 3)
        await pilot.press("M", "equals_sign", "equals_sign")
        window = pilot.app.screen
        assert "0 left" in str(window.query_one("#names").border_title)
        await pilot.press("j", "minus")
        assert "the opposite" in str(window.query_one("#said", Static).render())
        await pilot.press("u", "u")
        assert "2 left" in str(window.query_one("#names").border_title)


async def test_the_window_says_what_is_not_saved(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        propose(desk, ("Mira", "Ilias"))
        await until(pilot, lambda: len(desk.session.names.open) == 1)

        def refuse(*_: object) -> None:
            raise NotSaved("disk full")

        monkeypatch.setattr(desk.session.desk.names, "same", refuse)
        await pilot.press("M", "equals_sign")
        window = pilot.app.screen
        assert str(window.query_one("#said", Static).render()) == "not saved: disk full"
        assert "1 left" in str(window.query_one("#names").border_title)


async def test_with_nothing_to_rule_on_the_window_is_one_sentence(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("M", "equals_sign", "u")
        assert str(pilot.app.screen.query_one("#nothing", Static).render()) == "No two names are waiting to be made one"
        await pilot.press("M")
        await until(pilot, lambda: pilot.app.screen is desk_of(pilot))
