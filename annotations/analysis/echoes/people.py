"""Whose people those spoken of are said to be, and which country is said to have a part in it."""

from collections.abc import Sequence

from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.lexicon import kind, seats, sense, side, stem, words
from annotations.analysis.entities.gazetteer import nations

_PRONOUNS = frozenset(["they", "them", "these", "those", "who", "its", "their", "all", "both"])


def involved(lower: Sequence[str], claim: Heard) -> str:
    """The country that is said to have a part in it: the first that is named, else the source's own."""
    for word in lower:
        nation = nations().get(word.removesuffix("'s")) or seats().get(word)
        if nation:
            return nation
    return side(claim.source) or side(claim.speaker)


_LINK = frozenset(
    ["is", "are", "was", "were", "be", "being", "as", "call", "called", "all", "only", "not", "in", "fact"]
)
_WHOLE = frozenset(["only", "all", "every", "exclusively", "by", "entirely", "solely"])


def people_of(tokens: Sequence[str], lower: Sequence[str]) -> tuple[frozenset[str], int, int]:
    """Whose people those spoken of are: "they were Ukrainians", "only Russian citizens took part".

    A country's troops that merely do something are not meant: "Russian troops entered the town". The countries come
    with the first and the one after the last of the words that say so.
    """
    found: set[str] = set()
    first, last = len(lower), 0
    for i, word in enumerate(lower):
        nation = nations().get(word)
        if nation is None or word == nation.lower() or not tokens[i][:1].isupper():
            continue
        behind = next((j for j in range(i + 1, min(i + 4, len(lower))) if _people(lower[j])), None)
        alone = word.endswith("s") and (i + 1 >= len(lower) or not tokens[i + 1][:1].isupper())
        if behind is None and not alone:
            continue
        subject = next((j for j in range(i - 1, -1, -1) if lower[j] not in _LINK and not _quality(lower[j])), None)
        named = subject is not None and (
            lower[subject] in _PRONOUNS or _armed(lower[subject]) or lower[subject] == "men"
        )
        passport = behind is not None and not kind(stem(lower[behind]))
        if named or ((passport or _WHOLE & set(lower[max(0, i - 3) : i])) and any(_takes_part(w) for w in lower)):
            found.add(nation)
            first = min(first, i if subject is None else min(i, subject) if named else max(0, i - 2))
            last = max(last, behind or i, i if named else min(i + 4, len(lower) - 1))
    return frozenset(found), first, last + 1


def _quality(word: str) -> bool:
    """Whether a word may stand between "were" and a people's name."""
    return word in (
        "a",
        "an",
        "the",
        "ethnic",
        "mostly",
        "largely",
        "mainly",
        "probably",
        "really",
        "former",
        "native",
        "armed",
    )


def _takes_part(word: str) -> bool:
    return sense(stem(word)) in ("attack", "involve", "enter", "mission", "fight", "by") or word in (
        "operation",
        "mission",
    )


def _people(word: str) -> bool:
    return kind(stem(word)) in words("people", "all") or word in ("passport", "passports", "citizenship")


def _armed(word: str) -> bool:
    return kind(stem(word)) in words("people", "armed")
