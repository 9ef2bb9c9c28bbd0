"""Echoes by key: what other articles say of a claim, the way there and back, and one verdict for all that repeat it."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from annotations.analysis.echoes import Relation
from annotations.analysis.messages import EchoesLost, EchoesRefused
from annotations.judgement import NotSaved, Verdict
from annotations.store.versions import Versions
from tests.tui.screens.conftest import Opened, desk_of, settled, until
from tests.tui.screens.echoing import InstantListener, KeepingWorker, write_echoes
from tests.tui.screens.test_judging import kept
from tui.config import Config
from tui.screens.confirm import ConfirmScreen
from tui.screens.desk import DeskScreen
from tui.screens.desk.listening import ListenerSaid

CONFLICTS, REPEATS = Relation.CONFLICTS, Relation.REPEATS

Started = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder whose claims repeat and contradict one another."""
    return write_echoes(tmp_path / "lesna")


@pytest.fixture
def start(opened: Opened, root: Path) -> Started:
    """Opens that folder, and waits until its claims are compared."""

    @asynccontextmanager
    async def begin(**wanted: object) -> AsyncIterator[Pilot[None]]:
        wired = {"make_worker": KeepingWorker, "make_listener": InstantListener} | wanted
        async with opened(root, **wired) as pilot:
            desk = desk_of(pilot)
            await until(pilot, lambda: desk.listener is not None and desk.elsewhere.comparing is None)
            await settled(pilot)
            yield pilot

    return begin


def told(desk: DeskScreen) -> list[tuple[Relation, str]]:
    """The echoes of the current claim: how they stand to it, and in which file."""
    return [(one.echo.relation, one.row.path[2:-4]) for one in desk.elsewhere.of(desk.session.current)]


def rows(desk: DeskScreen) -> list[str]:
    """The rows of the list of echoes, as they are read."""
    return [str(option.prompt) for option in desk.pane.echoes.options]


def title_of(desk: DeskScreen) -> str:
    """The title of the findings, as it is read."""
    return Content.from_markup(desk.pane.border_title).plain


def claim_rows(desk: DeskScreen) -> list[str]:
    """The rows of the list of claims."""
    return [str(option.prompt) for option in desk.pane.claims.options]


def at(desk: DeskScreen) -> tuple[str, int]:
    """The open article and the number of its current claim."""
    return desk.session.article.path[2:-4], desk.session.index(desk.session.current) + 1


