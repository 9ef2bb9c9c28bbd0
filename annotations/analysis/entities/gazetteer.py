"""Listed names: countries and their people, places, bodies and outlets, whatever the model makes of them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotations.analysis.entities.phrases import Phrases, lexicon, plural
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label


class Listed(NamedTuple):
    """A listed name: its type, its usual form, and the country it is, or is named after."""

    label: Label
    name: str
    nation: str = ""


def find(words: Words) -> Iterator[Candidate]:
    """Every listed name in the paragraph: "Kozinka", "Kiev" (the usual form is Kyiv), "Ukrainians", "The Guardian"."""
    for i, j, listed in names().find(words):
        if _is_name(words, i, j) and not (listed.label is Label.NORP and names_language(words, j)):
            yield words.candidate(i, j, listed.label, rank=Rank.LISTED, name=listed.name)


@cache
def names() -> Phrases[Listed]:
    """All listed names."""
    return Phrases((_without_article(phrase), listed) for phrase, listed in _entries() if len(phrase) > 1)


@cache
def nations() -> dict[str, str]:
    """Country by lower-case name, adjective or noun for its people: "ukrainian" → Ukraine; peoples are their own."""
    table = {phrase.lower(): listed.nation for phrase, listed in _entries() if listed.nation}
    return table | {name.lower(): name for name in lexicon("nations")["peoples"]["names"]}


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
            yield _people(people), Listed(Label.NORP, people, nation)
            yield f"{people} state", Listed(Label.GPE, nation, nation)
    for people in tables["peoples"]["names"]:
        yield people, Listed(Label.NORP, people)
        yield _people(people), Listed(Label.NORP, people)


def _people(name: str) -> str:
    return name if name.endswith(("sh", "ch", "ese", "ss", "s")) else plural(name)


def _without_article(phrase: str) -> str:
    return phrase.removeprefix("the ")


def names_language(words: Words, j: int) -> bool:
    """Whether the adjective before word `j` names a language: "a Farsi-language leaflet", "Arabic-speaking"."""
    rest = words.lower[j : j + 2]
    return rest[:1] == ["language"] or rest in (["-", "language"], ["-", "speaking"])


def _is_name(words: Words, i: int, j: int) -> bool:
    """Whether the words are written as a name: "turkey" on a table is none."""
    return any(words.capital(k) for k in range(i, j))
