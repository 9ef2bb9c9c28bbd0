"""What other articles say, as state: what is told of a claim, what is counted, and where nothing is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotations.analysis.cache import AnalysisCache
from annotations.analysis.echoes import Key, Relation
from annotations.analysis.echoes.child import Comparing
from annotations.analysis.echoes.wire import Hear
from annotations.articles import Article
from annotations.judgement import Annotation, Verdict
from annotations.judgement.matching import judgement_of
from annotations.judgement.model import Detected, Provenance
from annotations.text import Anchor, Span
from tests.tui.screens.echoing import analyse_places, write_echoes
from tui.commands.wiring import open_workplace
from tui.elsewhere import Elsewhere, laid_out
from tui.places import place_of
from tui.session import Session
from tui.trail import LONGEST, Stop, Trail

CONFLICTS, REPEATS, REWORDS = Relation.CONFLICTS, Relation.REPEATS, Relation.REWORDS
Show = Callable[[str], Elsewhere]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Opens an article of a folder whose claims have been compared, in one session."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    workplace = open_workplace(place_of(write_echoes(tmp_path / "lesna"), None), "rm")
    workplace.__dict__["pipeline"] = "rule"
    comparing, cache = Comparing(), AnalysisCache(workplace.library)
    for row in workplace.library.rows():
        article = workplace.library.read(row.path)
        assert isinstance(article, Article)
        analysis = analyse_places(article)
        cache.put(analysis, len(analysis.claims))
        workplace.echoes.keep(comparing.hear(Hear(article, analysis)))
    session = Session(workplace)
    session.folder.load()
    elsewhere = Elsewhere(session)

    def opened(path: str) -> Elsewhere:
        article, analysis = session.read(path)
        assert isinstance(article, Article)
        session.show(article)
        session.know(analysis)
        elsewhere.take(article.version, elsewhere.look_up(article.version))
        return elsewhere

    yield opened
    workplace.close()


def session_of(elsewhere: Elsewhere) -> Session:
    return elsewhere._session


def judge(show: Show, path: str, number: int, verdict: Verdict) -> None:
    session = session_of(show(path))
    session.judge(session.findings[number - 1], verdict)


def test_echoes_come_with_their_articles_and_verdicts(show: Show) -> None:
    judge(show, "2-valley.txt", 1, Verdict.PROPAGANDA)
    told = show("1-harbour.txt").of("c1")
    assert [(one.echo.relation, one.row.path, one.verdict) for one in told] == [
        (CONFLICTS, "2-valley.txt", Verdict.PROPAGANDA),
        (REPEATS, "3-ministry.txt", None),
    ]


def test_what_was_dismissed_is_no_echo(show: Show) -> None:
    session = session_of(show("2-valley.txt"))
    assert session.article is not None
    session.desk.corrections.dismiss(session.article, session.findings[0])
    elsewhere = show("1-harbour.txt")
    assert [one.row.path for one in elsewhere.of("c1")] == ["3-ministry.txt"]
    assert elsewhere.counts()["c1"] == {CONFLICTS: 0, REPEATS: 1, REWORDS: 0}


def test_what_has_changed_since_it_was_compared_is_neither_told_nor_counted(show: Show) -> None:
    elsewhere = show("1-harbour.txt")
    before = elsewhere.of("c1")[1].row
    session_of(elsewhere).folder.is_now(before.path, before.article_id, "another version")
    assert [one.row.path for one in elsewhere.of("c1")] == ["2-valley.txt"]
    assert elsewhere.counts()["c1"] == {CONFLICTS: 1, REPEATS: 0, REWORDS: 0}


def test_nothing_is_told_of_another_article_than_the_open_one(show: Show) -> None:
    elsewhere = show("1-harbour.txt")
    elsewhere.take("another", {})
    assert elsewhere.of("c1") == ()
    assert elsewhere.counts() == {}
    assert elsewhere.why_none() == ""


def test_a_repeat_with_another_verdict_is_told_once(show: Show) -> None:
    judge(show, "2-valley.txt", 2, Verdict.CREDIBLE)
    elsewhere = show("1-harbour.txt")
    assert elsewhere.disagreeing("c2", Verdict.CREDIBLE) is None
    other = elsewhere.disagreeing("c2", Verdict.DISPUTED)
    assert other is not None
    assert (other.row.path, other.verdict) == ("2-valley.txt", Verdict.CREDIBLE)
    assert elsewhere.disagreeing("c2", Verdict.PROPAGANDA) is None


def test_a_conflict_with_another_verdict_is_no_reason_to_warn(show: Show) -> None:
    judge(show, "2-valley.txt", 1, Verdict.CREDIBLE)
    assert show("1-harbour.txt").disagreeing("c1", Verdict.DISPUTED) is None


def test_claims_are_found_where_they_stand_and_left_out_where_the_text_has_changed(show: Show, tmp_path: Path) -> None:
    elsewhere = show("1-harbour.txt")
    session, repeats = session_of(elsewhere), elsewhere.repeats("c2")
    own: dict[str, tuple[Annotation, ...]] = {one.row.path: () for one in repeats}
    found = list(laid_out(session.read, repeats, own))
    assert [(article.path, finding.source) for article, finding in found] == [
        ("2-valley.txt", "Petra"),
        ("3-ministry.txt", "Nikos"),
    ]
    (tmp_path / "lesna" / "2-valley.txt").write_text("Nobody spoke.\n", encoding="utf-8")
    (tmp_path / "lesna" / "3-ministry.txt").unlink()
    assert list(laid_out(session.read, repeats, own)) == []


def test_an_article_is_read_by_its_version_as_long_as_it_is_there(show: Show, tmp_path: Path) -> None:
    elsewhere = show("2-valley.txt")
    version = session_of(elsewhere).article.version
    found = elsewhere.read(version)
    assert found is not None
    assert found[0].path == "2-valley.txt"
    (tmp_path / "lesna" / "2-valley.txt").write_text("Nobody spoke.\n", encoding="utf-8")
    assert elsewhere.read(version) is None
    assert elsewhere.read("unknown") is None


def test_it_counts_what_is_compared_until_nothing_waits(show: Show) -> None:
    elsewhere = show("1-harbour.txt")
    assert elsewhere.listed()[1] == []
    assert elsewhere.comparing is None
    elsewhere.expect(["a", "b"])
    assert elsewhere.comparing == (0, 2)
    elsewhere.compared("a")
    elsewhere.compared("a")
    assert elsewhere.comparing == (1, 2)
    elsewhere.expect(["c"])
    elsewhere.compared("b", refused="too long")
    assert elsewhere.comparing == (2, 3)
    elsewhere.compared("c")
    assert elsewhere.comparing is None
    assert elsewhere.refused == {"b": "too long"}


def test_it_says_why_nothing_is_told(show: Show) -> None:
    elsewhere = show("1-harbour.txt")
    session = session_of(elsewhere)
    session.current = "c3"
    assert elsewhere.why_none() == "No other article says this or its opposite"
    elsewhere.lost = "the process was killed"
    assert elsewhere.why_none() == "Not compared: the process was killed"
    made = session.mark(Span(0, 4), "", None)
    session.current = made.claim.id
    assert elsewhere.why_none() == "Claims that you marked are not compared"


def anchored(start: int, end: int, *, version: str = "v", found: tuple[int, int] | None = None) -> Annotation:
    anchor = Anchor(version=version, start=start, end=end, exact="", prefix="", suffix="")
    detected = Detected(replace(anchor, start=found[0], end=found[1])) if found else None
    return Annotation(f"{start}", Provenance("a"), anchor, "rm", "", "", found=detected)


def test_a_judgement_is_found_by_the_words_that_it_covers_best() -> None:
    far, near, exact = anchored(0, 60), anchored(10, 48), anchored(10, 50)
    assert judgement_of([far, near, exact], "v", Span(10, 50)) is exact
    assert judgement_of([near], "v", Span(10, 50)) is near
    assert judgement_of([far], "v", Span(10, 50)) is None
    assert judgement_of([anchored(10, 50, version="older")], "v", Span(10, 50)) is None


def test_a_correction_belongs_to_what_the_machine_had_found() -> None:
    corrected = anchored(90, 120, found=(10, 50))
    assert judgement_of([corrected], "v", Span(10, 50)) is corrected
    assert judgement_of([corrected], "v", Span(90, 120)) is None


def test_a_trail_is_gone_back_step_by_step_and_forgets_its_beginning() -> None:
    trail = Trail()
    stops = [Stop(f"{n}.txt", None, n, Key("v", "c")) for n in range(LONGEST + 1)]
    for stop in stops:
        trail.leave(stop)
    assert [trail.back() for _ in range(LONGEST)] == stops[:0:-1]
    assert trail.back() is None
