"""The signs of the screen: a glyph, a word and a theme colour for each state of a claim, and a name for each type."""

from typing import NamedTuple

from annotations.analysis.echoes import Relation
from annotations.analysis.model import Label
from annotations.judgement import Finding, Verdict
from annotations.text import AnchorState


class Sign(NamedTuple):
    """How a state is shown; the glyph is one cell wide in every terminal, the style is a theme variable."""

    glyph: str
    word: str
    style: str


VERDICTS = {
    Verdict.CREDIBLE: Sign("✓", "credible", "$verdict-credible"),
    Verdict.DISPUTED: Sign("?", "disputed", "$verdict-disputed"),
    Verdict.PROPAGANDA: Sign("!", "propaganda", "$verdict-propaganda"),
}
OPEN = Sign("·", "open", "$verdict-open")
RECHECK = Sign("~", "re-check", "$verdict-recheck")
DISMISSED = Sign("×", "dismissed", "$text-muted")
LOST = {
    AnchorState.ORPHAN: Sign("~", "words gone", "$verdict-recheck"),
    AnchorState.AMBIGUOUS: Sign("~", "in several places", "$verdict-recheck"),
}
RELATIONS = {
    Relation.CONFLICTS: Sign("≠", "conflicts", "$echo-conflicts"),
    Relation.REPEATS: Sign("=", "repeats", "$text-muted"),
    Relation.REWORDS: Sign("≈", "rewords", "$text-muted"),
}

TYPES = {
    Label.PERSON: "People",
    Label.ORG: "Organisations",
    Label.MIL: "Forces",
    Label.GPE: "Places",
    Label.LOC: "Regions",
    Label.FAC: "Sites",
    Label.NORP: "Nationalities",
    Label.WEAPON: "Weapons",
    Label.VEHICLE: "Vehicles",
    Label.EVENT: "Events",
    Label.DATE: "Dates",
    Label.TIME: "Times",
    Label.MONEY: "Money",
    Label.QUANTITY: "Quantities",
    Label.PERCENT: "Percentages",
    Label.CARDINAL: "Numbers",
}


def sign_of(finding: Finding) -> Sign:
    """The sign of a finding: dismissed, else what became of its words, else its verdict, else open."""
    if finding.dismissed:
        return DISMISSED
    if finding.lost:
        return LOST[finding.state]
    if finding.recheck:
        return RECHECK
    return VERDICTS[finding.verdict] if finding.verdict else OPEN
