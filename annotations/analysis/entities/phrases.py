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
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = split(phrase)
            self._first.setdefault(words[0].lower(), []).append((words, value))
        for found in self._first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Words) -> Iterator[tuple[int, int, T]]:
        """Words `i` to `j` and the value of each phrase found, the longest first at each place, not overlapping."""
        first, beyond = self._first, 0
        for i, word in enumerate(words.lower):
            if word in first and i >= beyond:
                for phrase, value in first[word]:
                    j = _match(words, i, phrase)
                    if j:
                        yield i, j, value
                        beyond = j
                        break

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The end and value of the longest phrase that begins at word `i`."""
        for phrase, value in self._first.get(words.lower[i], ()):
            j = _match(words, i, phrase)
            if j:
                return j, value
        return None


def _match(words: Words, i: int, phrase: tuple[str, ...]) -> int:
    """Where `phrase` ends if it stands at word `i`, else 0."""
    last = len(words)
    for wanted in phrase:
        while i < last and words.texts[i] in _HYPHENS:
            i += 1
        if i == last or not _same(wanted, words.texts[i], words.lower[i]):
            return 0
        i += 1
    return i


def _same(wanted: str, text: str, lower: str) -> bool:
    if wanted.islower():
        return wanted == lower
    if wanted.isupper() and len(wanted) > 1:
        return wanted == text
    return wanted.lower() == lower and (text[:1].isupper() or not wanted[:1].isupper())


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
