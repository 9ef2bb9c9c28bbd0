"""When two names are one body: acronym and long form, with and without country, "the legion" for the only one."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from annotations.analysis.entities.groups import Groups, Key, only
from annotations.analysis.entities.mention import BODIES, SMALL, core
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.plain_name import plain


def pairs(groups: Groups) -> Iterator[tuple[Key, Key]]:
    """Groups that are one body; numbers are part of a name, and so is the country when two countries' are named."""
    bodies = {k: group for k, group in groups.items() if group.label in BODIES}
    yield from _with_country(bodies)
    named = {k: group for k, group in bodies.items() if not group.nominal and " " in plain(group.name)}
    shelves: dict[str, set[Key]] = defaultdict(set)
    for k, group in named.items():
        for shelf in (*acronyms(group.name), *_ends(group.name)):
            shelves[shelf].add(k)
    for k, group in bodies.items():
        short, word = group.name.replace(".", ""), plain(group.name)
        if short.isupper() and short.isalpha() and len(short) <= 8:
            found = shelves.get(short, set())
        elif group.nominal and " " not in word and word not in _too_general():
            found = shelves.get(word, set())
        else:
            continue
        for other in only(found - {k}):
            yield other, k


def _with_country(bodies: Groups) -> Iterator[tuple[Key, Key]]:
    """A body named without its country is that of the one country whose body of that name is named."""
    by_core: dict[str, list[Key]] = defaultdict(list)
    for k, group in bodies.items():
        if not group.nominal:
            by_core[core(plain(group.name))].append(k)
    for same in by_core.values():
        of_country = [k for k in same if bodies[k].mentions[0].nation]
        for one in only(of_country):
            yield from ((one, k) for k in same if k != one)


def acronyms(name: str) -> set[str]:
    """The first letters of the words of `name`, in capitals, with the small words and without."""
    words = plain(name).upper().split()
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w.lower() not in SMALL)}


@cache
def _too_general() -> frozenset[str]:
    return frozenset(lexicon("forces")["words"]["too_general"])


def _ends(name: str) -> tuple[str, str]:
    words = plain(name).split()
    return words[0], words[-1]
