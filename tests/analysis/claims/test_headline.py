"""A speaker before a colon."""

import pytest

from annotations.articles.model import Role

pytestmark = pytest.mark.model

FOUND = [
    ("Kyiv: two units acted alone", "Kyiv | : | two units acted alone"),
    ("Governor: Border villages will be emptied by Friday", "Governor | : | Border villages will be emptied by Friday"),
    ("Report: Army lost nine tanks in one night", "Report | : | Army lost nine tanks in one night"),
    ("Border raid was a stunt, says ministry", "ministry | says | Border raid was a stunt"),
    ("Two killed in raid on Novoselsk, says governor", "governor | says | Two killed in raid on Novoselsk"),
    ("Two killed in raid, regional governor says", "regional governor | says | Two killed in raid"),
    ("Shell hits bus in Novoselsk, killing two: governor", "governor | : | Shell hits bus in Novoselsk, killing two"),
    ("Army lost nine tanks in one night: report", "report | : | Army lost nine tanks in one night"),
    (
        "Kyiv's military intelligence chief: Operation carried out by locals",
        "Kyiv's military intelligence chief | : | Operation carried out by locals",
    ),
]
NOTHING = [
    "War comes home: the long road",
    "Storm, wind and reports",
    "Dam breached, thousands flee",
    "Two villages retaken: a turning point",
    "Verdict: The picture is three years old",
    "Opinion: The war comes home",
    "Live: rain over the whole region",
    "How to read a map: a short guide",
]


@pytest.mark.parametrize(("line", "row"), FOUND)
def test_headlines(rows, line, row):
    assert row in rows(line, roles=(Role.HEADLINE,))


@pytest.mark.parametrize("line", NOTHING)
def test_labels_do_not_speak(rows, line):
    assert rows(line, roles=(Role.HEADLINE,)) == []


def test_transcripts(rows):
    assert "MODERATOR | : | Your time is up" in rows("MODERATOR: Your time is up.")


def test_a_colon_in_the_body_is_no_speaker(rows):
    assert rows("Equipment: two tanks, nine trucks and a mortar.") == []
