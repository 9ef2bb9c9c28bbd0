"""Names inside descriptions: where "ISIL" stands only in "ISIL fighters", the description gives it up to be listed."""

from collections.abc import Iterable, Sequence

from annotations.analysis.entities.mention import plain
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_NAMES = frozenset([Label.GPE, Label.LOC, Label.ORG, Label.MIL, Label.FAC])


def free_names(
    pages: Sequence[tuple[Words, list[Candidate], list[Candidate]]],
) -> list[tuple[Words, list[Candidate]]]:
    """Each page with its kept candidates; a name that no kept candidate bears is cut out of the description it begins.

    Args:
        pages: words, kept candidates, all candidates.
    """
    borne = {
        plain(one.name or words.text[one.start : one.end])
        for words, kept, _ in pages
        for one in kept
        if not one.nominal
    }
    result = []
    for words, kept, found in pages:
        inner = [one for one in found if one.rank == Rank.LISTED and one.label in _NAMES]
        result.append((words, _freed(words, kept, inner, borne)))
    return result


def _freed(words: Words, kept: list[Candidate], inner: Iterable[Candidate], borne: set[str]) -> list[Candidate]:
    by_start: dict[int, Candidate] = {}
    for one in inner:
        if one.start not in by_start or by_start[one.start].end < one.end:
            by_start[one.start] = one
    result: list[Candidate] = []
    for one in kept:
        name = by_start.get(one.start)
        rest = name.end if name else one.end
        while rest < one.end and not words.text[rest].isalnum():
            rest += 1
        if (
            name is None
            or rest >= one.end
            or not (one.nominal or one.title)
            or plain(name.name) in borne
            or _is_adjective(words, name)
        ):
            result.append(one)
            continue
        if words.text[name.end : name.end + 1] == "-":
            rest = one.end
        borne.add(plain(name.name))
        result.append(name)
        if rest < one.end:
            title = one.title[rest - one.start :] if one.title else ""
            result.append(one._replace(start=rest, title=title))
    return result


def _is_adjective(words: Words, name: Candidate) -> bool:
    """Whether the name is a country's initials, which serve as its adjective: "U.S. officials"."""
    text = words.text[name.start : name.end].replace(".", "")
    return name.label is Label.GPE and len(text) <= 3 and text.isupper()
