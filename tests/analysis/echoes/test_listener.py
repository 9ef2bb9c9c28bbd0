"""The listener with its real child: what is new is compared once, kept, and told."""

import os
import queue
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.analysis.echoes import Relation
from annotations.analysis.echoes.kept import KeptEchoes
from annotations.analysis.echoes.listener import Listener
from annotations.analysis.messages import EchoesFound, EchoesLost, EchoesRefused, EchoMessage, NamesProposed
from annotations.analysis.model import Analysis, Claim, Entity, Kind, Label
from annotations.articles import Library
from annotations.articles.model import Article
from annotations.text import Span
from tests.processes import gone

PATIENCE = 30.0
TEXTS = {
    "a": "In Lesna, over 40 raiders died.",
    "b": "In Lesna, more than 40 militants were killed.",
    "c": "In Lesna, nine raiders died.",
    "d": "In Lesna, the harvest was good.",
}


class Folder:
    """Articles with one claim each, and which of them were read."""

    def __init__(self) -> None:
        self.texts = dict(TEXTS)
        self.read: list[str] = []
        self.reading: queue.Queue[str] = queue.Queue()
        self.ids: dict[str, str] = {}
        self.names = {"a": "Vagner Group", "b": "Wagner Group", "c": "Ministry of War", "d": "War Ministry"}

    def __call__(self, version: str) -> tuple[Article, Analysis] | None:
        self.read.append(version)
        self.reading.put(version)
        if version not in self.texts:
            return None
        text = self.texts[version]
        article = Article(self.ids.get(version, version), version, f"{version}.txt", "", text, published="2024-03-02")
        span = Span(10, len(text) - 1)
        place = Entity("e1", "Lesna", Label.GPE, (), (Span(3, 8),))
        claim = Claim("c1", span.start, span.end, (span,), Kind.ASSERTION)
        named = Entity("e2", self.names.get(version, "Lesna"), Label.ORG, (), (Span(3, 8),))
        return article, Analysis(version, "p", (place, named), (claim,))


class Desk:
    """One folder, its table, and every message of its listeners."""

    def __init__(self, library: Library) -> None:
        self.folder = Folder()
        self.kept = KeptEchoes(library)
        self.arriving: queue.Queue[EchoMessage] = queue.Queue()
        self.listeners: list[Listener] = []

    def listen(self, *versions: str, module: str = "annotations.analysis.echoes.child") -> Listener:
        listener = Listener(self.kept, self.folder, self.arriving.put, module=module)
        self.listeners.append(listener)
        listener.listed(versions, "p")
        listener.start()
        return listener

    def next(self) -> EchoMessage:
        """The next message that is not of names."""
        message = self.arriving.get(timeout=PATIENCE)
        return self.next() if isinstance(message, NamesProposed) else message

    def proposed(self) -> list[str]:
        """Wait for the next proposals; gives their names."""
        while not isinstance(self.arriving.get(timeout=PATIENCE), NamesProposed):
            pass
        found = self.kept.proposals("p", self.folder.texts)
        return [f"{one.one.name} ~ {one.other.name}" for one in found]

    def echoes(self, version: str) -> list[tuple[str, Relation]]:
        found = self.kept.of(version, "p", {v: v for v in self.folder.texts})
        return [(echo.other.article, echo.relation) for echo in found.get("c1", ())]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "news").mkdir()
    library = Library(tmp_path / "news", tmp_path / "desk")
    desk = Desk(library)
    yield desk
    for listener in desk.listeners:
        listener.stop()
    library.close()


def test_articles_of_the_folder_are_compared_and_told_with_those_they_meet(desk):
    desk.listen("a", "b", "c", "d")
    assert [desk.next() for _ in range(4)] == [
        EchoesFound(("a",)),
        EchoesFound(("b", "a")),
        EchoesFound(("c", "a", "b")),
        EchoesFound(("d",)),
    ]
    assert desk.echoes("a") == [("c", Relation.CONFLICTS), ("b", Relation.REWORDS)]
    assert desk.echoes("c") == [("a", Relation.CONFLICTS), ("b", Relation.CONFLICTS)]
    assert desk.echoes("d") == []


def test_an_article_that_arrives_is_compared_with_the_others(desk):
    listener = desk.listen("a")
    desk.next()
    listener.learn("b")
    assert desk.next() == EchoesFound(("b", "a"))
    assert desk.echoes("a") == [("b", Relation.REWORDS)]


def test_what_arrives_before_the_folder_is_listed_waits_for_the_list(desk):
    desk.listen("a")
    desk.next()
    second = Listener(desk.kept, desk.folder, desk.arriving.put)
    desk.listeners.append(second)
    second.learn("b")
    second.listed(["a"], "p")
    second.start()
    assert desk.next() == EchoesFound(("b", "a"))
    assert desk.folder.read == ["a", "b"]


def test_a_second_session_only_compares_what_is_new(desk):
    desk.listen("a", "b").learn("unknown")
    desk.proposed()
    desk.listeners[0].stop()
    second = desk.listen("a", "b", "c")
    assert desk.next() == EchoesFound(("c", "a", "b"))
    assert desk.folder.read.count("a") == desk.folder.read.count("b") == 1
    assert second.pid is not None


