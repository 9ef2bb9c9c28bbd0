"""The words of meaning.toml, stemmed, and the countries by every name."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from annotations.analysis.entities import transliteration
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.phrases import lexicon as entity_tables
from annotations.analysis.entities.phrases import singular
from annotations.analysis.plain_name import plain


@cache
def tables() -> dict[str, Any]:
    """The tables of meaning.toml."""
    return tomllib.loads(Path(__file__).with_name("meaning.toml").read_text(encoding="utf-8"))


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in tables()["irregular"].items() for form in forms.split()}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case word without its commonest endings: enough to bring "seized" and "seizing" together."""
    word = word.removesuffix("'s").removesuffix("’s")
    word = singular(_irregular().get(word, word))
    word = _irregular().get(word, word)
    for ending, shortest in (("ing", 5), ("ied", 4), ("ed", 4)):
        if word.endswith(ending) and len(word) > shortest and any(c in "aeiouy" for c in word[: -len(ending)]):
            word = word[: -len(ending)] + ("y" if ending == "ied" else "")
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words of one line of a table, as they stand."""
    return frozenset(tables()[table][key].split())


@cache
def stems(table: str, key: str) -> frozenset[str]:
    """The words of one line of a table, stemmed."""
    return frozenset(stem(word) for word in words(table, key))


@cache
def _inverted(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, line in tables()[table].items():
        for word in line.split():
            found.setdefault(stem(word), name)
    return found


def sense(stemmed: str) -> str:
    """The sense that a stem shares with others; itself when it stands alone."""
    return _inverted("senses").get(stemmed, stemmed)


def kind(stemmed: str) -> str:
    """The kind of what is counted; "" for a word of none."""
    return _inverted("kinds").get(stemmed, "")


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → phrases that begin with it, as words, the longest first, each with the word it is read as last."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase, meant in sorted(tables()["phrases"].items(), key=lambda item: -len(item[0].split())):
        found.setdefault(phrase.split()[0], []).append((*phrase.split(), meant))
    return {first: tuple(lines) for first, lines in found.items()}


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of senses of which one at most is true, both ways round."""
    pairs = [tuple(sense(stem(word)) for word in pair.split()) for pair in tables()["opposites"]["pairs"]]
    return frozenset([(a, b) for a, b in pairs] + [(b, a) for a, b in pairs])


@cache
def seats() -> dict[str, str]:
    """Country by lower-case capital or seat of its leadership: "moscow", "kremlin" → Russia."""
    table = entity_tables("nations")["nations"]
    found = {capital.lower(): nation for nation, line in table.items() for capital in line.get("capital", ())}
    return found | {seat.lower(): nation for seat, nation in tables()["sides"].items()}


@lru_cache(maxsize=4096)
def side(source: str) -> str:
    """The country that a source speaks for, by its name, people, capital or seat; "" when it names none or two."""
    words_of = plain(source.replace("'s", "").replace("’s", "")).split()
    found = set()
    for size in (3, 2, 1):
        for i in range(len(words_of) - size + 1):
            phrase = " ".join(words_of[i : i + size])
            nation = nations().get(phrase) or seats().get(phrase, "")
            if nation in entity_tables("nations")["nations"]:
                found.add(nation)
    return found.pop() if len(found) == 1 else ""


@cache
def _spellings() -> dict[str, str]:
    """Listed spellings and older names of a place → its usual one, in lower case."""
    return {
        spelling.lower(): entry[0].lower()
        for groups in entity_tables("places").values()
        for entries in groups.values()
        for entry in entries
        if not isinstance(entry, str)
        for spelling in entry
    }


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """One key for the spellings of a name: Kyiv and Kiev, Raqqa and Raqqah."""
    lower = plain(name)
    return transliteration.key(_spellings().get(lower, lower)) or lower
