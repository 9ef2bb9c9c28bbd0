"""Two claims side by side: the same, the same in other words, in conflict, or nothing to do with each other."""

from datetime import date

import msgspec

from annotations.analysis.echoes.echo import Echo
from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.lexicon import side
from annotations.analysis.echoes.relation import Finding, Relation
from annotations.analysis.echoes.rules import relate
from annotations.analysis.echoes.statement import Statement, statements
from annotations.analysis.plain_name import plain


class Taken(msgspec.Struct, frozen=True):
    """A claim with its clauses, and what its article is about.

    Attributes:
        about: the places.
        day: the day of publication as an ordinal of the calendar; 0 when it is not known.
    """

    heard: Heard
    statements: tuple[Statement, ...]
    about: frozenset[str]
    day: int


_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself"])
_ARTICLES = frozenset(["the", "a", "an"])
_PRONOUNS = frozenset(["he", "she", "they", "i", "we", "it", "who", "which", "that", "his", "her", "their"])
DAYS = 4
"""Articles published further apart count other dead, even in the same village."""

LONG = 31
"""From so many days on two numbers are of two times, even of a thing that both name."""
NEARLY_ALL, HALF = 0.8, 0.5
"""How much of the two claims must be repeated for one to repeat the other as a whole."""


def take(claim: Heard) -> Taken:
    """A claim with its clauses, ready to be compared."""
    return Taken(claim, statements(claim), frozenset(claim.about), _day(claim.published))


def compare(mine: Taken, other: Taken) -> Echo | None:
    """How `other` stands to `mine`; None when not at all.

    Every clause is compared with every other; a conflict comes before all else, then the closest pair of clauses.
    """
    near = _same_event(mine, other)
    apart = not near and _apart(mine, other)
    same: list[tuple[Statement, Statement]] = []
    best: Finding | None = None
    repeated: Finding | None = None
    for a in mine.statements:
        for b in other.statements:
            found = relate(a, b, near, apart)
            if found and found.relation is Relation.REPEATS:
                same.append((a, b))
                repeated = found
            if found and (best is None or found.rank > best.rank):
                best = found
    if best and repeated and best.differs and best.differs[0].startswith("negation"):
        best = repeated  # who says the very same means the same, whatever else is said
    if best is None:
        return None
    if best.relation is Relation.REPEATS and not _covers(mine, other, same):
        best = Finding(Relation.REWORDS, best.score, best.differs)
    if best.relation is not Relation.CONFLICTS and _of_themselves(mine.heard, other.heard):
        return None
    differs = (*best.differs, *_sides(mine.heard, other.heard))
    return Echo(other.heard.key, best.relation, round(best.score, 3), differs)


def _same_event(a: Taken, b: Taken) -> bool:
    """Whether the articles speak of a place in common, at about the same time; one without a date may be of any."""
    return not a.about.isdisjoint(b.about) and (not a.day or not b.day or abs(a.day - b.day) <= DAYS)


def _apart(a: Taken, b: Taken) -> bool:
    """Whether the articles are of quite another time: what was counted then has changed since."""
    return bool(a.day and b.day and abs(a.day - b.day) > LONG)


def _covers(mine: Taken, other: Taken, same: list[tuple[Statement, Statement]]) -> bool:
    """Whether what is repeated is nearly all of the shorter claim and half of the longer one."""
    shares = []
    for claim, repeated in zip((mine, other), zip(*same, strict=True), strict=True):
        weights = {one.text: one.weight for one in claim.statements}
        shares.append(sum(weights[text] for text in {one.text for one in repeated}) / sum(weights.values()))
    return max(shares) >= NEARLY_ALL and min(shares) >= HALF


def _day(published: str) -> int:
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0


def _of_themselves(a: Heard, b: Heard) -> bool:
    """Whether two different speakers each speak of themselves: "I pay my taxes" is another claim from another mouth."""
    one, other = (set(plain(c.speaker or c.source).split()) - _ARTICLES for c in (a, b))
    if not one or not other or one & other or (one | other) & _PRONOUNS:
        return False
    return all(_FIRST_PERSON & set(c.content.lower().replace("’", "'").replace("'", " ").split()) for c in (a, b))


def _sides(a: Heard, b: Heard) -> tuple[str, ...]:
    """The countries that the two sources speak for, when they are not the same one."""
    one, other = (side(c.source) or side(c.speaker) for c in (a, b))
    return (f"source side: {one} / {other}",) if one and other and one != other else ()
