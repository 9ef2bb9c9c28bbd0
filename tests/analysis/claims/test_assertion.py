"""What the writer supposes or concludes."""

import pytest

from annotations.analysis.model import Kind

pytestmark = pytest.mark.model

FOUND = [
    ("Maybe the gate was left open.", "- | Maybe | the gate was left open"),
    (
        "The shell can only have come from the east bank.",
        "- | can only have | The shell can only have come from the east bank",
    ),
    ("The driver must have seen the barrier.", "- | must have | The driver must have seen the barrier"),
]
NOTHING = [
    "The gate was left open.",
    "Was the gate perhaps left open?",
    "Perhaps they will leave tomorrow.",
    "The driver must stop at the barrier.",
]


@pytest.mark.parametrize(("sentence", "row"), FOUND)
def test_found(claims, rows, sentence, row):
    assert rows(sentence) == [row]
    assert claims(sentence)[1][0].kind is Kind.ASSERTION


@pytest.mark.parametrize("sentence", NOTHING)
def test_plain_statements_questions_and_plans_are_left_alone(rows, sentence):
    assert rows(sentence) == []


def test_what_somebody_else_supposes_is_theirs(claims):
    _, found = claims("The guard said that maybe the gate was left open.")

    assert [claim.kind for claim in found] == [Kind.INDIRECT]
