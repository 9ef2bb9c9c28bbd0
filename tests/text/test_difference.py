"""What changed is shown, and what tells comes first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.text.difference import revisions, word_edits
from annotations.text.telling import Matter, matters, telling


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_word_edits_make_one_text_of_the_other(old, new):
    steps = word_edits(old, new)
    assert "".join(step.old.of(old) for step in steps) == old
    assert "".join(step.new.of(new) for step in steps) == new
    assert all((step.old.of(old) == step.new.of(new)) == step.same for step in steps)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("killed 12 people", "killed 15 people", [("12", "15")]),
        ("lost 1,200 men", "lost 1,300 men", [("1,200", "1,300")]),
        ("he didn't go", "he did go", [("didn't", "did")]),
        ("the north bank fell", "the far south bank fell", [("north", "far south")]),
        ("it is not shut", "it is shut", [("not ", "")]),
        ("北橋閉鎖", "南橋閉鎖", [("北", "南")]),
    ],
)
def test_whole_words_and_numbers_are_changed(old, new, found):
    changed = [(step.old.of(old), step.new.of(new)) for step in word_edits(old, new) if not step.same]
    assert [(was.strip(), now.strip()) for was, now in changed] == [(was.strip(), now) for was, now in found]


def test_sentences_that_pair_up_are_a_passage_each():
    old = "He saw 12 men. She was not there. The sea was calm."
    new = "He saw 15 men. She was there. The sea was calm."
    found = [(r.old.of(old), r.new.of(new), r.matters) for r in revisions(old, new)]
    assert found == [
        ("He saw 12 men.", "He saw 15 men.", (Matter.NUMBER,)),
        ("She was not there.", "She was there.", (Matter.NEGATION,)),
    ]


def test_telling_words_are_found_in_five_languages():
    found = {t.word: t.matter for t in telling("Kyiv didn’t lose 1,200 “boats”, он не лгал, ні, nicht, jamais.")}
    assert found["Kyiv"] is Matter.NAME
    assert found["1,200"] is Matter.NUMBER
    assert found['"'] is Matter.QUOTATION
    assert {word for word, matter in found.items() if matter is Matter.NEGATION} == {
        "didn't",
        "не",
        "ні",
        "nicht",
        "jamais",
    }


def test_an_apostrophe_is_no_quotation_mark():
    assert telling("it's the owner's") == []
    assert matters("it's here", "it’s here") == ()


def test_what_matters_is_named():
    assert matters("Kyiv lost 12", "Kyiv lost 15") == (Matter.NUMBER,)
    assert matters("he said yes", "he never said “yes”") == (Matter.NEGATION, Matter.QUOTATION)
    assert matters("in Kyiv", "in Lviv") == (Matter.NAME,)
    assert matters("a cat", "a dog") == ()


def test_revisions_that_tell_come_first():
    old = "The sea was calm. Nine boats left. Kyiv said 12 men drowned.\n\nThe end came."
    new = "The sea was rough. Nine boats left. Kyiv said 15 men drowned.\n\nThe end came. Late."
    found = [(r.old.of(old), r.new.of(new), r.matters) for r in revisions(old, new)]
    assert found == [
        ("Kyiv said 12 men drowned.", "Kyiv said 15 men drowned.", (Matter.NUMBER,)),
        ("", "Late.", (Matter.NAME,)),
        ("The sea was calm.", "The sea was rough.", ()),
    ]


@given(st.text(alphabet="ab. \n1“", max_size=60), st.text(alphabet="ab. \n1“", max_size=60))
def test_all_that_is_not_revised_is_the_same(old, new):
    left = [old, new]
    for revision in sorted(revisions(old, new), key=lambda r: (r.old, r.new), reverse=True):
        left[0] = left[0][: revision.old.start] + left[0][revision.old.end :]
    for revision in sorted(revisions(old, new), key=lambda r: (r.new, r.old), reverse=True):
        left[1] = left[1][: revision.new.start] + left[1][revision.new.end :]
    kept = ["".join(c for c in text if c.isalnum()) for text in left]
    assert kept[0] == kept[1]