async def test_the_tab_lists_conflicts_before_repeats(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        assert told(desk) == [(CONFLICTS, "valley"), (REPEATS, "ministry")]
        await pilot.press("r")
        assert desk.pane.tab == "echoes"
        assert desk.pane.echoes.has_focus
        assert title_of(desk) == "Claims 3 ─ Entities 3 ─ Echoes 2"
        asked, conflict, repeat = rows(desk)
        assert asked.startswith("· Mira said\nthat 70 raiders")
        assert conflict.splitlines() == [
            "≠ conflicts · Valley Wire, 2 Mar 2024",
            "Ilias: that 39 raiders were killed in Lesna",
            "70 raiders killed / 39 raiders killed",
        ]
        assert repeat.splitlines() == ["= repeats · From ministry", "Otto: that 70 raiders were killed in Lesna"]


async def test_the_list_of_claims_says_how_many_echoes_there_are(start: Started) -> None:
    async with start() as pilot:
        third_lines = [row.splitlines()[2] for row in claim_rows(desk_of(pilot))]
        assert third_lines == ["open · indirect  ≠1 =1", "open · indirect  =2", "open · indirect"]


async def test_a_claim_without_echoes_says_so(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        await pilot.press("end", "r")
        assert rows(desk)[1:] == ["No other article says this or its opposite"]
        assert desk.pane.echoes.has_focus


async def test_r_brings_the_echoes_to_the_front_and_what_was_there_back(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab", "r", "r")
        assert desk.pane.tab == "entities"
        assert desk.pane.entities.has_focus
        await pilot.press("escape", "r", "r")
        assert desk.reader.has_focus


async def test_on_80_by_24_r_opens_the_findings_and_closes_them(start: Started) -> None:
    async with start(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("r")
        assert desk.pane.echoes.has_focus
        assert desk.pane.size.height >= 20
        await pilot.press("r")
        assert desk.reader.has_focus
        assert not desk.has_class("-findings")


async def test_a_click_on_a_name_in_the_title_brings_its_list(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        title = title_of(desk)
        for name in ("Echoes", "Entities", "Claims"):
            await pilot.click(desk.pane, offset=(3 + title.index(name), 0))
            assert desk.pane.tab == name.lower()
        await pilot.click(desk.pane, offset=(desk.pane.size.width, 0))
        assert desk.pane.tab == "claims"


async def test_enter_goes_there_and_backspace_comes_back_step_by_step(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "r", "enter")
        await until(pilot, lambda: at(desk) == ("valley", 2))
        await until(pilot, lambda: told(desk) == [(REPEATS, "harbour"), (REPEATS, "ministry")])
        assert desk.pane.echoes.has_focus
        await pilot.press("down", "enter")
        await until(pilot, lambda: at(desk) == ("ministry", 2) and desk.elsewhere.known)
        await pilot.press("backspace")
        await until(pilot, lambda: at(desk) == ("valley", 2) and desk.elsewhere.known)
        assert desk.session.article.version[:8] not in desk.pane.echoes.pointed.version
        assert desk.elsewhere.row(desk.pane.echoes.pointed.version).path == "3-ministry.txt"
        await pilot.press("escape", "backspace")
        await until(pilot, lambda: at(desk) == ("harbour", 2))
        assert desk.reader.has_focus
        await pilot.press("backspace")
        assert desk.status[0] == "nothing to come back to"


async def test_a_claim_that_is_not_listed_is_listed_when_it_is_gone_to(opened: Opened, ferry_count: Path) -> None:
    async with opened(ferry_count) as pilot:
        desk = desk_of(pilot)
        assert [finding.claim.id for finding in desk.session.findings] == ["c1", "c2"]
        await desk._go("1-delta.txt", "s1")
        assert [finding.claim.id for finding in desk.session.findings] == ["s1", "c1", "c2"]
        assert desk.session.current == desk.reader.current == "s1"


async def test_an_echo_shows_the_verdict_that_was_given_there(start: Started) -> None:
    async with start(config=Config(advance=False)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("r", "enter")
        await until(pilot, lambda: at(desk) == ("valley", 1))
        await pilot.press("p", "backspace")
        await until(pilot, lambda: at(desk) == ("harbour", 1) and desk.elsewhere.known)
        assert rows(desk)[1].splitlines()[-1] == "70 raiders killed / 39 raiders killed · ! propaganda"


async def test_judging_otherwise_than_a_repeat_warns_once(start: Started) -> None:
    async with start(config=Config(advance=False)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "c", "r", "enter")
        await until(pilot, lambda: at(desk) == ("valley", 2))
        await pilot.press("c")
        assert desk.status[1] == "$success"
        await pilot.press("d")
        assert desk.status == ("✓ saved: claim 2, disputed · credible in The Harbour Post, 1 Mar 2024", "$warning")
        await pilot.press("p")
        assert desk.status[0].startswith("✓ saved: claim 2, propaganda · A")


async def test_one_verdict_for_all_repeats_asks_first_and_is_one_step_back(start: Started, root: Path) -> None:
    async with start(config=Config(advance=False)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "A")
        await until(pilot, lambda: "judge the claim first" in desk.status[0])
        await pilot.press("d", "A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        asked = str(pilot.app.screen._question)
        assert "claim 2, to 2 claims" in asked
        assert "Valley Wire, 2 Mar 2024" in asked
        await pilot.press("escape")
        await until(pilot, lambda: desk.status[0] == "no repeat was judged")
        assert len(kept(root)) == 1
        await pilot.press("A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: desk.status == ("✓ saved: 2 repeats, disputed", "$success"))
        assert [annotation.verdict for annotation in kept(root)] == [Verdict.DISPUTED] * 3
        assert desk.session.folder.progress().judged == 3
        assert desk.session.article.path == "1-harbour.txt"
        await pilot.press("u")
        await until(pilot, lambda: desk.status[0] == "undid: 2 claims")
        assert len(kept(root)) == 1
        assert desk.session.folder.progress().judged == 1
        await pilot.press("ctrl+r")
        await until(pilot, lambda: desk.status[0] == "redid: 2 claims")
        assert len(kept(root)) == 3


async def test_a_repeat_that_has_changed_meanwhile_is_told(start: Started, root: Path) -> None:
    async with start(config=Config(advance=False)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "c", "A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        (root / "2-valley.txt").write_text("Nothing was said.\n", encoding="utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: desk.status[0].startswith("✓ saved"))
        assert desk.status == ("✓ saved: 1 repeat, credible · 1 has changed or gone", "$warning")


async def test_the_texts_of_all_repeats_are_kept_in_a_thread(start: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start(config=Config(advance=False)) as pilot:
        desk, keep = desk_of(pilot), Versions.keep
        await pilot.press("j", "d", "A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        written: dict[str, bool] = {}

        def keeping(versions: Versions, version: str, text: str) -> None:
            written.setdefault(version, threading.current_thread() is threading.main_thread())
            keep(versions, version, text)

        monkeypatch.setattr(Versions, "keep", keeping)
        await pilot.press("enter")
        await until(pilot, lambda: desk.status == ("✓ saved: 2 repeats, disputed", "$success"))
        assert list(written.values()) == [False, False]


async def test_what_is_not_saved_of_all_repeats_is_told_and_nothing_has_changed(
    start: Started, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(config=Config(advance=False)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "c", "A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))

        def refuse(*_: object) -> None:
            raise NotSaved("disk full")

        monkeypatch.setattr(desk.session.desk, "tag_all", refuse)
        await pilot.press("enter")
        await until(pilot, lambda: desk.status == ("not saved: disk full", "$error"))
        assert len(kept(root)) == 1


async def test_the_next_start_compares_nothing_that_was_compared(start: Started) -> None:
    async with start():
        pass
    async with start() as pilot:
        desk = desk_of(pilot)
        assert isinstance(desk.listener, InstantListener)
        assert desk.listener.comparing._version_of == {}
        assert told(desk) == [(CONFLICTS, "valley"), (REPEATS, "ministry")]
    assert desk.listener.stopped


async def test_it_says_how_far_the_comparison_is(start: Started) -> None:

    async with start(make_listener=InstantListener) as pilot:
        desk = desk_of(pilot)
        await pilot.press("end", "r")
        desk.elsewhere.expect(["x", "y", "z"])
        desk.elsewhere.compared("y")
        desk.show_echoes()
        assert rows(desk)[1:] == ["comparing … 1 of 3"]


async def test_a_listener_that_is_lost_is_told_and_what_is_kept_stays(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        desk.post_message(ListenerSaid(EchoesLost("the process that compares claims was killed")))
        await until(pilot, lambda: desk.status[1] == "$error")
        assert "was killed · restart" in desk.status[0]
        assert len(told(desk)) == 2
        await pilot.press("end", "r")
        assert rows(desk)[1:] == ["Not compared: the process that compares claims was killed"]


async def test_an_article_whose_claims_can_not_be_compared_says_why(start: Started) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        version = desk.session.article.version
        desk.post_message(ListenerSaid(EchoesRefused(version, "too many claims")))
        await until(pilot, lambda: desk.status == ("1-harbour.txt: too many claims", "$error"))


async def test_the_real_process_compares_what_was_analysed(start: Started, root: Path) -> None:
    from annotations.analysis.echoes.kept import KeptEchoes
    from annotations.analysis.echoes.listener import Listener

    def make(library, read, deliver):
        return Listener(KeptEchoes(library), read, deliver)

    async with start(make_listener=make) as pilot:
        desk = desk_of(pilot)
        await until(pilot, lambda: told(desk) == [(CONFLICTS, "valley"), (REPEATS, "ministry")])
        pid = desk.listener.pid
        assert pid is not None
    assert desk.listener.pid is None


async def test_the_verdict_given_just_before_can_be_given_to_the_repeats(start: Started, root: Path) -> None:
    async with start() as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "d")
        assert desk.status == ("✓ saved: claim 2, disputed · A: 2 repeats too", "$success")
        assert at(desk) == ("harbour", 3)
        await pilot.press("A")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await until(pilot, lambda: desk.status[0] == "✓ saved: 2 repeats, disputed")
        await pilot.press("k", "A")
        await until(pilot, lambda: desk.status[0] == "its repeats are disputed already")


async def test_an_article_that_contradicts_itself_is_gone_about_in(start: Started, root: Path) -> None:
    (root / "1-harbour.txt").write_text(
        "Mira said that 70 raiders were killed in Lesna.\n\nOlena said that 39 raiders were killed in Lesna.\n",
        encoding="utf-8",
    )
    async with start() as pilot:
        desk = desk_of(pilot)
        await pilot.press("r")
        here = next(index for index, row in enumerate(rows(desk)) if "this article" in row)
        desk.pane.echoes.highlighted = here
        await pilot.press("enter")
        await until(pilot, lambda: at(desk) == ("harbour", 2))
        await pilot.press("backspace")
        await until(pilot, lambda: at(desk) == ("harbour", 1))
        assert desk.pane.echoes.highlighted == here


async def test_under_the_text_the_claim_says_how_many_echoes_it_has(start: Started) -> None:
    async with start(size=(80, 24)) as pilot:
        assert "≠1 =1" in str(desk_of(pilot).card.render())
