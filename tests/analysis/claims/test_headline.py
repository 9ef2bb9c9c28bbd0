"""A speaker before a colon."""

import pytest

from annotations.articles.model import Role

pytestmark = pytest.mark.model

FOUND = [
    ("Kyiv: two units acted alone", "Kyiv | : | two units acted alone"),
    ("Governor: Border villages will be emptied by Friday", "Governor | : | Border villages will be emptied by Friday"),
    ("Report: Army lost nine tanks in one night", "Report | : | Army lost nine tanks in one night"),
    ("Border raid was a stunt, says ministry", "ministry | says | Border raid was a stunt"),
]
NOTHING = ["Opinion: The war comes home", "Live: rain over the whole region", "How to read a map: a short guide"]


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
