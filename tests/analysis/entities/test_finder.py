from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.analysis.entities.finder import keep_longest
from annotations.analysis.entities.words import Candidate, Rank
from annotations.analysis.model import Label

WORDS = st.sampled_from(
    [
        *(
            "Kyiv",
            "Ukraine's",
            "Ministry",
            "of",
            "Defense",
            "the",
            "72nd",
            "Brigade",
            "F-16",
            "rebels",
            "President",
            "Mr.",
        ),
        *(
            "Zelensky",
            "(NATO)",
            "$5",
            "million",
            "-",
            "’s",
            "\t",
            "\u00a0",
            "🚀",
            "e\u0301",
            "Солдат",
            "\x1b[31m",
            "“quoted”",
        ),
        *(
            "HMS",
            "Hood",
            "near",
            "Al",
            "al-",
            "and",
            "for",
            ",",
            ".",
            "12",
            "May",
            "2023",
            "tank",
            "strike",
            "Jan.",
            "[1]",
        ),
    ]
)


def check_spans(article_text, entities):
    spans = sorted((m.start, m.end) for entity in entities for m in entity.mentions)
    assert all(0 <= start < end <= len(article_text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    firsts = [min(m.start for m in entity.mentions) for entity in entities]
    assert firsts == sorted(firsts)
    for entity in entities:
        assert entity.name not in entity.aliases
        assert len(set(entity.aliases)) == len(entity.aliases)


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=3))
def test_mentions_lie_in_the_text_and_never_overlap(find, paragraphs):
    check_spans("\n".join(paragraphs), find(*paragraphs))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=3))
def test_rules_alone_hold_too(find_blank, paragraphs):
    check_spans("\n".join(paragraphs), find_blank(*paragraphs))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(1, 3)), max_size=20))
def test_of_overlapping_candidates_the_longest_stays(found):
    candidates = [Candidate(start, start + size, Label.ORG, rank) for start, size, rank in found]
    kept = keep_longest(candidates)
    for one in candidates:
        over = [k for k in kept if k.start < one.end and one.start < k.end]
        assert over
        assert max(k.end - k.start for k in over) >= one.end - one.start


def test_of_two_equals_the_listed_one_stays():
    model, listed = Candidate(0, 7, Label.PERSON, Rank.MODEL), Candidate(0, 7, Label.GPE, Rank.LISTED)
    assert keep_longest([model, listed]) == [listed]


def test_rules_alone_find_lists_heads_and_titles(find_blank):
    text = "President Halvard Lindgren said the Northern Volunteer Corps took Kozinka with two tanks on Monday."
    found = {(text[m.start : m.end], e.label.value) for e in find_blank(text) for m in e.mentions}
    assert found == {
        ("President", "PERSON"),
        ("Halvard Lindgren", "PERSON"),
        ("Northern Volunteer Corps", "MIL"),
        ("Kozinka", "GPE"),
        ("two", "CARDINAL"),
        ("tanks", "VEHICLE"),
        ("Monday", "DATE"),
    }


def test_nothing_to_read(find_blank):
    assert find_blank(" ") == ()


@pytest.mark.model
def test_curly_signs_change_nothing(find):
    curly, straight = "Norway’s “Ministry of Fisheries” met.", 'Norway\'s "Ministry of Fisheries" met.'
    assert [e.mentions for e in find(curly)] == [e.mentions for e in find(straight)]


@pytest.mark.model
def test_footnote_marks_and_double_spaces_change_nothing(find):
    text = "They left Iraq.[1] Iraqi  Prime Minister  Haider Rashid met them in Basra.[2][3]"
    found = {text[m.start : m.end] for e in find(text) for m in e.mentions}
    assert {"Iraq", "Basra", "Iraqi  Prime Minister", "Haider Rashid"} <= found
