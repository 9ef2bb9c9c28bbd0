"""The article's own plain statements: what can be checked is found, what nobody can check or others say is not."""

import pytest

from annotations.articles.model import Role

pytestmark = pytest.mark.model

WHOLE = [
    "The army took three villages on Monday",
    "The bridge was blown up before dawn",
    "Two brothers from Odesa were wounded at the gate",
    "Poland closed the crossing in May",
    "The column had reached the ford by noon",
    "Turkey has sold forty drones to its neighbour",
    "The plant employs 900 people",
    "A bank in Riga owns the port",
    "The guards fled when the first shells fell",
    "No one was hurt",
    "There were nine lorries in the yard",
    "The drone can carry 40 kilograms",
    "The engineers could not repair the dam",
    "She drove the bus to the border herself",
    "I counted eleven tanks on the road",
    "The fire destroyed a school and two shops",
    "The mayor, a former miner, was born in Lviv",
    "The ship was carrying grain",
    "A court in Riga jailed the smuggler in 2019",
    "The regiment lost half of its tanks",
]
NOTHING = [
    "Who blew up the bridge?",
    "Did the army take three villages on Monday?",
    "Leave the town at once.",
    "Read our letter about the bridge.",
    "Let us remember the 12 miners.",
    "The army will take three villages.",
    "The minister is going to visit Riga.",
    "The minister is set to visit Riga.",
    "The envoy is due to arrive in Warsaw.",
    "Poland plans to close the crossing.",
    "Poland should close the crossing.",
    "The crossing might close in May.",
    "May the town find peace.",
    "If the dam breaks, 40 villages are in danger.",
    "You know what 12 tanks cost.",
    "We are tired of this.",
    "War is a terrible thing.",
    "There is a more urgent question.",
    "She left.",
    "It is not clear who blew up the bridge in Riga.",
    "What we saw in Riga.",
    "More letters from Riga",
]
SAID_BY_OTHERS = [
    "The governor said the army took three villages on Monday.",
    "The army took three villages on Monday, the governor said.",
    "According to the governor, the army took three villages on Monday.",
    '"The army took three villages on Monday," the governor said.',
    "The governor denied that the army took three villages.",
    "Perhaps the army took three villages on Monday.",
    "The shell must have come from the east bank.",
    "Witnesses believe the bridge was mined.",
    "The Kremlin says nationalists.",
]
MAIN_CLAUSE = [
    ("The army took the town, but Riga denied that it had fallen.", ["The army took the town"]),
    ("The raid, which the mayor called a crime, killed twelve people.", ["The raid … killed twelve people"]),
    ("Riga denied that it had fallen, but twelve people were killed.", ["twelve people were killed"]),
    ("The army took the town in June and will hold it.", ["The army took the town in June"]),
    ("But the army took the town.", ["the army took the town"]),
    ("KHARKIV, Ukraine (Agency) — The army took the town.", ["The army took the town"]),
    (
        "The army took the town. The mayor said it fell. Shops were looted.",
        ["The army took the town", "Shops were looted"],
    ),
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_can_be_checked_is_a_statement(statements, sentence):
    assert statements(f"{sentence}.") == [sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_questions_orders_wishes_plans_and_opinions_are_none(statements, sentence):
    assert statements(sentence) == []


@pytest.mark.parametrize("sentence", SAID_BY_OTHERS)
def test_what_somebody_says_or_supposes_is_no_plain_statement(statements, sentence):
    assert statements(sentence) == []


@pytest.mark.parametrize(("sentence", "found"), MAIN_CLAUSE)
def test_only_what_nobody_else_says_is_taken(statements, sentence, found):
    assert statements(sentence) == found


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.STANDFIRST, Role.SECTION, Role.BYLINE, Role.CREDIT])
def test_headings_bylines_and_credits_state_nothing(statements, role):
    assert statements("The army took three villages on Monday.", roles=(role,)) == []


@pytest.mark.parametrize("role", [Role.CAPTION, Role.TAIL])
def test_captions_and_the_tail_do(statements, role):
    assert len(statements("The army took three villages on Monday.", roles=(role,))) == 1


def test_a_quotation_over_paragraphs_is_no_statement_of_the_articles(statements):
    said = ('"We left the town on Monday.', '"The army burned three villages," the baker said.')

    assert statements(*said) == []
