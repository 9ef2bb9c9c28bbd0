"""Passives, comparisons, loose clauses, enumerated quotations and who "he" and "she" are."""

import pytest

from annotations.analysis.claims.gender import gender
from annotations.text import Span

pytestmark = pytest.mark.model

PASSIVE = [
    ("The raid is believed to have failed.", "- | is believed | The raid … to have failed"),
    ("The mayor is expected to resign.", "- | is expected | The mayor … to resign"),
    ("He was described as a smuggler by the police.", "the police | was described | He … as a smuggler"),
    ("The crew was accused of looting.", "- | was accused | The crew … of looting"),
    ("Officials were told that the dam was safe.", "- | were told | that the dam was safe"),
]
COMPARED = [
    ("The bishop likened the camp to a prison.", "The bishop | likened | the camp to a prison"),
    ("The paper compared the general to a circus master.", "The paper | compared | the general to a circus master"),
]
CALLED_ON = [
    ("The league called on both sides to hold their fire.", "The league | called on | both sides to hold their fire"),
    ("The union called for the mine to be closed.", "The union | called for | the mine to be closed"),
]
LOOSE = [
    ("In June she told a meeting of the village elders that the well was dry.", "she | told | that the well was dry"),
    (
        "The operator has not said when trains would run again.",
        "The operator | has not said | when trains would run again",
    ),
]
EVIDENCE = [
    ("The footage shows a burning truck.", "The footage | shows | a burning truck"),
    ("Polls suggest a close race.", "Polls | suggest | a close race"),
]
QUOTED = [
    ("She called him a “liar” and a “thief.”", "She | called | him a “liar” and a “thief.”"),
    ("He had one message for the guards: “Go home before dark.”", "He | had | “Go home before dark.”"),
]
NOTHING = [
    "The guide shows visitors a burning truck in the museum.",
    "The bus was stopped for an hour.",
    "The parcel was sent as a gift.",
    "The tower was built for the king.",
    "The path leads to a prison.",
]


@pytest.mark.parametrize(("sentence", "row"), [*PASSIVE, *COMPARED, *CALLED_ON, *LOOSE, *EVIDENCE, *QUOTED])
def test_found(rows, sentence, row):
    assert row in rows(sentence)


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_where_nobody_judges(rows, sentence):
    assert rows(sentence) == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Mr Kern left.", "Kern", "he"),
        ("Mrs. Kern left.", "Kern", "she"),
        ("Mrs Kern left.", "Mrs Kern", "she"),
        ("Olga Petrova left.", "Olga Petrova", "she"),
        ("Anton Sidorov left.", "Anton Sidorov", "he"),
        ("Robin Kern left.", "Robin Kern", ""),
    ],
)
def test_titles_and_surnames_tell_he_from_she(text, name, expected):
    start = text.index(name)

    assert gender(text, [Span(start, start + len(name))]) == expected
