"""An audit passes over a whole history and names the first thing that is wrong in any other."""

import re
from itertools import pairwise

import msgspec
import pytest

from annotations.judgement import Verdict
from annotations.judgement.audit import audit
from annotations.judgement.chain import link
from annotations.judgement.history import entries


@pytest.fixture
def kept(desk, store, article, analysis):
    """A day at the desk, as a store keeps it: documents with their chain, and the annotations."""
    first, second, third = desk.open(article, analysis)
    desk.tag(article, first, Verdict.CREDIBLE)
    desk.tag(article, second, Verdict.DISPUTED)
    desk.note(article, third, "why?")
    desk.undo()
    desk.tag(article, first, Verdict.PROPAGANDA)
    documents, previous = [], ""
    for event in store.events():
        documents.append(msgspec.to_builtins(event) | {"previous": previous})
        previous = link(documents[-1])
    return documents, store.annotations()


def test_a_whole_history_has_no_faults(kept):
    documents, annotations = kept
    found = audit(documents, annotations)
    assert (found.events, found.annotations, found.faults) == (5, 2, ())


def test_an_empty_desk_has_no_faults():
    assert audit([], []).faults == ()


@pytest.mark.parametrize(
    ("spoil", "first"),
    [
        (lambda d, a: d[1].update(annotator="other"), "event 3 .*chain is broken"),
        (lambda d, a: d.pop(2), "event 3 .*chain is broken"),
        (lambda d, a: d.pop(0), "event 1 .*chain is broken"),
        (lambda d, a: d.insert(1, dict(d[0])), "event 2 .*chain is broken"),
        (lambda d, a: d.reverse(), "event 1 .*chain is broken"),
        (lambda d, a: d[4].update(changes=5), "event 5 .*no event"),
        (lambda d, a: d.pop(), "annotation .*it says propaganda, and the history says credible"),
        (lambda d, a: a.pop(), "annotation .*is missing"),
        (lambda d, a: d.__delitem__(slice(1, None)), "annotation .*says propaganda"),
        (lambda d, a: a.append(msgspec.structs.replace(a[0], id="new")), "annotation new: no event made it"),
        (lambda d, a: a.__setitem__(0, msgspec.structs.replace(a[0], note="x")), "not as the history left it"),
    ],
)
def test_what_is_wrong_is_named(kept, spoil, first):
    documents, annotations = kept
    spoil(documents, annotations)
    faults = audit(documents, annotations).faults
    assert faults
    assert re.search(first, faults[0])


def test_an_edit_that_mends_its_own_link_is_found_by_doing_the_history_again(kept):
    documents, annotations = kept
    documents[0]["changes"][0]["after"]["verdict"] = "disputed"
    for before, after in pairwise(documents):
        after["previous"] = link(before)
    assert "was not as the event says" in audit(documents, annotations).faults[0]


def test_the_history_is_rows_of_what_changed(desk, store, article, analysis, make_article, analyse):
    other = make_article(article_id="b.txt")
    finding = desk.tag(article, desk.open(article, analysis)[0], Verdict.CREDIBLE)
    desk.note(article, finding, "seen")
    desk.tag(other, desk.open(other, analyse(other))[0], Verdict.DISPUTED)
    desk.undo()
    rows = list(entries(store.events()))
    assert [(r.action, r.article, r.old, r.new) for r in rows] == [
        ("tag", "a.txt", "", "credible"),
        ("note", "a.txt", "credible", "credible"),
        ("tag", "b.txt", "", "disputed"),
        ("undo", "b.txt", "disputed", ""),
    ]
    assert [(r.old_note, r.note) for r in rows][1] == ("", "seen")
    assert (rows[0].exact, rows[0].version, rows[0].program) == (finding.content, article.version, "0.1.0")
    assert [r.action for r in entries(store.events(), "b.txt")] == ["tag", "undo"]
