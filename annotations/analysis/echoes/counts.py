"""The numbers of a statement: how many, of what, and what happened to them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from annotations.analysis.echoes.lexicon import kind, sense, stem, stems, tables, words
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.phrases import lexicon as entity_tables

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "₽": "ruble", "₴": "hryvnia"}
"""Signs before a sum of money → its unit."""
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 5
"""Words between a number and what it counts: "nine other sand-coloured armoured boxes"."""
_MORE, _AT_LEAST = 1.3, 2.0
"""How far "more than 70" reaches: to 91, for reports of one count round it down by less; "at least 70" reaches to 140,
for the count goes on."""
_FEW = 2
"""Up to here "more than" says no more than that there are several."""
_ABOUT = 0.2
"""How far "about 50" reaches either way: from 40 to 60."""
_OWN_LOSS = frozenset(["lost", "lose", "losing", "loss", "losses"])
"""Words after which the dead are the fighters' own."""
_VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 19_999)}
"""What the plural means by itself, and "tens of", "hundreds of" before "thousands" and the like."""
_OPENING = frozenset(["a", "no", "zero", "none", "nobody", "no-one", "not", "without", "tens"])
_TENS = {
    "bn": 1_000_000_000,
    "mn": 1_000_000,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}


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
        quantity = quantity_at(lower, i)
        if quantity is None:
            i += 1
            continue
        low, high, value, start, end = quantity[:5]
        if _is_no_count(lower, i, end):
            i = end
            continue
        of, last = what(lower, end)
        happening, at = _happening(lower, i, end)
        if start and lower[start - 1] == "by" and of in words("people", "all"):
            happening, at = "present", i  # who did it: "blown up by thirty raiders", of whom nobody died
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


class Quantity(NamedTuple):
    """A number as it is written.

    Attributes:
        low, high: the least and the most it can mean.
        value: as it is written; the least one of "dozens".
        start, end: its words, with "more than" and the like before it.
        exact: a number is written, not "dozens".
    """

    low: float
    high: float
    value: float
    start: int
    end: int
    exact: bool


def quantity_at(lower: Sequence[str], i: int) -> Quantity | None:
    """The number that begins at word `i`; None when there is none."""
    if not opens(lower[i]):
        return None
    low, high, end = vague(lower, i)
    if end > i:
        return Quantity(low, high, low, i, end, exact=False)
    value, end = number(lower, i)
    if end == i:
        return None
    low, high, start = bounds(lower, i, value)
    return Quantity(low, high, value, start, end, exact=True)


@lru_cache(maxsize=65536)
def opens(word: str) -> bool:
    """Whether a number may begin with a word; most do not, and are passed over fast."""
    if word[0].isdigit() or word in _VAGUE or word in _OPENING:
        return True
    return all(part in small_numbers() for part in word.split("-"))


def vague(lower: Sequence[str], i: int) -> tuple[float, float, int]:
    """The least and the most of "dozens" or "tens of thousands" at word `i`, and where it ends; `i` for other words."""
    if lower[i] in ("tens", "hundreds", "dozens") and lower[i + 1 : i + 3] in (["of", "thousands"], ["of", "millions"]):
        low, high = _VAGUE.get(lower[i], (20, 99))
        times = 1_000 if lower[i + 2] == "thousands" else 1_000_000
        return low * times, (high + 1) * times, i + 3
    plural = _VAGUE.get(lower[i]) if lower[i + 1 : i + 2] == ["of"] or lower[i] != "scores" else None
    return (float(plural[0]), float(plural[1]), i + 1) if plural else (0.0, 0.0, i)


def number(lower: Sequence[str], i: int) -> tuple[float, int]:
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
    elif DIGITS.fullmatch(word):
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
    if i and lower[i - 1] in CURRENCIES:
        return True
    before, after = lower[i - 1] if i else "", lower[end] if end < len(lower) else ""
    if before == "." and i > 1:
        before = lower[i - 2]  # "Feb. 13"
    dated = before in months or after in months or (YEAR.fullmatch(lower[i]) is not None)
    return (
        dated
        or after.partition("-")[0] in words("numbers", "units")
        or after.partition("-")[0] in tables()["units"]
        or (before == "," and after == ",")
        or (lower[i] == "no" and after in ("", "longer", "one"))
    )


def bounds(lower: Sequence[str], i: int, value: float) -> tuple[float, float, int]:
    """The least and most that the number means by the words before it, and where these begin."""
    if i and lower[i - 1] in CURRENCIES:
        i -= 1
    for size in (3, 2, 1):
        before = " ".join(lower[max(0, i - size) : i])
        if i >= size and before in _bounding():
            low, high = _bounding()[before]
            few = before == "more than" and value <= _FEW
            return value * low, inf if few else value * high, i - size
    return value, value, i


@cache
def _bounding() -> dict[str, tuple[float, float]]:
    """Words before a number → how much of it is the least and the most that it means."""
    found = dict.fromkeys(words("numbers", "more"), (1.0, _MORE))
    found |= dict.fromkeys(words("numbers", "about"), (1 - _ABOUT, 1 + _ABOUT))
    found |= dict.fromkeys(words("numbers", "less"), (1 - _ABOUT, 1.0))
    found |= dict.fromkeys(["fewer than", "less than", "up to", "at most", "no more than", "not more than"], (0.0, 1.0))
    found |= dict.fromkeys(["at least", "no fewer than", "no less than", "not less than"], (1.0, _AT_LEAST))
    return found | {"more than": (1.0, _MORE), "as many as": (1.0, 1.0)}


def what(lower: Sequence[str], end: int) -> tuple[str, int]:
    """What is counted and the word it stands at: the first word of a known kind, else the first that says much."""
    first, at = "", end - 1
    for j in range(end, min(end + _REACH, len(lower))):
        word = lower[j]
        if (
            word in (",", ";", "and", "but", "with", "that", "which", "who", "on", "in", "at", "to")
            or number(lower, j)[1] > j
        ):
            break
        stemmed = stem(word)
        known = kind(stemmed)
        if known and known != "place":
            return known, j
        if sense(stemmed) in stems_of_happenings() and first == "":
            victims = _victims(lower, j)
            if not victims and word.endswith("ing") and j + 1 < len(lower) and _noun(lower[j + 1]):
                return sense(stem(lower[j + 1])), j + 1  # "2,500 shooting incidents"
            return victims, j + bool(victims)
        if not first and word not in words("little", "none") and stemmed not in stems("little", "light"):
            first, at = known or sense(stemmed), j
            if known:
                return first, at
    return first, at


def _victims(lower: Sequence[str], j: int) -> str:
    """The kind in "70 dead fighters"; "" in "70 killed"."""
    return kind(stem(lower[j + 1])) if j + 1 < len(lower) else ""


def _noun(word: str) -> bool:
    """Whether a word says what was counted, rather than to join or to place it."""
    return word[0].isalpha() and word not in words("little", "none") and not word.endswith("ly")


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
            if j > end and any(number(lower, k)[1] > k for k in range(end, j) if lower[k] != "one"):
                continue  # it is the next number's
            if distance < near and "but" not in between:
                best = name if name in stems_of_happenings() and name != "enter" else "present"
                near, at = distance, j
    return best, at
