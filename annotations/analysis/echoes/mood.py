"""Whether a clause states, asks or wishes something, and what a "not" in it denies."""

from collections.abc import Sequence
from enum import StrEnum

from annotations.analysis.echoes.lexicon import words


class Mood(StrEnum):
    """What a clause does: it states, wishes ("should go", "don't go") or asks ("why did it go", "if it went")."""

    STATES = "states"
    WISHES = "wishes"
    ASKS = "asks"


def mood(tokens: Sequence[str], lower: Sequence[str], end: str) -> Mood:
    """The mood of a clause of these words, closed by the sign `end`; "" where no sign closes it."""
    first = next((i for i, word in enumerate(lower) if word not in ("and", "but", "so", "that", ",")), 0)
    opening = lower[first : first + 2]
    if end == "?" or opening[:1] in (["why"], ["how"]) or not words("moods", "supposes").isdisjoint(lower):
        return Mood.ASKS
    if opening == ["do", "not"] or opening[:1] in (["don't"], ["let"], ["let's"], ["please"]):
        return Mood.WISHES
    if opening[:1] == ["to"] and opening[1:] not in (["have"], ["be"]):
        return Mood.WISHES
    for i, word in enumerate(lower):
        if word in words("moods", "wishes") and tokens[i] != "May":
            return Mood.WISHES
        if word == "could" and lower[i + 1 : i + 2] != ["not"]:
            return Mood.WISHES
    return Mood.STATES


def turns(lower: Sequence[str]) -> list[int]:
    """Where the words stand that turn the statement round; "not … nor …" turns it once, "not only" does not."""
    found: list[int] = []
    for i, word in enumerate(lower):
        if word.endswith("n't") or (word in words("negation", "words") and not _measures(lower, i)):
            if word in ("nor", "neither") and found:
                continue
            found.append(i)
    return found


def _measures(lower: Sequence[str], i: int) -> bool:
    """Whether the "not" before "only", "just", "more than" and the like says how much instead of turning round."""
    following = list(lower[i + 1 : i + 3])
    return following[:1] in (["only"], ["just"], ["merely"]) or (
        following[:1] in (["more"], ["less"], ["fewer"]) and following[1:] == ["than"]
    )


def part(lower: Sequence[str], at: int) -> range:
    """The words between the commas on either side of word `at`."""
    start = next((i + 1 for i in range(at - 1, -1, -1) if lower[i] == ","), 0)
    return range(start, next((i for i in range(at, len(lower)) if lower[i] == ","), len(lower)))


def denied(lower: Sequence[str], turned: Sequence[int], negated: bool) -> set[int]:
    """The words that are denied: those after "not" up to a comma, all up to one after "denied", and all by "untrue"."""
    found: set[int] = set()
    for at in turned:
        found |= (
            set(range(len(lower))) if lower[at] in words("negation", "whole") else set(range(at, part(lower, at).stop))
        )
    return found | set(part(lower, 0)) if negated else found