def test_no_process_is_started_when_nothing_is_new(desk):
    desk.listen("a", "b")
    desk.proposed()
    desk.listeners[0].stop()
    second = desk.listen("a", "b")
    second.learn("b")
    second.learn("unknown")
    for version in ("a", "b", "unknown"):
        assert desk.folder.reading.get(timeout=PATIENCE) == version
    assert second.pid is None


def test_names_are_proposed_when_all_articles_are_compared(desk):
    listener = desk.listen("a", "b", "c")
    assert desk.proposed() == ["Vagner Group ~ Wagner Group"]
    assert [desk.arriving.empty(), len(desk.kept.missing("abc", "p"))] == [True, 0]
    listener.learn("d")
    assert desk.proposed() == ["Ministry of War ~ War Ministry", "Vagner Group ~ Wagner Group"]
    listener.stop()
    del desk.folder.texts["b"]
    assert [p.one.name for p in desk.kept.proposals("p", desk.folder.texts)] == ["Ministry of War"]


def test_names_are_not_compared_anew_after_each_of_many_articles(desk, monkeypatch):
    monkeypatch.setattr("annotations.analysis.echoes.listener.REST", 1e6)
    listener = desk.listen("a", "b", "c")
    desk.proposed()
    for version in ("d", *(f"unknown {number}" for number in range(20))):
        listener.learn(version)
        while desk.folder.reading.get(timeout=PATIENCE) != version:
            pass
    assert desk.arriving.get_nowait() == EchoesFound(("d",))
    assert desk.arriving.empty()
    listener.stop()
    desk.listen(*TEXTS)
    assert desk.proposed() == ["Ministry of War ~ War Ministry", "Vagner Group ~ Wagner Group"]


def test_names_that_a_session_had_no_time_for_are_compared_in_the_next(desk):
    def deliver(message: EchoMessage) -> None:
        desk.arriving.put(message)
        if message == EchoesFound(("b", "a")):
            listener.stop()

    listener = Listener(desk.kept, desk.folder, deliver)
    listener.listed(["a", "b"], "p")
    listener.start()
    assert [desk.next(), desk.next()] == [EchoesFound(("a",)), EchoesFound(("b", "a"))]
    desk.listen("a", "b")
    assert desk.proposed() == ["Vagner Group ~ Wagner Group"]


def test_a_new_version_takes_the_place_of_the_old_one(desk):
    listener = desk.listen("a", "b")
    desk.next(), desk.next()
    desk.folder.ids["c"] = "a"
    listener.learn("c")
    assert desk.next() == EchoesFound(("c", "b"))
    listener.learn("d")
    desk.folder.texts["e"] = "In Lesna, 40 raiders died."
    listener.learn("e")
    assert [desk.next(), desk.next()] == [EchoesFound(("d",)), EchoesFound(("e", "c", "b"))]


def test_what_leaves_the_folder_and_returns_meets_what_came_meanwhile(desk):
    listener = desk.listen("a", "b")
    desk.next(), desk.next()
    listener.listed(["b"], "p")
    listener.learn("c")
    assert desk.next() == EchoesFound(("c", "b"))
    listener.listed(["a", "b", "c"], "p")
    found = desk.next()
    assert isinstance(found, EchoesFound)
    assert found.versions[0] == "a"
    assert set(found.versions[1:]) == {"b", "c"}


def test_what_the_child_can_not_compare_is_refused_and_the_others_go_on(desk, monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parent)
    desk.listen("a", "b", "c", module="failing_child")
    assert desk.next() == EchoesRefused("a", "ZeroDivisionError: at a")
    assert [desk.next(), desk.next()] == [EchoesFound(("b",)), EchoesFound(("c", "b"))]
    assert desk.kept.missing("abc", "p") == ["a"]


def test_a_killed_child_is_told_once_and_what_is_kept_stays(desk):
    listener = desk.listen("a", "b")
    desk.next(), desk.next()
    assert listener.pid is not None
    os.kill(listener.pid, signal.SIGKILL)
    listener.learn("c")
    lost = desk.next()
    assert lost == EchoesLost("the process that compares claims was killed (SIGKILL)")
    listener.learn("d")
    listener.stop()
    assert desk.arriving.empty()
    assert desk.echoes("a") == [("b", Relation.REWORDS)]


def test_a_process_that_can_not_start_is_told(desk):
    desk.listen("a", module="annotations.analysis.echoes.nowhere")
    lost = desk.next()
    assert isinstance(lost, EchoesLost)
    assert "No module named" in lost.reason


def test_a_reader_that_fails_is_told(desk):
    def failing(version: str) -> None:
        raise ZeroDivisionError(version)

    listener = Listener(desk.kept, failing, desk.arriving.put)
    desk.listeners.append(listener)
    listener.listed(["a"], "p")
    listener.start()
    assert desk.next() == EchoesLost("ZeroDivisionError: a")


def test_stopping_ends_the_child_at_once(desk):
    listener = desk.listen("a")
    desk.next()
    pid = listener.pid
    assert pid is not None
    listener.stop()
    assert gone(pid)
    assert listener.pid is None
    listener.stop()


def test_the_screens_process_imports_nothing_that_compares(tmp_path):
    script = "import sys, annotations.analysis.echoes.listener; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "annotations.analysis.echoes.kept" in modules
    assert not modules & {"spacy", "rapidfuzz", "tomllib", "annotations.analysis.echoes.lexicon"}
