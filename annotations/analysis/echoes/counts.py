"""The numbers of a statement: how many, of what, and what happened to them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from annotations.analysis.echoes.lexicon import kind, sense, stem, stems, tables, words
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.phrases import lexicon as entity_tables

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 5
"""Words between a number and what it counts: "nine other sand-coloured armoured boxes"."""
_MORE = 1.3
"""How far "more than 70" reaches: to 91. Reports of one count round it down by less."""
_ABOUT = 0.2
"""How far "about 50" reaches either way: from 40 to 60."""
_OWN_LOSS = frozenset(["lost", "lose", "losing", "loss", "losses"])
"""Words after which the dead are the fighters' own."""
_TENS = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


class Count(NamedTuple):
    """A number and what it is of.

    Attributes:
        low, high: the least and the most it can mean.
        of: the kind of what is counted, else its sense; "" when the text leaves it out.
        happening: what happened to them; "present" when they only were there, "" when nothing is said.
        whose: the country of those counted; "" when none is named.
        words: the number with its noun and what happened, as the text has it.
        at: where the number begins among the clause's words.
    """

    low: float
    high: float
    of: str
    happening: str
    whose: str
    words: str
    at: int


def counts(tokens: Sequence[str]) -> list[Count]:
    """The counts of a statement's words; dates, times, ages and the numbers in names are none."""
    lower = [token.lower() for token in tokens]
    found, i = [], 0
    while i < len(lower):
        value, end = _number(lower, i)
        if end == i or _is_no_count(lower, i, end):
            i = max(end, i + 1)
            continue
        low, high, start = _bounds(lower, i, value)
        of, last = _of(lower, end)
        happening, at = _happening(lower, i, end)
        if not of and _far(lower, i, end, at):
            i = end
            continue
        if not of and _OWN_LOSS & {*lower[:i], lower[at]}:
            of = "fighter"
        if happening == "destroy" and of in words("people", "all"):
            happening = "kill"
        known = of in tables()["kinds"] or (happening not in ("", "present") and (value or not of))
        if (known if not value else of or happening) and not (lower[i] == "one" and not of):
            phrase = tokens[start : last + 1]
            if happening not in ("", "present") and not start <= at <= last:
                phrase = [*phrase, tokens[at]] if at > last else [tokens[at], *phrase]
            found.append(Count(low, high, of, happening, _whose(lower, end, last), " ".join(phrase), i))
        i = end
    return found


def _far(lower: Sequence[str], i: int, end: int, at: int) -> bool:
    """Whether what happens at word `at` is too far from a bare number to be its: "the death of a father of seven"."""
    between = lower[at:i] if at < i else lower[end:at]
    return len(between) > _REACH or "," in between


@cache
def small_numbers() -> dict[str, int]:
    """The number words up to ninety."""
    names = entity_tables("numbers")["small"]
    return {name: n for n, name in enumerate(names[:19], 1)} | {
        name: n for n, name in zip(range(20, 100, 10), names[19:27], strict=True)
    }


def _number(lower: Sequence[str], i: int) -> tuple[float, int]:
    """The number that begins at word `i`, and where it ends; `i` when there is none."""
    small, end, value = small_numbers(), i, 0.0
    word = lower[i]
    if word in ("no", "zero", "none", "nobody", "no-one"):
        return 0.0, i + 1
    if word in ("not", "without") and lower[i + 1 : i + 3] in (["a", "single"], ["even", "one"]):
        return 0.0, i + 3
    if word == "not" and lower[i + 1 : i + 2] == ["one"]:
        return 0.0, i + 2
    if word == "a" and lower[i + 1 : i + 2] == ["single"]:
        return 1.0, i + 2
    if word == "a" and lower[i + 1 : i + 2] and lower[i + 1] in _TENS:
        value, end = 1.0, i + 1
    elif _DIGITS.fullmatch(word):
        value, end = float(word.replace(",", "")), i + 1
    else:
        for part in word.split("-"):
            if part not in small:
                return 0.0, i
            value += small[part]
        end = i + 1
        if value >= 20 and value % 10 == 0 and end < len(lower) and small.get(lower[end], 10) < 10:
            value, end = value + small[lower[end]], end + 1
    while end < len(lower) and lower[end] in _TENS:
        value, end = value * _TENS[lower[end]], end + 1
    return value, end


