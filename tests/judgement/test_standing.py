"""What counts as judged: never what waits, never the tail, and the same before and after a restart."""

import pytest
from msgspec.structs import replace

from annotations.analysis.level import Level
from annotations.analysis.model import Kind
from annotations.judgement import Verdict, stand
from annotations.text import Span

CREDIBLE, DISPUTED, PROPAGANDA = Verdict


@pytest.fixture
def judged(desk, article, analysis):
    for finding in desk.open(article, analysis):
        desk.tag(article, finding, CREDIBLE)
    return desk


@pytest.fixture
def changed(make_article, article):
    lines = [line.replace("Nine", "Ten") for line in article.text.strip().split("\n\n")]
    return make_article(tuple(lines))


def test_judgements_of_another_version_do_not_count_before_they_are_laid_out(judged, make_desk, changed, analyse):
    for desk in (judged, make_desk()):
        assert desk.progress(changed.id, changed.version) == (0, 0)
        assert not desk.settled(changed.id, changed.version)
        desk.settle(stand(changed, analyse(changed), desk.own_annotations(changed.id)))
        assert desk.settled(changed.id, changed.version)
        assert desk.progress(changed.id, changed.version).judged == 2


def test_counting_an_article_is_what_opening_it_counts(judged, make_desk, changed, analyse):
    analysis = analyse(changed)
    found = judged.open(changed, analysis)
    other = make_desk()
    other.settle(stand(changed, analysis, other.own_annotations(changed.id)))
    assert other.progress(changed.id, changed.version) == judged.progress(changed.id, changed.version)
    total = len(analysis.claims) - 1 + other.progress(changed.id, changed.version).besides
    assert total == len(found)


def test_a_verdict_given_anew_counts_at_once_and_its_undo_takes_that_back(judged, changed, analyse):
    waiting = next(f for f in judged.open(changed, analyse(changed)) if f.recheck)
    before = judged.progress(changed.id, changed.version)
    judged.tag(changed, waiting, DISPUTED)
    assert judged.progress(changed.id, changed.version).judged == before.judged + 1
    judged.undo()
    judged.open(changed, analyse(changed))
    assert judged.progress(changed.id, changed.version) == before


def test_without_an_analysis_a_changed_article_is_not_settled(judged, changed):
    judged.open(changed, None)
    assert not judged.settled(changed.id, changed.version)


def test_an_unchanged_article_needs_no_reading_unless_there_is_a_mark(judged, make_desk, article, analysis):
    assert make_desk().settled(article.id, article.version)
    judged.mark(article, Span(0, 9))
    desk = make_desk()
    assert not desk.settled(article.id, article.version)
    assert desk.progress(article.id, article.version) == (3, 1)
    desk.settle(stand(article, analysis, desk.own_annotations(article.id)))
    assert desk.settled(article.id, article.version)


def test_a_mark_over_a_claim_is_no_claim_besides_once_it_is_laid_out(desk, make_desk, article, analysis):
    claim = analysis.claims[1]
    desk.mark(article, Span(claim.start, claim.end))
    other = make_desk()
    assert other.progress(article.id, article.version).besides == 1
    other.open(article, analysis)
    assert other.progress(article.id, article.version) == (0, 0)


def test_the_tail_never_counts(desk, article, analysis):
    desk.tag(article, desk.open(article, analysis, tail=True)[-1], PROPAGANDA)
    desk.mark(article, Span(article.text.index("A singer"), article.text.index("A singer") + 8))
    assert desk.progress(article.id, article.version) == (0, 0)
    for tail in (True, False):
        desk.open(article, analysis, tail=tail)
        assert desk.progress(article.id, article.version) == (0, 0)


def test_a_claim_no_longer_found_is_counted_besides_the_others(judged, article, analysis):
    fewer = replace(analysis, claims=analysis.claims[1:])
    assert len(judged.open(article, fewer)) == 3
    assert judged.progress(article.id, article.version) == (3, 1)


def test_what_another_window_wrote_is_counted(judged, make_desk, store, article, analysis, monkeypatch):
    judged.open(article, analysis)
    assert judged.progress(article.id, article.version).judged == 3
    other = make_desk()
    other.clear(article, other.open(article, analysis)[0])
    monkeypatch.setattr(store, "refresh", lambda: True)
    judged.refresh()
    assert judged.progress(article.id, article.version).judged == 2


def test_a_statement_that_was_given_a_source_is_a_claim_besides_those_found(desk, make_desk, article, analysis):
    plain = replace(analysis.claims[2], kind=Kind.ASSERTION, source=None, cue=None)
    analysis = replace(analysis, claims=(analysis.claims[0], plain))
    [_, finding] = desk.open(article, analysis, level=Level.ALL)
    desk.tag(article, desk.corrections.credit(article, finding, "the coast guard"), CREDIBLE)
    for one in (desk, make_desk()):
        one.open(article, analysis)
        assert one.progress(article.id, article.version) == (1, 1)
