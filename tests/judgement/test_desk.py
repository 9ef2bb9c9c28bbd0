"""What the analyst does at the desk, action by action."""

import pytest

from annotations.analysis.model import Analysis, Claim, Kind, Source
from annotations.judgement import NotSaved, Verdict
from annotations.text import AnchorState, Span

CREDIBLE, DISPUTED, PROPAGANDA = Verdict


def said(undone):
    return f"{undone.verb}: {undone.what}"


def test_findings_stand_in_text_order_without_the_tail(desk, article, analysis):
    found = desk.open(article, analysis)
    assert [f.content for f in found] == ["the bridge was closed on Sunday", "nobody asked us", "Nine boats sank"]
    assert [(f.source, f.cue) for f in found][2] == ("the coast guard", "according to")
    assert all(f.open and f.verdict is None and f.state is AnchorState.EXACT for f in found)
    assert len(desk.open(article, analysis, tail=True)) == 4


def test_an_interrupted_quotation_is_shown_in_parts(desk, article, analysis):
    from msgspec.structs import replace

    text, claim = article.text, analysis.claims[1]
    first, second = Span(claim.start, claim.start + 10), Span(claim.start + 22, claim.end)
    split = replace(analysis, claims=(replace(claim, spans=(first, second)),))
    assert desk.open(article, split)[0].content == f"{first.of(text)} … {second.of(text)}"


def test_a_verdict_is_in_the_store_before_tag_returns(desk, store, article, analysis):
    finding = desk.open(article, analysis)[0]
    tagged = desk.tag(article, finding, DISPUTED)
    (kept,) = store.annotations()
    assert tagged.annotation == kept
    assert (kept.verdict, kept.source, kept.cue, kept.kind) == (DISPUTED, "The mayor", "said", Kind.INDIRECT)
    assert (kept.anchor.exact, kept.anchor.version) == ("the bridge was closed on Sunday", article.version)
    assert (kept.article.title, kept.article.outlet, kept.annotator) == (article.title, "The Sample", "rm")
    assert kept.created.startswith("2023-05-22T10:00:0")
    assert kept.modified.endswith(".000Z")
    assert kept.id[14] == "7"
    (event,) = store.history
    assert (event.action, event.program, event.annotator) == ("tag", "0.1.0", "rm")


def test_the_same_verdict_again_changes_nothing(desk, store, article, analysis):
    tagged = desk.tag(article, desk.open(article, analysis)[0], CREDIBLE)
    assert desk.tag(article, tagged, CREDIBLE) == tagged
    assert len(store.history) == 1


def test_another_verdict_keeps_the_annotation_and_its_time_of_making(desk, store, article, analysis):
    first = desk.tag(article, desk.open(article, analysis)[0], CREDIBLE).annotation
    second = desk.tag(article, desk.open(article, analysis)[0], PROPAGANDA).annotation
    assert (second.id, second.created) == (first.id, first.created)
    assert second.modified > first.modified
    assert store.annotations() == [second]


def test_a_finding_from_before_the_verdict_still_means_the_same_annotation(desk, store, article, analysis):
    stale = desk.open(article, analysis)[0]
    desk.tag(article, stale, CREDIBLE)
    desk.tag(article, stale, DISPUTED)
    assert [a.verdict for a in store.annotations()] == [DISPUTED]


def test_clearing_the_only_thing_said_deletes_the_annotation(desk, store, article, analysis):
    tagged = desk.tag(article, desk.open(article, analysis)[0], CREDIBLE)
    cleared = desk.clear(article, tagged)
    assert cleared.annotation is None
    assert cleared.open
    assert store.annotations() == []
    assert desk.clear(article, cleared).annotation is None
    assert len(store.history) == 2


def test_a_note_outlives_the_verdict_and_an_empty_one_goes(desk, store, article, analysis):
    finding = desk.note(article, desk.open(article, analysis)[0], "  ask the mayor\nagain \n")
    assert finding.note == "ask the mayor\nagain"
    finding = desk.clear(article, desk.tag(article, finding, CREDIBLE))
    assert (finding.verdict, finding.note) == (None, "ask the mayor\nagain")
    assert desk.note(article, finding, finding.note) == finding
    assert desk.note(article, finding, "").annotation is None
    assert store.annotations() == []


def test_a_mark_is_a_finding_of_its_own_until_it_is_cleared_twice(desk, article, analysis):
    start = article.text.index(" an agency reported")
    source_span = Span(start + 1, start + 10)
    marked = desk.mark(article, Span(start, start + 20), source_span=source_span)
    assert marked.own
    assert (marked.source, marked.content) == ("an agency", "an agency reported.")
    assert (marked.claim.source.span, marked.verdict) == (source_span, None)
    desk.tag(article, marked, PROPAGANDA)
    found = desk.open(article, analysis)
    assert [f.own for f in found] == [False, False, True, False]
    own = desk.clear(article, found[2])
    assert (own.verdict, own.gone) == (None, False)
    assert desk.clear(article, own).gone
    assert len(desk.open(article, analysis)) == 3