def _is_no_count(lower: Sequence[str], i: int, end: int) -> bool:
    """Whether the number is a day, a year, an age between commas, or a percentage: of what is too often left out."""
    months = words("little", "months")
    before, after = lower[i - 1] if i else "", lower[end] if end < len(lower) else ""
    if before == "." and i > 1:
        before = lower[i - 2]  # "Feb. 13"
    dated = before in months or after in months or (_YEAR.fullmatch(lower[i]) is not None)
    return (
        dated
        or after.partition("-")[0] in words("numbers", "units")
        or (before == "," and after == ",")
        or (lower[i] == "no" and after in ("", "longer", "one"))
    )


def _bounds(lower: Sequence[str], i: int, value: float) -> tuple[float, float, int]:
    """The least and most that the number means by the words before it, and where these begin."""
    one, two = lower[i - 1] if i else "", " ".join(lower[max(0, i - 2) : i])
    if two in ("more than", "at least", "no fewer", "fewer than", "less than", "up to", "at most", "as many"):
        if two in ("more than", "at least"):
            return value, value * _MORE, i - 2
        return 0.0 if two != "as many" else value, value, i - 2
    if one in words("numbers", "more"):
        return value, value * _MORE, i - 1
    if one in words("numbers", "about"):
        return value * (1 - _ABOUT), value * (1 + _ABOUT), i - 1
    if one in words("numbers", "less"):
        return value * (1 - _ABOUT), value, i - 1
    return value, value, i


def _of(lower: Sequence[str], end: int) -> tuple[str, int]:
    """What is counted and the word it stands at: the first word of a known kind, else the first that says much."""
    first, at = "", end - 1
    for j in range(end, min(end + _REACH, len(lower))):
        word = lower[j]
        if (
            word in (",", ";", "and", "but", "with", "that", "which", "who", "on", "in", "at", "to")
            or _number(lower, j)[1] > j
        ):
            break
        stemmed = stem(word)
        known = kind(stemmed)
        if known and known != "place":
            return known, j
        if sense(stemmed) in stems_of_happenings() and first == "":
            victims = _victims(lower, j)
            return victims, j + bool(victims)
        if not first and word not in words("little", "none") and stemmed not in stems("little", "light"):
            first, at = known or sense(stemmed), j
            if known:
                return first, at
    return first, at


def _victims(lower: Sequence[str], j: int) -> str:
    """The kind in "70 dead fighters"; "" in "70 killed"."""
    return kind(stem(lower[j + 1])) if j + 1 < len(lower) else ""


@cache
def stems_of_happenings() -> frozenset[str]:
    """The senses of what can happen to what is counted."""
    return frozenset(tables()["happenings"]["lists"].split())


def _whose(lower: Sequence[str], end: int, last: int) -> str:
    """The country of the adjective between a number and its noun: "70 Ukrainian fighters"."""
    return next((nations()[word] for word in lower[end : last + 1] if word in nations()), "")


def _happening(lower: Sequence[str], i: int, end: int) -> tuple[str, int]:
    """What happened to them, and at which word: the nearest before or behind the number; "" when nothing is said."""
    best, near, at = "", 2 * len(lower) + 2, 0
    for j, word in enumerate(lower):
        if i <= j < end:
            continue
        name = sense(stem(word))
        distance = (i - j) * 2 + 1 if j < i else (j - end + 1) * 2
        between = lower[j:i] if j < i else lower[end:j]
        if name in stems_of_happenings() or stem(word) in stems("happenings", "present"):
            if j > end and any(_number(lower, k)[1] > k for k in range(end, j) if lower[k] != "one"):
                continue  # it is the next number's
            if distance < near and "but" not in between:
                best = name if name in stems_of_happenings() and name != "enter" else "present"
                near, at = distance, j
    return best, at
