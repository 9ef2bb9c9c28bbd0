"""Whether two clauses give the same number of the same thing."""

from annotations.analysis.echoes.counts import Count
from annotations.analysis.echoes.lexicon import tables, words
from annotations.analysis.echoes.mood import Mood
from annotations.analysis.echoes.relation import Finding, Relation
from annotations.analysis.echoes.statement import Statement

CERTAIN = 0.65
"""How surely two numbers must be of one thing to conflict."""
CLOSE = 0.6
"""How much two clauses must share for their numbers of anything, strikes or positions, to be of one thing."""
SURE = 0.8
"""The same for an equal number that one of the two denies."""


def compare_counts(a: Statement, b: Statement, share: float) -> Finding | None:
    """What the numbers of two clauses say, which share `share` of their words; None when no two are of one thing."""
    if parted(a, b):
        return None
    agreed = None
    for x in a.counts:
        for y in b.counts:
            sure = _of_one_thing(x, y, share, bool(a.days & b.days))
            if not sure:
                continue
            if x.low <= y.high and y.low <= x.high:
                if a.denies_counts != b.denies_counts:
                    if sure < SURE or {a.mood, b.mood} != {Mood.STATES}:
                        continue
                    return Finding(Relation.CONFLICTS, sure, (f"negation: {a.text} / {b.text}",))
                agreed = Finding(Relation.REWORDS, max(sure, share))
            elif sure >= CERTAIN and not (a.denies_counts or b.denies_counts or _has_equal(x, b) or _has_equal(y, a)):
                return Finding(Relation.CONFLICTS, min(1.0, sure + share / 4), (f"{x.words} / {y.words}",))
    return agreed


def parted(a: Statement, b: Statement) -> bool:
    """Whether the two name other places, other countries that it was in, or other days."""
    return any(
        one and other and not one & other
        for one, other in ((a.places, b.places), (a.within, b.within), (a.days, b.days))
    )


def differ(a: Statement, b: Statement) -> bool:
    """Whether what is counted had another fate or was another country's, or bare numbers are others: no likeness."""
    fates, others = ({count.happening for count in one.counts} - {"", "present"} for one in (a, b))
    whose, theirs = ({count.whose for count in one.counts} - {""} for one in (a, b))
    bare, plain = ({term for term in one.terms if term[0] == "#"} for one in (a, b))
    apart = any(one and other and not one & other for one, other in ((fates, others), (whose, theirs)))
    return apart or bool(bare and plain and not bare & plain and not (a.counts and b.counts))


def _has_equal(count: Count, statement: Statement) -> bool:
    """Whether the same number of the same kind stands in the other clause: then no number of it differs."""
    return any(o.of == count.of and o.low <= count.high and count.low <= o.high for o in statement.counts)


def _of_one_thing(x: Count, y: Count, share: float, same_day: bool) -> float:
    """How surely two numbers count one thing, 0 to 1; 0 when they don't."""
    if (x.happening and y.happening and x.happening != y.happening) or (x.whose and y.whose and x.whose != y.whose):
        return 0.0
    if x.of in words("numbers", "daily") and not same_day:
        return 0.0
    alike = _alike(x.of, y.of)
    same_fate = bool(x.happening) and x.happening == y.happening
    if same_fate and x.happening != "present" and (x.of in tables()["kinds"] or "" in (x.of, y.of) or share >= CLOSE):
        return 0.9 * alike
    if "" in (x.of, y.of):
        return 0.0
    if {x.of, y.of} & {"person", "group", "place"} or x.of not in tables()["kinds"]:
        return 0.9 * alike if share >= CLOSE else 0.0
    return 0.7 * alike if same_fate or share >= 0.5 else 0.0


def _alike(one: str, other: str) -> float:
    """How surely two kinds are the same people or things, 0 to 1."""
    armed, people = words("people", "armed"), words("people", "all")
    if one == other:
        return 1.0
    if {"", "person"} & {one, other} and {one, other} <= armed - {"soldier"} | {"", "person"}:
        return 0.9
    if {one, other} <= people | {""}:
        return 0.6  # "a dozen were hurt" may well be the twelve civilians, and thirteen soldiers are others
    return 0.0
