"""What the analyst corrects of a claim: it can be taken back, and stays when the article is analysed anew."""

import pytest
from msgspec.structs import replace

from annotations.analysis.level import Level
from annotations.analysis.model import Kind
from annotations.judgement import Verdict
from annotations.text import Span

CLOSED, NOBODY, BOATS = range(3)


@pytest.fixture
def correct(desk):
    return desk.corrections


def contents(findings):
    return [finding.content for finding in findings]


def test_a_dismissed_claim_is_gone_from_the_list_and_kept_in_the_history(desk, store, correct, article, analysis):
    finding = desk.open(article, analysis)[NOBODY]
    assert correct.dismiss(article, finding).dismissed
    assert contents(desk.open(article, analysis)) == ["the bridge was closed on Sunday", "Nine boats sank"]
    assert contents(desk.open(article, analysis, level=Level.ALL))[NOBODY] == "nobody asked us"
    assert [event.action for event in store.events()] == ["dismiss"]
    assert list(desk.records()) == []
    assert [record.annotation.dismissed for record in desk.records(dismissed=True)] == [True]


def test_dismissing_again_or_undoing_or_judging_makes_it_a_claim_again(desk, correct, article, analysis):
    def dismissed():
        correct.dismiss(article, desk.open(article, analysis)[NOBODY])
        return desk.open(article, analysis, level=Level.ALL)[NOBODY]

    finding = dismissed()
    assert not correct.dismiss(article, finding).dismissed
    assert desk.own_annotations(article.id) == ()
    dismissed()
    assert desk.undo().what == "dismissal taken away"
    assert len(desk.open(article, analysis)) == 3
    desk.tag(article, dismissed(), Verdict.CREDIBLE)
    assert desk.open(article, analysis)[NOBODY].verdict is Verdict.CREDIBLE


def test_dismissing_keeps_verdict_and_note(desk, correct, article, analysis):
    finding = desk.note(article, desk.tag(article, desk.open(article, analysis)[NOBODY], Verdict.DISPUTED), "why")
    correct.dismiss(article, correct.dismiss(article, finding))
    finding = desk.open(article, analysis)[NOBODY]
    assert (finding.verdict, finding.note) == (Verdict.DISPUTED, "why")


def test_a_dismissed_claim_counts_neither_as_judged_nor_as_open(desk, make_desk, correct, article, analysis):
    findings = desk.open(article, analysis)
    desk.tag(article, findings[CLOSED], Verdict.CREDIBLE)
    correct.dismiss(article, desk.tag(article, findings[NOBODY], Verdict.CREDIBLE))
    desk.open(article, analysis)
    for one in (desk, make_desk()):
        assert one.progress(article.id, article.version) == (1, -1)


def test_new_words_stand_in_the_place_of_the_machine_s(desk, make_desk, correct, article, analysis):
    finding = desk.open(article, analysis)[CLOSED]
    start = finding.claim.start
    correct.reword(article, finding, Span(start - 1, start + len("the bridge was closed")))
    for one in (desk, make_desk()):
        shown = one.open(article, analysis)
        assert contents(shown) == ["the bridge was closed", "nobody asked us", "Nine boats sank"]
        assert shown[CLOSED].corrected
        assert not shown[CLOSED].own
        assert shown[CLOSED].claim.id == finding.claim.id
        assert shown[CLOSED].annotation.found.anchor.exact == "the bridge was closed on Sunday"
        assert one.progress(article.id, article.version) == (0, 0)


@pytest.mark.parametrize("finds", ["the machine's words", "the corrected words", "neither"])
def test_a_correction_survives_another_pipeline(desk, correct, article, analysis, finds):
    finding = desk.open(article, analysis)[CLOSED]
    words = Span(finding.claim.start, finding.claim.start + len("the bridge"))
    correct.reword(article, finding, words)
    claim = analysis.claims[1]
    others = (analysis.claims[0], *analysis.claims[2:])
    found = {
        "the machine's words": (replace(claim, id="new"), *others),
        "the corrected words": (replace(claim, id="new", start=words.start, end=words.end, spans=(words,)), *others),
        "neither": others,
    }[finds]
    shown = desk.open(article, replace(analysis, pipeline="test 2", claims=found))
    assert contents(shown) == ["the bridge", "nobody asked us", "Nine boats sank"]
    assert shown[CLOSED].own == (finds == "neither")


