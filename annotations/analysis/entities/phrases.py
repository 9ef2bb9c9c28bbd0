"""Many phrases found in one pass over a paragraph's words, and the lexicons they come from."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from annotations.analysis.entities.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `name`.toml beside this module."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _tokenizer() -> "Callable[[str], Doc]":
    from spacy.lang.en import English

    return English().tokenizer


def split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the language model splits them, without hyphens: "al-Qaeda" is found as "al Qaeda"."""
    words: list[str] = []
    for word in phrase.split():
        if word.isalpha() or word.endswith("."):  # an abbreviation's full stop stays with it, as in running text
            words.append(word)
        else:
            words.extend(token.text for token in _tokenizer()(word) if token.text not in _HYPHENS)
    return tuple(words)


_HYPHENS = frozenset("-‐‑–")


class Phrases(Generic[T]):
    """Phrases with a value each.

    A phrase in lower case is found however it is written; a capital letter in it asks for one in the text, and a word
    all in capitals ("US", "WHO") is found only so.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[list[str], tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = split(phrase)
            lower = [word.lower() for word in words]
            self._first.setdefault(lower[0], []).append((lower, words, value))
        for found in self._first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Words) -> Iterator[tuple[int, int, T]]:
        """Words `i` to `j` and the value of each phrase found, the longest first at each place, not overlapping."""
        first, beyond = self._first, 0
        for i, word in enumerate(words.lower):
            if word in first and i >= beyond:
                found = self.at(words, i)
                if found:
                    beyond = found[0]
                    yield i, beyond, found[1]

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The end and value of the longest phrase that begins at word `i`."""
        for lower, phrase, value in self._first.get(words.lower[i], ()):
            j = i + len(lower)
            if words.lower[i:j] == lower:
                if all(map(_same, phrase, words.texts[i:j])):
                    return j, value
            elif words.hyphened and (j := _match_over_hyphens(words, i, phrase, lower)):
                return j, value
        return None


def _match_over_hyphens(words: Words, i: int, phrase: Iterable[str], lower: Iterable[str]) -> int:
    """Where `phrase` ends if it stands at word `i`, hyphens between its words left out, else 0."""
    last = len(words)
    for wanted, wanted_lower in zip(phrase, lower, strict=True):
        while i < last and words.texts[i] in _HYPHENS:
            i += 1
        if i == last or wanted_lower != words.lower[i] or not _same(wanted, words.texts[i]):
            return 0
        i += 1
    return i


def _same(wanted: str, text: str) -> bool:
    """Whether `text`, the same word but for case, is written as `wanted` asks."""
    if wanted.islower():
        return True
    if wanted.isupper() and len(wanted) > 1:
        return wanted == text
    return text[:1].isupper() or not wanted[:1].isupper()


def with_plurals(singulars: Iterable[str], irregular: Mapping[str, str]) -> Iterator[str]:
    """Each phrase and its plural: by `irregular`, else regular."""
    for phrase in singulars:
        yield phrase
        yield irregular.get(phrase) or plural(phrase)


def plural(phrase: str) -> str:
    """The regular plural of an English noun phrase in the singular."""
    if phrase.endswith(("man",)) and phrase != "human":
        return phrase[:-3] + "men"
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase if phrase.endswith("s") and not phrase.endswith("ss") else phrase + "es"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith("craft"):
        return phrase
    return phrase + "s"


def singular(word: str) -> str:
    """A guess at the singular of a lower-case noun: enough to bring "tank" and "tanks" together."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