def test_a_mark_over_a_found_claim_belongs_to_that_claim(desk, article, analysis):
    claim = analysis.claims[1]
    desk.mark(article, Span(claim.start, claim.end - 3), "the town hall")
    first = desk.open(article, analysis)[0]
    assert not first.own
    assert first.annotation.marked
    assert first.annotation.source == "the town hall"


@pytest.mark.parametrize("span", [Span(3, 3), Span(47, 49), Span(0, 10_000)])
def test_a_mark_needs_words(desk, article, span):
    with pytest.raises(ValueError, match="span"):
        desk.mark(article, span)


def test_progress_counts_verdicts_by_article(desk, make_desk, make_article, analyse, article, analysis):
    other = make_article(article_id="b.txt")
    desk.tag(article, desk.open(article, analysis)[0], CREDIBLE)
    desk.tag(article, desk.open(article, analysis)[1], CREDIBLE)
    desk.note(article, desk.open(article, analysis)[2], "later")
    desk.tag(other, desk.open(other, analyse(other))[0], CREDIBLE)
    for seat in (desk, make_desk()):
        assert [seat.progress(i, article.version).judged for i in ("a.txt", "b.txt", "c.txt")] == [2, 1, 0]
        assert seat.judged_total == 3


def test_two_analysts_share_a_desk_and_not_their_judgements(make_desk, article, analysis):
    one, other = make_desk(annotator="rm"), make_desk(annotator="kv")
    one.tag(article, one.open(article, analysis)[0], CREDIBLE)
    finding = other.open(article, analysis)[0]
    assert finding.annotation is None
    third = make_desk(annotator="kv")
    third.tag(article, finding, DISPUTED)
    assert third.progress("a.txt", article.version) == (1, 0)
    assert [r.annotation.annotator for r in third.records()] == ["rm", "kv"]
    assert said(third.undo()) == "undid: disputed → none"
    assert third.undo() is None


def test_what_can_not_be_saved_has_not_happened(desk, store, article, analysis):
    finding = desk.open(article, analysis)[0]
    kept = desk.tag(article, desk.open(article, analysis)[1], CREDIBLE)
    store.broken = True
    actions = (
        lambda: desk.tag(article, finding, CREDIBLE),
        lambda: desk.clear(article, kept),
        lambda: desk.note(article, kept, "text"),
        lambda: desk.mark(article, Span(0, 9)),
        desk.undo,
    )
    for act in actions:
        with pytest.raises(NotSaved, match="disk full"):
            act()
        assert [f.verdict for f in desk.open(article, analysis)] == [None, CREDIBLE, None]
    store.broken = False
    assert desk.tag(article, finding, CREDIBLE).verdict is CREDIBLE
    assert desk.progress(article.id, article.version) == (2, 0)


def test_records_come_in_text_order_and_by_verdict(desk, article, analysis):
    found = desk.open(article, analysis)
    desk.tag(article, found[2], CREDIBLE)
    desk.tag(article, found[0], DISPUTED)
    desk.note(article, found[1], "why?")
    assert [r.annotation.verdict for r in desk.records()] == [DISPUTED, None, CREDIBLE]
    assert [r.annotation.verdict for r in desk.records([CREDIBLE])] == [CREDIBLE]
    assert {r.state for r in desk.records()} == {AnchorState.EXACT}


def test_records_say_how_the_words_stand_now(desk, make_article, article, analysis):
    for finding in desk.open(article, analysis):
        desk.tag(article, finding, CREDIBLE)
    lines = article.text.strip().split("\n\n")
    now = make_article((lines[2], lines[0]))
    states = [r.state for r in desk.records(article_of=lambda article_id: now if article_id == "a.txt" else None)]
    assert states == [AnchorState.MOVED, AnchorState.ORPHAN, AnchorState.MOVED]
    assert {r.state for r in desk.records(article_of=lambda _: None)} == {AnchorState.ORPHAN}


def test_a_changed_text_keeps_moved_judgements_and_lists_lost_ones_last(desk, make_article, analyse, article, analysis):
    for finding in desk.open(article, analysis):
        desk.tag(article, finding, CREDIBLE)
    lines = article.text.strip().split("\n\n")
    now = make_article(("A new first line.", lines[2], lines[0]))
    found = desk.open(now, analyse(now))
    assert [f.state for f in found] == [AnchorState.MOVED, AnchorState.MOVED, AnchorState.ORPHAN]
    assert [f.lost for f in found] == [False, False, True]
    assert found[2].content == "nobody asked us"
    assert not any(f.open for f in found)
    anew = desk.tag(now, found[0], DISPUTED)
    assert (anew.state, anew.annotation.anchor.version) == (AnchorState.EXACT, now.version)
    assert anew.annotation.anchor.span.of(now.text) == "Nine boats sank"
    assert desk.clear(now, found[2]).gone
    assert len(desk.open(now, analyse(now))) == 2


