"""What the session counts, finds and marks, without a screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.articles import Article
from annotations.judgement import Verdict
from annotations.text import Span
from tests.tui.screens.conftest import ALPHA, BETA, DELTA, InstantWorker, analyse
from tui.commands.wiring import open_workplace
from tui.config import Config, Settings
from tui.open_ahead import looking_ahead
from tui.places import place_of
from tui.session import Session
from tui.tallies import Tally

Start = Callable[[], Session]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "ferry"
    root.mkdir()
    (root / "a.txt").write_text(ALPHA, encoding="utf-8")
    (root / "b.txt").write_text(BETA, encoding="utf-8")
    return root


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Begins a session on the folder, everything analysed and no article open; ends the one before it."""
    running: list[Session] = []

    def begin() -> Session:
        for session in running:
            session.workplace.close()
        workplace = open_workplace(place_of(folder, None), "rm")
        settings = Settings(Config(), folder / "none.toml")
        workplace = replace(workplace, make_worker=InstantWorker, settings=settings, name_pipeline=lambda: "rule")
        session = Session(workplace)
        session.folder.load()
        for article in filter(None, map(session.read_to_analyse, session.folder.missing.values())):
            analysis = analyse(article)
            found = sum(claim.start < article.tail_start for claim in analysis.claims)
            workplace.cache.put(analysis, found)
            session.arrived(analysis, found)
        session.folder.count_later()
        running[:] = [session]
        return session

    yield begin
    for session in running:
        session.workplace.close()


def show(session: Session, path: str) -> Article:
    article, analysis = session.read(path)
    assert isinstance(article, Article)
    session.show(article)
    session.know(analysis)
    return article


def judge_all(session: Session, path: str) -> None:
    show(session, path)
    for finding in session.findings:
        session.judge(finding, Verdict.CREDIBLE)


def recount(session: Session) -> list[str]:
    read = []
    while (due := session.folder.next_unsettled()) is not None:
        standing = session.stand(*due)
        assert standing is not None
        session.folder.settle(due[0], standing)
        read.append(due[0])
    return read


def span_of(article: Article, words: str) -> Span:
    at = article.text.index(words)
    return Span(at, at + len(words))


def test_a_changed_article_counts_only_what_still_stands_before_it_is_opened(start: Start, folder: Path) -> None:
    session = start()
    for path in ("a.txt", "b.txt"):
        judge_all(session, path)
    assert session.folder.progress() == (5, 5)
    (folder / "a.txt").write_text(ALPHA.replace("is shut", "is not shut"), encoding="utf-8")
    session = start()
    assert session.folder.tally("a.txt").judged == 0
    assert session.folder.next_open_path(None) == "a.txt"
    assert recount(session) == ["a.txt"]
    assert session.folder.tally("a.txt") == (2, 3)
    counted = session.folder.tallies()
    show(session, "a.txt")
    assert session.folder.tallies() == counted


def test_unchanged_articles_are_not_read_to_be_counted(start: Start) -> None:
    judge_all(start(), "a.txt")
    session = start()
    assert recount(session) == []
    assert session.folder.tally("a.txt") == (3, 3)


def test_a_mark_never_stands_for_a_claim_that_is_open(start: Start) -> None:
    session = start()
    article = show(session, "a.txt")
    for finding in session.findings[1:]:
        session.judge(finding, Verdict.DISPUTED)
    mark = session.mark(span_of(article, "Nothing else was heard"), "", None)
    assert session.folder.tally("a.txt") == (2, 4)
    session.judge(mark, Verdict.CREDIBLE)
    for again in (session, start()):
        assert again.folder.tally("a.txt") == (3, 4)
        recount(again)
        assert again.folder.tally("a.txt") == (3, 4)
        again.close()
        assert again.folder.next_open_path(None) == "a.txt"


def test_the_tail_never_counts_folded_or_not(start: Start) -> None:
    session = start()
    show(session, "a.txt")
    for tail in (True, False):
        session.tail_open = tail
        session.find()
        assert session.folder.tally("a.txt") == (0, 3)
    session.tail_open = True
    session.find()
    session.judge(session.findings[-1], Verdict.CREDIBLE)
    assert session.folder.tally("a.txt") == (0, 3)
    session.close()
    assert session.folder.tally("a.txt") == (0, 3)


def test_an_article_read_later_than_it_was_listed_is_counted_as_it_is(start: Start, folder: Path) -> None:
    session = start()
    (folder / "b.txt").write_text(BETA + "\nOlena said that it is late.\n", encoding="utf-8")
    article, _ = session.read("b.txt")
    assert isinstance(article, Article)
    session.show(article)
    assert session.folder.tally("b.txt").total is None
    session.know(analyse(article))
    session.judge(session.findings[0], Verdict.CREDIBLE)
    session.close()
    assert session.folder.tally("b.txt") == (1, 3)


def test_marking_a_claim_goes_to_it_and_changes_nothing(start: Start) -> None:
    session = start()
    article = show(session, "a.txt")
    third = session.findings[2]
    for words in ("that cars turn back", " that cars turn back", "hat cars turn back"):
        session.current = None
        assert session.mark(span_of(article, words), "Nikos", None) == third
        assert session.current == third.claim.id
    assert session.desk.annotations_of(article.id) == ()
    own = session.mark(span_of(article, "cars turn"), "", None)
    assert own.own
    assert session.mark(span_of(article, "cars turn"), "", None) == own


