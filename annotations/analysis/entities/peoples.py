"""Peoples as groups that take part: "the Iraqis", "two Moroccans", "local Arabs"; a people as such stays a people."""

from functools import cache

from annotations.analysis.entities.noun_phrase import left_edge
from annotations.analysis.entities.phrases import lexicon, plural
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_FINITE = frozenset(["VBD", "VBP", "VBZ", "MD", "RB"])


def as_group(words: Words, i: int, j: int) -> Candidate | None:
    """The people at words `i` to `j` as a group: pointed at, counted, described, or the doer ("shot by Moroccans").

    A people named as such is none ("they were Ukrainians", "Poles queued"), and no more are faiths and parties ("the
    Muslims"). It is the line that the analysts of re3d draw: a group that takes part is an organisation, what somebody
    is by birth or faith is a nationality.
    """
    number = _nouns().get(" ".join(words.lower[i:j]))
    if number is None or words.texts[j : j + 1] == ["-"]:
        return None
    if number == "alike":  # "the French led it": the adjective is the noun
        is_noun = i > 0 and words.lower[i - 1] == "the" and j < len(words) and words.tags[j] in _FINITE
        return words.candidate(i, j, Label.ORG, rank=Rank.LISTED, nominal=True) if is_noun else None
    start = left_edge(words, i)
    ahead = start - 1
    told = start < i or (ahead >= 0 and (words.tags[ahead] == "CD" or words.lower[ahead] in _leading()))
    return words.candidate(start, j, Label.ORG, rank=Rank.LISTED, nominal=True) if told else None


def people_of(name: str) -> str:
    """The noun for a whole people: "Russians" of "Russian"; "French" has no other."""
    return name if name.endswith(("sh", "ch", "ese", "ss", "s")) else plural(name)


@cache
def _nouns() -> dict[str, str]:
    """Nouns in lower case for the people of a country or land: "plural" by form, or "alike" for many and for one."""
    tables = lexicon("nations")
    lines = tables["nations"].values()
    names = {*(name for line in lines for name in line.get("people", ())), *tables["peoples"]["names"]}
    folk = {name for line in lines for name in line.get("folk", ()) if name.endswith(("s", "men"))}
    plurals = {people_of(name) for name in names} | folk
    return {name.lower(): "alike" if name in names else "plural" for name in plurals}


@cache
def _leading() -> frozenset[str]:
    return frozenset(lexicon("grammar")["before_groups"])
