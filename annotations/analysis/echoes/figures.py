"""Every number of a clause with its unit, and whether two clauses give the same ones, compatible ones or others."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from annotations.analysis.echoes.counts import CURRENCIES, DIGITS, YEAR, quantity_at, what
from annotations.analysis.echoes.lexicon import tables, words

_WAYS = frozenset(["by", "to", "from"])
_YEAR, _AGE = "which year", "how old"
"""Units of what tells one thing from another: two of these that differ are of two things."""
_MONTHS_AND_SIGNS = frozenset([".", ",", "the", "of"])


class Figure(NamedTuple):
    """A number with what it measures or counts.

    Attributes:
        low, high: the least and the most it can mean.
        of: the unit, or the kind or sense of what is counted; "" when the text leaves it out.
        measured: it is money, a share, a length or the like.
        way: "by", "to" or "from" when one stands before it: a fall by four is none to four.
        words: the number with its unit, as the text has it.
    """

    low: float
    high: float
    of: str
    measured: bool
    way: str
    words: str


class Likeness(IntEnum):
    """How the numbers of two clauses go together."""

    OTHERS = 0
    COMPATIBLE = 1
    SAME = 2


def figures(tokens: Sequence[str], lower: Sequence[str]) -> tuple[Figure, ...]:
    """The numbers of a clause's words in order; "no", the days of a month and ordinals are none."""
    found, i = [], 0
    while i < len(lower):
        quantity = quantity_at(lower, i)
        if quantity is None:
            i += 1
            continue
        low, high, value, start, end, exact = quantity
        if exact and (not value or _dated(lower, i, end)):
            i = end
            continue
        of, last, measured = _unit(lower, i, end)
        before = lower[start - 1] if start else ""
        if before in CURRENCIES:
            before = lower[start - 2] if start > 1 else ""
        if not (lower[i] == "one" and not of):
            way = before if before in _WAYS else ""
            found.append(Figure(low, high, of, measured, way, " ".join(tokens[start:last])))
        i = end
    return tuple(found)


def _dated(lower: Sequence[str], i: int, end: int) -> bool:
    """Whether the number is the day of a month."""
    months = words("little", "months")
    near = (*lower[max(0, i - 2) : i], *lower[end : end + 2])
    if YEAR.fullmatch(lower[i]) or not DIGITS.fullmatch(lower[i]):
        return False
    at = next((k for k, word in enumerate(near) if word in months), -1)
    return at >= 0 and float(lower[i].replace(",", "")) <= 31 and all(w in months | _MONTHS_AND_SIGNS for w in near[:1])


def _unit(lower: Sequence[str], i: int, end: int) -> tuple[str, int, bool]:
    """What a number is of, where the words that say so end, and whether it is measured."""
    if i and lower[i - 1] in CURRENCIES:
        return CURRENCIES[lower[i - 1]], end, True
    units = tables()["units"]
    if YEAR.fullmatch(lower[i]) and end == i + 1 and (end == len(lower) or lower[end] not in units):
        after = lower[i - 1] if i else ""
        if after in ("in", "since", "by", "until", "of", "from") or after in words("little", "months"):
            return _YEAR, end, True
    for j in range(end, min(end + 3, len(lower))):
        for size in (2, 1):
            unit = units.get(" ".join(lower[j : j + size])) if j + size <= len(lower) else None
            if unit:
                return unit, j + size, True
        if lower[j] not in ("of", "us", "u", "s", ".", "-") and "ian" not in lower[j][-3:]:
            break
    head = lower[end].partition("-")[0] if end < len(lower) else ""
    if head in units:
        old = lower[end].endswith("-old")
        return _AGE if old else units[head], end + 1, True
    of, last = what(lower, end)
    return of, last + 1, False


def liken(mine: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Likeness, tuple[Figure, Figure] | None]:
    """How two clauses' numbers go together, with two that differ though they are of one thing.

    Where both have a number that the other lacks, they are others; where one has more to tell, or is vaguer, they are
    compatible. Of several numbers of one kind in a clause none is surely of the same thing.
    """
    if not mine and not theirs:
        return Likeness.SAME, None
    left, right = list(mine), list(theirs)
    exact = True
    for test in (_equal, _overlap):
        for x in tuple(left):
            y = next((y for y in right if test(x, y)), None)
            if y:
                left.remove(x)
                right.remove(y)
                exact = exact and test is _equal
    if left and right:
        return Likeness.OTHERS, next(
            ((x, y) for x in left for y in right if _of_one(x, y) and _alone(x, mine) and _alone(y, theirs)), None
        )
    return (Likeness.SAME if exact and not left and not right else Likeness.COMPATIBLE), None


def _equal(x: Figure, y: Figure) -> bool:
    return x.low == y.low and x.high == y.high and (x.of == y.of or "" in (x.of, y.of))


def _overlap(x: Figure, y: Figure) -> bool:
    """Whether two numbers may be one; what armed men are called matters little for that."""
    return x.low <= y.high and y.low <= x.high and x.measured == y.measured and (x.measured is False or x.of == y.of)


def _of_one(x: Figure, y: Figure) -> bool:
    """Whether two numbers that differ are of one thing."""
    return bool(x.of) and x.of == y.of and x.way == y.way and x.of not in (_YEAR, _AGE)


def _alone(figure: Figure, figures_of_clause: Sequence[Figure]) -> bool:
    return sum(one.of == figure.of for one in figures_of_clause) == 1
