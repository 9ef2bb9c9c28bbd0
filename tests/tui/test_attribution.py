"""Who said it, as one phrase."""

import pytest

from annotations.analysis.model import Claim, Kind, Source
from annotations.judgement import Finding
from annotations.text import AnchorState, Span
from tui.widgets.findings.prompts import attribution


@pytest.mark.parametrize(
    ("source", "cue", "phrase"),
    [
        ("Mira", "said", "Mira said"),
        ("officials", "according to", "according to officials"),
        ("their", "by their own account", "by their own account"),
        ("", "said", "unnamed source said"),
    ],
)
def test_source_and_cue_are_one_phrase(source: str, cue: str, phrase: str) -> None:
    claim = Claim("c1", 0, 4, (Span(0, 4),), Kind.INDIRECT, Source(0, 4))
    finding = Finding(claim, None, AnchorState.EXACT, source, cue, "word")
    assert str(attribution(finding)) == phrase