def test_a_correction_moves_with_its_words(desk, correct, make_article, analyse, article, analysis):
    finding = desk.open(article, analysis)[CLOSED]
    correct.reword(article, finding, Span(finding.claim.start, finding.claim.start + len("the bridge was closed")))
    later = make_article(("A new first line.", *article.text.strip().split("\n\n")))
    shown = desk.open(later, analyse(later))
    assert contents(shown) == ["the bridge was closed", "nobody asked us", "Nine boats sank"]


def test_another_source_is_kept_and_found_in_the_text(desk, correct, article, analysis):
    finding = desk.open(article, analysis)[NOBODY]
    correct.credit(article, finding, "an agency")
    shown = desk.open(article, analysis)[NOBODY]
    assert (shown.source, shown.claim.source.span.of(article.text)) == ("an agency", "an agency")
    assert shown.annotation.found.source == "Farmers"
    correct.credit(article, shown, "somebody who is not named here")
    shown = desk.open(article, analysis)[NOBODY]
    assert (shown.source, shown.claim.source) == ("somebody who is not named here", None)
    assert shown.annotation.found.source == "Farmers"


def test_the_machine_s_own_version_takes_the_correction_away(desk, correct, article, analysis):
    finding = desk.open(article, analysis)[NOBODY]
    assert correct.credit(article, finding, "Farmers") == finding
    correct.credit(article, correct.credit(article, finding, "an agency"), "Farmers")
    assert desk.own_annotations(article.id) == ()
    assert desk.undo().what == "correction made"


def test_a_statement_with_a_source_is_reported(desk, correct, article, analysis):
    plain = replace(analysis.claims[2], kind=Kind.ASSERTION, source=None, cue=None)
    analysis = replace(analysis, claims=(plain,))
    [finding] = desk.open(article, analysis, level=Level.ALL)
    assert finding.source == "The Sample"
    correct.credit(article, finding, "the coast guard")
    [finding] = desk.open(article, analysis)
    assert (finding.source, finding.claim.kind) == ("the coast guard", Kind.INDIRECT)


def test_a_statement_is_listed_on_request_or_when_it_was_taken_up_and_counts_then(desk, article, analysis, make_desk):
    plain = replace(analysis.claims[2], kind=Kind.ASSERTION, source=None, cue=None)
    analysis = replace(analysis, claims=(analysis.claims[0], plain))
    assert len(desk.open(article, analysis)) == 1
    [_, finding] = desk.open(article, analysis, level=Level.ALL)
    assert desk.progress(article.id, article.version) == (0, 0)
    desk.tag(article, finding, Verdict.CREDIBLE)
    for one in (desk, make_desk()):
        assert one.progress(article.id, article.version) == (1, 1)
        assert contents(one.open(article, analysis)) == ["nobody asked us", "Nine boats sank"]
        assert one.progress(article.id, article.version) == (1, 1)
    desk.corrections.dismiss(article, finding)
    assert desk.progress(article.id, article.version) == (0, 0)
    assert len(desk.open(article, analysis)) == 1


def test_correcting_one_s_own_claim_has_no_machine_s_version(desk, correct, article, analysis):
    start = article.text.index("an agency reported")
    mark = desk.mark(article, Span(start, start + 18), source="Farmers")
    correct.credit(article, correct.reword(article, mark, Span(start, start + 9)), "the editor")
    own = desk.open(article, analysis)[2]
    assert (own.content, own.source, own.corrected, own.own) == ("an agency", "the editor", False, True)


@pytest.mark.parametrize("span", [Span(3, 4), Span(5, 5), Span(0, 10_000)])
def test_new_words_must_be_words(correct, desk, article, analysis, span):
    with pytest.raises(ValueError, match=r"span|words|empty"):
        correct.reword(article, desk.open(article, analysis)[CLOSED], span)
    assert desk.own_annotations(article.id) == ()


