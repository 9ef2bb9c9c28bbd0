"""Words for words, with the words themselves."""

import pytest

pytestmark = pytest.mark.model

FOUND = [
    ("The captain used the phrase “clean war” in both speeches.", "The captain | used the phrase | “clean war”"),
    ("The party has coined the slogan “Bread first.”", "The party | has coined the slogan | “Bread first.”"),
    ('State media employ the term "limited operation" for it.', 'State media | employ the term | "limited operation"'),
    ("The envoy never uttered the word “truce” on Monday.", "The envoy | never uttered the word | “truce”"),
]
NOTHING = [
    "A board with the word “Mines” stood by the road.",
    "Snow covered the word “Station” above the door.",
    "The phrase “clean war” is old.",
    "The cook used the “blue” pot.",
]


@pytest.mark.parametrize(("sentence", "row"), FOUND)
def test_found(rows, sentence, row):
    assert row in rows(sentence)


@pytest.mark.parametrize("sentence", NOTHING)
def test_words_that_nobody_uses(rows, sentence):
    assert rows(sentence) == []
