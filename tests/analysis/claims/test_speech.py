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
    (
        ['The old judge scolded him: "The whole valley is against you," she said.'],
        'she | said | "The whole valley is against you,"',
    ),
    (
        ['She grew so angry, and shouted so long, that I had to change my answer: "The well is clean."'],
        'I | had | "The well is clean."',
    ),
    (
        ['The baker gets up at two because to her, "nothing matters more than bread on the table."'],
        'her | to | "nothing matters more than bread on the table."',
    ),
    (
        ["For Abbot Kern, “the bell is the last voice of the village.”"],
        "Abbot Kern | For | “the bell is the last voice of the village.”",
    ),
    (
        ['"They told us “go home” and “wait.” Nobody came for two days." — Ihor Lysenko, driver'],
        'Ihor Lysenko | - | "They told us “go home” and “wait.” Nobody came for two days."',
    ),
    (['On the form, in the box "remarks," a doctor typed "none at all."'], 'a doctor | typed | "none at all."'),
    (
        ["His medals kept him from being seen, as the Gazette put it in a portrait, “as a salesman.”"],
        "the Gazette | put | “as a salesman.”",
    ),
    (["The raid was, as the mayor put it, “a farce.”"], "the mayor | put | The raid was … “a farce.”"),
    (
        ['"We are going home," a fighter who gave his name as Cedar said in a film.'],
        'a fighter | said | "We are going home,"',
    ),
    (
        ['Her neighbour said the missile was theirs; "it came from the east, I saw the flash."'],
        'Her neighbour | said | the missile was theirs … "it came from the east, I saw the flash."',
    ),
    (
        ['"Nobody stopped them," he said in a voice message. "They were let in by night." The ministry was silent.'],
        'he | said | "Nobody stopped them," … "They were let in by night."',
    ),
    (
        ["At the fair the drummer called the elders to the stage, singing “It is our time.”"],
        "the drummer | singing | “It is our time.”",
    ),
]

NOTHING = [
    'The group calls its tank "Grandmother" in every film it makes.',
    'A sign with the word "Mines" stood by the road.',
    "He measured a gap of 5' 10\" between the posts.",
    'For years, "the road over the pass was closed in winter."',
    'For example, "the road over the pass is closed."',
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


def test_a_quotation_in_other_marks_is_not_the_one_that_ran_on(rows):
    found = rows('"The hall was cold.', "“Light the stove,” she said.", '"Nobody moved."')

    assert found == ["she | said | “Light the stove,”"]


def test_a_signature_ends_only_the_quotation_it_follows_when_somebody_else_speaks(rows):
    found = rows('"The dam holds," the mayor said. "It does not." — Ihor Lysenko')

    assert 'the mayor | said | "The dam holds,"' in found
    assert not any(row.startswith('Ihor Lysenko | - | "The dam') for row in found)


def test_two_speakers_are_two_claims(rows):
    found = rows('"The bridge is gone," the mayor said. "It stands," the general replied.')

    assert found == ['the mayor | said | "The bridge is gone,"', 'the general | replied | "It stands,"']