def test_changed_words_are_open_until_they_are_confirmed_or_judged_anew(
    desk, make_desk, make_article, analyse, article, analysis, store
):
    for finding in desk.open(article, analysis):
        desk.tag(article, finding, CREDIBLE)
    lines = [line.replace("Nine", "Ten").replace("Sunday", "Monday") for line in article.text.strip().split("\n\n")]
    now = make_article(tuple(lines))
    first, second, third = desk.open(now, None)
    assert [f.state for f in (first, second, third)] == [AnchorState.CHANGED, AnchorState.EXACT, AnchorState.CHANGED]
    assert (third.was, third.now, third.content) == ("Nine boats sank", "Ten boats sank", "Ten boats sank")
    assert [f.open for f in (first, second, third)] == [True, False, True]
    assert (desk.progress(now.id, now.version).judged, desk.judged_total) == (1, 3)
    noted = desk.note(now, third, "still waits")
    assert (noted.recheck, desk.progress(now.id, now.version).judged) == (True, 1)
    confirmed = desk.confirm(now, third)
    assert (confirmed.open, confirmed.verdict, confirmed.annotation.anchor.exact) == (False, CREDIBLE, "Ten boats sank")
    anew = desk.tag(now, first, DISPUTED)
    assert (anew.open, anew.annotation.anchor.version) == (False, now.version)
    assert desk.progress(now.id, now.version).judged == 3
    assert [f.state for f in desk.open(now, None)] == [AnchorState.EXACT] * 3
    assert desk.judged_text(second.annotation) == article.text
    assert desk.judged_text(anew.annotation) == now.text
    assert said(desk.undo()) == "undid: disputed → credible"
    assert said(desk.undo()) == "undid: confirmed"
    assert [f.recheck for f in make_desk().open(now, None)] == [True, False, True]


def test_a_judgement_that_moves_onto_a_judged_place_is_taken_in(desk, make_article, analyse, article, analysis):
    desk.note(article, desk.tag(article, desk.open(article, analysis)[2], CREDIBLE), "seen")
    now = make_article(("A new first line.", *article.text.strip().split("\n\n")))
    place = now.text.index("Nine boats sank")
    desk.mark(now, Span(place, place + 15))
    own = next(f for f in desk.open(now, analyse(now)) if f.own)
    other = next(f for f in desk.open(now, analyse(now)) if f.annotation and not f.own)
    assert {own.annotation.marked, other.annotation.marked} == {True, False}
    moved = other if other.note else own
    merged = desk.tag(now, moved, DISPUTED)
    assert (merged.verdict, merged.note) == (DISPUTED, "seen")
    assert len(desk.annotations_of(now.id)) == 1
    desk.undo()
    assert {a.verdict for a in desk.annotations_of(now.id)} == {CREDIBLE, None}


@pytest.mark.parametrize(
    ("act", "undid", "redid"),
    [
        (lambda d, a, f: d.tag(a, f, DISPUTED), "undid: disputed → none", "redid: none → disputed"),
        (lambda d, a, f: d.note(a, f, "x"), "undid: note taken away", "redid: note made"),
        (lambda d, a, f: d.mark(a, Span(0, 9)), "undid: mark taken away", "redid: mark made"),
    ],
)
def test_undo_and_redo_say_what_they_did_and_where(desk, article, analysis, act, undid, redid):
    act(desk, article, desk.open(article, analysis)[0])
    (kept,) = desk.annotations_of(article.id)
    undone = desk.undo()
    assert (said(undone), undone.article_id, undone.anchor) == (undid, article.id, kept.anchor)
    assert undone.title == article.title
    assert desk.annotations_of(article.id) == ()
    assert said(desk.redo()) == redid
    assert desk.annotations_of(article.id) == (kept,)
    assert (desk.redo(), said(desk.undo()), desk.undo()) == (None, undid, None)


def test_nothing_is_read_before_the_first_question(make_desk, make_store):
    class Shy(make_store):
        def annotations(self):
            raise LookupError

    desk = make_desk(Shy())
    with pytest.raises(LookupError):
        desk.progress("a.txt", "")


@pytest.mark.parametrize(
    ("source", "named"), [("Farmers who", "Farmers"), ("Two boats, which", "Two boats"), ("Who", "Who")]
)
def test_a_source_is_named_without_the_pronoun_that_stands_for_it(desk, make_article, source, named):
    article = make_article((f"{source} said the bridge was closed.",))
    cue, start = Span(len(source) + 1, len(source) + 5), len(source) + 6
    span = Span(start, len(article.text) - 2)
    claim = Claim("c", span.start, span.end, (span,), Kind.INDIRECT, Source(0, len(source)), cue)
    [finding] = desk.open(article, Analysis(article.version, "test", claims=(claim,)))
    assert finding.source == named