def test_one_verdict_for_several_is_one_step(desk, store, make_article, analyse):
    articles = [make_article(article_id=name) for name in ("a.txt", "b.txt")]
    findings = [(article, desk.open(article, analyse(article))[BOATS]) for article in articles]
    assert [f.verdict for f in desk.tag_all(findings, Verdict.PROPAGANDA)] == [Verdict.PROPAGANDA] * 2
    assert len(store.events()) == 1
    assert desk.judged_total == 2
    desk.undo()
    assert desk.judged_total == 0
    desk.redo()
    assert desk.judged_total == 2
    assert desk.tag_all(findings, Verdict.PROPAGANDA)[0].verdict is Verdict.PROPAGANDA
    assert len(store.events()) == 3


def test_two_that_come_to_the_same_words_in_one_step_are_one_annotation(desk, make_desk, make_article, analyse):
    twice = make_article(("Nine boats sank, according to the coast guard.",) * 2)
    claim = analyse(twice).claims[0]
    shift = twice.text.index("Nine", 1) - claim.start
    again = replace(claim, id="again", start=claim.start + shift, end=claim.end + shift)
    again = replace(again, spans=(again.span,))
    for finding in desk.open(twice, replace(analyse(twice), claims=(claim, again))):
        desk.note(twice, desk.tag(twice, finding, Verdict.CREDIBLE), finding.claim.id)
    once = make_article(("Nine boats sank, according to the coast guard.",))
    findings = desk.open(once, analyse(once))
    assert len(findings) == 2
    desk.tag_all([(once, finding) for finding in findings], Verdict.DISPUTED)
    for one in (desk, make_desk()):
        [finding] = one.open(once, analyse(once))
        assert finding.verdict is Verdict.DISPUTED
        assert one.judged_total == 1
    desk.undo()
    for one in (desk, make_desk()):
        assert one.judged_total == 2
        assert {a.note for a in one.own_annotations(once.id)} == {claim.id, "again"}
    desk.redo()
    for one in (desk, make_desk()):
        assert one.judged_total == 1


def test_an_undo_says_what_becomes_of_the_judgement_that_another_one_took_in(desk, make_article, analyse):
    article = make_article(("Nine boats sank, according to the coast guard.",))
    [finding] = desk.open(article, analyse(article))
    desk.tag(article, finding, Verdict.CREDIBLE)
    later = make_article(("Ten boats sank, according to the coast guard.",))
    span = Span(0, len("Ten boats sank"))
    desk.tag(later, desk.mark(later, span), Verdict.PROPAGANDA)
    waiting = next(f for f in desk.open(later, None) if f.recheck)
    desk.tag(later, replace(waiting, claim=replace(waiting.claim, start=0, end=span.end)), Verdict.DISPUTED)
    assert [a.verdict for a in desk.own_annotations(later.id)] == [Verdict.DISPUTED]
    assert desk.undo().what == "disputed → credible"
    assert desk.redo().what == "credible → disputed"


def test_undoing_the_confirmation_of_corrected_words_is_told_as_that(
    desk, correct, make_article, analyse, article, analysis
):
    finding = correct.credit(article, desk.open(article, analysis)[BOATS], "the harbour office")
    desk.tag(article, finding, Verdict.CREDIBLE)
    now = make_article(tuple(line.replace("Nine", "Ten") for line in article.text.strip().split("\n\n")))
    desk.confirm(now, next(one for one in desk.open(now, analyse(now)) if one.recheck))
    assert desk.undo().what == "confirmed"
    assert desk.redo().what == "confirmed"


def test_a_correction_and_a_note_without_a_verdict_are_confirmed_too(
    desk, make_desk, correct, make_article, analyse, article, analysis
):
    correct.credit(article, desk.open(article, analysis)[BOATS], "the harbour office")
    desk.note(article, desk.open(article, analysis)[CLOSED], "seen")
    now = make_article(
        tuple(line.replace("Nine", "Ten").replace("Sunday", "Monday") for line in article.text.strip().split("\n\n"))
    )
    waiting = [one for one in desk.open(now, analyse(now)) if one.recheck]
    assert len(waiting) == 2
    for one in waiting:
        assert not desk.confirm(now, one).recheck
    for other in (desk, make_desk()):
        assert not [one for one in other.open(now, analyse(now)) if one.recheck]
    assert [desk.undo().what, desk.undo().what] == ["confirmed", "confirmed"]
    assert len([one for one in desk.open(now, analyse(now)) if one.recheck]) == 2
