"""Quotations and who said them."""

import pytest

pytestmark = pytest.mark.model

FOUND = [
    (['"The bridge is gone," the mayor said.'], 'the mayor | said | "The bridge is gone,"'),
    (['"The bridge is gone," said the mayor.'], 'the mayor | said | "The bridge is gone,"'),
    (["“The bridge is gone,” said Olha Kern, the mayor of the town."], "Olha Kern | said | “The bridge is gone,”"),
    (['The mayor said, "The bridge is gone."'], 'The mayor | said | "The bridge is gone."'),
    (
        ['The mayor said: "The bridge is gone. We saw it fall."'],
        'The mayor | said | "The bridge is gone. We saw it fall."',
    ),
    (['"We saw it fall. Nobody was on it," she added.'], 'she | added | "We saw it fall. Nobody was on it,"'),
    (
        ['"The bridge is gone," the mayor said. "We saw it fall."'],
        'the mayor | said | "The bridge is gone," … "We saw it fall."',
    ),
    (
        ['"The bridge," the mayor said, "is gone for good."'],
        'the mayor | said | "The bridge," … "is gone for good."',
    ),
    (['"Where were the sirens?" asked a teacher in the crowd.'], 'a teacher | asked | "Where were the sirens?"'),
    (['"Get out of the house now!" a neighbour shouted.'], 'a neighbour | shouted | "Get out of the house now!"'),
    (
        ['The raid is "a stunt with tanks," the general said.'],
        'the general | said | The raid is "a stunt with tanks,"',
    ),
    (
        ['The ministry said the raid was "a stunt" and that the post "never fell."'],
        'The ministry | said | the raid was "a stunt" and that the post "never fell."',
    ),
    (
        ['Losing a truck is one thing, but "they walked through three lines in a day," the analyst Piet Maas said.'],
        'the analyst Piet Maas | said | "they walked through three lines in a day,"',
    ),
    (
        ["The governor wrote to the families:", '"Every house will be rebuilt."'],
        'The governor | wrote | "Every house will be rebuilt."',
    ),
    (
        ['"We waited for two days," the nurse said. "Nobody came.', '"On the third day we walked."'],
        'the nurse | said | "We waited for two days," … "Nobody came. … "On the third day we walked."',
    ),
    (
        ['"I never want to see that road again." — Ihor Lysenko, driver'],
        'Ihor Lysenko | - | "I never want to see that road again."',
    ),
    (["‘The bridge is gone,’ the mayor said."], "the mayor | said | ‘The bridge is gone,’"),
    (
        ['"We hold the station," the captain told the radio. They are "tired but in order" and "not leaving."'],
        'the captain | - | They are "tired but in order" and "not leaving."',
    ),
]

NOTHING = [
    'The group calls its tank "Grandmother" in every film it makes.',
    'A sign with the word "Mines" stood by the road.',
    "He measured a gap of 5' 10\" between the posts.",
    'The film "A Winter on the River" won two prizes.',
]


@pytest.mark.parametrize(("paragraphs", "row"), FOUND)
def test_found(rows, paragraphs, row):
    assert row in rows(*paragraphs)


@pytest.mark.parametrize("sentence", NOTHING[1:])
def test_titles_and_labels_are_no_statement(rows, sentence):
    assert rows(sentence) == []


def test_sentences_of_one_speaker_are_one_claim(rows):
    assert len(rows('"The bridge is gone," the mayor said. "We saw it fall. It took a minute."')) == 1


def test_two_speakers_are_two_claims(rows):
    found = rows('"The bridge is gone," the mayor said. "It stands," the general replied.')

    assert found == ['the mayor | said | "The bridge is gone,"', 'the general | replied | "It stands,"']