def test_the_place_of_a_lost_judgement_is_found_by_its_annotation(start: Start, folder: Path) -> None:
    judge_all(start(), "b.txt")
    (folder / "b.txt").write_text(BETA.replace(" Mira said that nobody boards it.", ""), encoding="utf-8")
    session = start()
    article = show(session, "b.txt")
    lost = next(finding for finding in session.findings if finding.lost)
    session.judge(lost, Verdict.PROPAGANDA)
    done = session.desk.undo()
    assert done is not None
    session.find()
    found = session.finding_at(done.anchor)
    assert found is not None
    assert (found.claim.id, found.verdict) == (lost.claim.id, Verdict.CREDIBLE)
    assert article.id == done.article_id


def test_the_place_of_words_that_moved_is_found_where_they_are_now(start: Start, folder: Path) -> None:
    session = start()
    show(session, "b.txt")
    session.judge(session.findings[1], Verdict.CREDIBLE)
    (folder / "b.txt").write_text(BETA.replace("Olena", "Early in the day Olena"), encoding="utf-8")
    session = start()
    show(session, "b.txt")
    done = session.desk.undo()
    assert done is not None
    session.find()
    found = session.finding_at(done.anchor)
    assert found is not None
    assert found.claim.id == session.findings[1].claim.id


def test_clearing_a_mark_moves_the_cursor_on(start: Start) -> None:
    session = start()
    article = show(session, "b.txt")
    first = session.mark(span_of(article, "Ferry runs again"), "", None)
    last = session.mark(span_of(article, "Olena"), "", None)
    following = session.findings[session.index(last.claim.id) + 1]
    session.clear(last)
    assert session.current == following.claim.id
    session.current = first.claim.id
    session.clear(first)
    assert session.current == session.findings[0].claim.id


def summed(session: Session) -> tuple[int, int]:
    analysed = [tally for tally in session.folder.tallies().values() if tally.total is not None]
    return sum(tally.judged for tally in analysed), sum(tally.total or 0 for tally in analysed)


def test_the_sum_is_that_of_all_articles_whatever_happens(start: Start, folder: Path) -> None:
    twin = "---\nurl: https://ferry.example/a\n---\n"
    (folder / "a.txt").write_text(twin + ALPHA, encoding="utf-8")
    (folder / "c.txt").write_text(twin + ALPHA + "\nOlena said that it is late.\n", encoding="utf-8")
    session = start()
    other = start_beside(session)
    assert session.folder.progress() == summed(session)
    for path in ("a.txt", "b.txt", "c.txt"):
        article = show(session, path)
        session.judge(session.findings[0], Verdict.CREDIBLE)
        assert session.folder.progress() == summed(session)
        session.mark(span_of(article, "said that"), "", None)
        assert session.folder.progress() == summed(session)
    (folder / "b.txt").write_text(BETA + "\nOlena said that it is late.\n", encoding="utf-8")
    article = show(session, "b.txt")
    assert session.folder.progress() == summed(session)
    session.arrived(analyse(article), 3)
    assert session.folder.progress() == summed(session)
    while session.desk.undo() is not None:
        assert session.folder.progress() == summed(session)
    show(session, "a.txt")
    session.judge(session.findings[0], Verdict.CREDIBLE)
    assert other.desk.refresh()
    assert other.folder.progress() == summed(other)
    assert other.folder.progress().judged == 1


def start_beside(session: Session) -> Session:
    """A second window on the same folder."""
    workplace = open_workplace(place_of(session.workplace.root, None), "rm")
    beside = Session(replace(workplace, name_pipeline=lambda: "rule"))
    beside.folder.load()
    beside.folder.progress()
    return beside


def test_a_verdict_counts_one_article_again(start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        (folder / f"{number}.txt").write_text(BETA, encoding="utf-8")
    session = start()
    show(session, "a.txt")
    session.folder.progress()
    counted: list[str] = []
    tally = session.folder.tally

    def counting(path: str) -> Tally:
        counted.append(path)
        return tally(path)

    monkeypatch.setattr(session.folder, "tally", counting)
    session.judge(session.findings[0], Verdict.CREDIBLE)
    assert session.folder.progress().judged == 1
    assert counted == ["a.txt"]


def test_the_next_open_claim_is_sought_among_those_listed(start: Start, folder: Path) -> None:
    (folder / "c.txt").write_text(DELTA, encoding="utf-8")
    session = start()
    for path in ("a.txt", "b.txt", "c.txt"):
        judge_all(session, path)
    show(session, "a.txt")
    assert looking_ahead(session)() is None
    session.levels.step()
    assert looking_ahead(session)() == "c.txt"
    session.find()
    judge_all(session, "c.txt")
    show(session, "a.txt")
    assert looking_ahead(session)() is None
    session.levels.step()
    assert looking_ahead(session)() == "c.txt", "one statement is not worth checking"
