"""Listed names: countries and their people, places, bodies and outlets, whatever the model makes of them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotations.analysis.entities.peoples import as_group, people_of
from annotations.analysis.entities.phrases import Phrases, lexicon
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_BEFORE_GLOSSES = frozenset(["(", "[", ";", ","])


class Listed(NamedTuple):
    """A listed name: its type, its usual form, and the country it is, or is named after."""

    label: Label
    name: str
    nation: str = ""


def find(words: Words) -> Iterator[Candidate]:
    """Every listed name in the paragraph: "Kozinka", "Kiev" (the usual form is Kyiv), "Ukrainians", "The Guardian"."""
    for i, j, listed in names().find(words):
        if not _is_name(words, i, j) or (words.texts[i] == "RT" and words.text.startswith(" @", words.ends[i])):
            continue  # "RT @somebody" passes a post on
        if listed.label is Label.NORP and (one := as_group(words, i, j)):
            yield one
        elif listed.label is not Label.NORP or not names_no_people(words, i, j):
            yield words.candidate(i, j, listed.label, rank=Rank.LISTED, name=listed.name)


@cache
def names() -> Phrases[Listed]:
    """All listed names."""
    return Phrases((_without_article(phrase), listed) for phrase, listed in _entries() if len(phrase) > 1)


@cache
def nations() -> dict[str, str]:
    """Country by lower-case name, adjective or noun for its people: "ukrainian" → Ukraine; peoples are their own."""
    table = {phrase.lower(): listed.nation for phrase, listed in _entries() if listed.nation}
    tables = lexicon("nations")
    return table | {name.lower(): name for kind in ("peoples", "faiths") for name in tables[kind]["names"]}


def _entries() -> Iterator[tuple[str, Listed]]:
    yield from _nations()
    for file in ("places", "organisations", "outlets"):
        for label, groups in lexicon(file).items():
            for group in groups.values():
                for entry in group:
                    spellings = [entry] if isinstance(entry, str) else entry
                    for spelling in spellings:
                        yield spelling, Listed(Label(label), spellings[0])


def _nations() -> Iterator[tuple[str, Listed]]:
    tables = lexicon("nations")
    for nation, line in tables["nations"].items():
        for name in (nation, *line.get("also", ())):
            yield name, Listed(Label.GPE, nation, nation)
        capitals = line.get("capital", ())
        for name in capitals:
            yield name, Listed(Label.GPE, capitals[0])
        for people in (*line.get("people", ()), *line.get("folk", ())):
            yield people, Listed(Label.NORP, people, nation)
            yield people_of(people), Listed(Label.NORP, people, nation)
            yield f"{people} state", Listed(Label.GPE, nation, nation)
    for people in (*tables["peoples"]["names"], *tables["faiths"]["names"]):
        yield people, Listed(Label.NORP, people)
        yield people_of(people), Listed(Label.NORP, people)


def _without_article(phrase: str) -> str:
    return phrase.removeprefix("the ")


def names_no_people(words: Words, i: int, j: int) -> bool:
    """Whether the adjective at words `i` to `j` names a language, or only tells where a place lies that is named next.

    "A Farsi-language leaflet", "Arabic-speaking", "Kobani (Kurdish: Kobanê)"; "the Syrian town of Kobani".
    """
    rest = words.lower[j : j + 2]
    if rest in (["-", "language"], ["-", "speaking"]):
        return True
    if rest[:1] == [":"]:
        return i > 0 and words.texts[i - 1] in _BEFORE_GLOSSES
    return bool(rest) and rest[0] in _before_of() and _of_a_name(words, j + 1)


def _of_a_name(words: Words, i: int) -> bool:
    """Whether "of" stands at word `i`, or one further, and a name follows."""
    if words.lower[i : i + 1] != ["of"]:
        i += 1  # "port city of", "border region of"
    return words.lower[i : i + 1] == ["of"] and i + 1 < len(words) and words.capital(i + 1)


@cache
def _before_of() -> frozenset[str]:
    places = lexicon("sites")["LOC"]
    return frozenset([*places["before_of"], *(phrase.split()[0] for phrase in places["heads"] if " " in phrase)])


def _is_name(words: Words, i: int, j: int) -> bool:
    """Whether the words are written as a name: "turkey" on a table is none."""
    return any(words.capital(k) for k in range(i, j))
