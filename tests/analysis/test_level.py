"""Which claims are shown at each level, and which are counted."""

import pytest

from annotations.analysis.level import WORTH_CHECKING, Level, at_level, count_outside_tail
from annotations.analysis.model import Claim, Kind
from annotations.text import Span


def claim(name: str, kind: Kind, *, cue: Span | None = None, worth: float = 0.0, start: int = 0) -> Claim:
    return Claim(name, start, start + 3, (Span(start, start + 3),), kind, cue=cue, worth=worth)


SAID = claim("said", Kind.INDIRECT)
SUPPOSED = claim("supposed", Kind.ASSERTION, cue=Span(0, 5))
CHECKED = claim("worth checking", Kind.ASSERTION, worth=WORTH_CHECKING)
TRIVIAL = claim("trivial", Kind.ASSERTION, worth=WORTH_CHECKING - 0.01)
CLAIMS = (CHECKED, SAID, TRIVIAL, SUPPOSED)


@pytest.mark.parametrize(("one", "attributed"), [(SAID, True), (SUPPOSED, True), (CHECKED, False), (TRIVIAL, False)])
def test_a_plain_statement_is_not_attributed(one: Claim, attributed: bool) -> None:
    assert one.attributed is attributed


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (Level.ATTRIBUTED, (SAID, SUPPOSED)),
        (Level.WORTH, (CHECKED, SAID, SUPPOSED)),
        (Level.ALL, CLAIMS),
    ],
)
def test_a_level_shows_more_than_the_one_before_in_the_same_order(level: Level, shown: tuple[Claim, ...]) -> None:
    assert at_level(CLAIMS, level) == shown


def test_only_attributed_claims_before_the_tail_are_counted() -> None:
    in_tail = claim("teaser", Kind.DIRECT, start=90)

    assert count_outside_tail((*CLAIMS, in_tail), 90) == 2
