"""Names inside descriptions: where "ISIL" stands only in "ISIL fighters", the description gives it up to be listed."""

import re
from collections.abc import Iterator, Sequence

from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label
from annotations.analysis.plain_name import plain

_NAMES = frozenset([Label.GPE, Label.LOC, Label.ORG, Label.MIL, Label.FAC])
_ARMS = frozenset([Label.WEAPON, Label.VEHICLE])
_OF = re.compile(r"\s+of(?:\s+the)?\s+$")


def free_names(
    pages: Sequence[tuple[Words, list[Candidate], list[Candidate]]],
) -> list[tuple[Words, list[Candidate]]]:
    """Each page with its kept candidates; a name that no kept candidate bears is cut out of a description's ends.

    Args:
        pages: words, kept candidates, all candidates.
    """
    borne = {
        plain(_borne(words.text[one.start : one.end], one.name))
        for words, kept, _ in pages
        for one in kept
        if not (one.nominal or one.label in _ARMS)
    }
    result = []
    for words, kept, found in pages:
        names = sorted(
            (one for one in found if one.rank == Rank.LISTED and one.label in _NAMES),
            key=lambda one: one.start - one.end,
        )
        result.append((words, [part for one in kept for part in _freed(words, one, names, borne)]))
    return result


def _borne(written: str, name: str) -> str:
    """The name that a mention shows; "ISW" shows its long form nowhere, though it is another name of the same."""
    return written if written.isupper() and written.isalpha() else name or written


def _freed(words: Words, one: Candidate, names: Sequence[Candidate], borne: set[str]) -> Iterator[Candidate]:
    """`one`, or the name that no other bears and what is left of `one`, in order; `borne` learns the name."""
    name = _new_name(words, one, names, borne) if one.nominal or one.label in _ARMS else None
    if name is None:
        yield one
        return
    borne.add(plain(name.name))
    if name.start == one.start:
        rest = name.end
        while not words.text[rest].isalnum():
            rest += 1
        yield name
        if words.text[name.end] != "-":  # of "Moscow-backed fighters" only Moscow is left
            yield one._replace(start=rest)
    else:
        yield one._replace(end=one.start + _of(words, one, name))
        yield name


def _new_name(words: Words, one: Candidate, names: Sequence[Candidate], borne: set[str]) -> Candidate | None:
    """The longest unborne name at the beginning of `one`, or behind its "of"."""
    for name in names:
        if one.start <= name.start and name.end <= one.end and name.end - name.start < one.end - one.start:
            at_start = name.start == one.start and not _is_adjective(words, name)
            at_end = name.end == one.end and _of(words, one, name) > 0
            if (at_start or at_end) and plain(name.name) not in borne:
                return name
    return None


def _of(words: Words, one: Candidate, name: Candidate) -> int:
    """How many characters of `one` stand before the "of" that its name follows; 0 when none does."""
    found = _OF.search(words.text[one.start : name.start])
    return found.start() if found else 0


def _is_adjective(words: Words, name: Candidate) -> bool:
    """Whether the name is a country's initials, which serve as its adjective: "U.S. officials"."""
    text = words.text[name.start : name.end].replace(".", "")
    return name.label is Label.GPE and len(text) <= 3 and text.isupper()
