"""What the language model named, trimmed to the name, and dropped where it can be no name."""

from collections.abc import Iterator
from functools import cache

from annotations.analysis.entities.gazetteer import names, names_no_people, nations
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_LABELS = {label.value: label for label in Label} | {"LANGUAGE": Label.NORP}
"""OntoNotes' LAW, PRODUCT, WORK_OF_ART and ORDINAL have no counterpart: laws and ordinals name no actor, and products
are weapons and vehicles where the rules say so."""
_NUMBERS = frozenset([Label.DATE, Label.TIME, Label.MONEY, Label.QUANTITY, Label.PERCENT, Label.CARDINAL])
_PLACES = frozenset([Label.GPE, Label.LOC])
_PERIODS = frozenset([Label.DATE, Label.TIME])
_PUNCTUATION = frozenset(",;:-–—()[]{}\"'“”‘’…/|*#&")
_BEHIND = frozenset(["'s", "'", "’s", "’", "and", "of", "for", "the", "in", "or"])
_INSIDE = frozenset(["of", "for", "the", "and", "de", "la", "al", "el", "bin", "&"])
"""Small words that the name of a body or place may hold; at any other the name has ended."""


_OF_A_PEOPLE = ("ans", "ish", "i", "is", "ese", "ist", "ists", "ic", "ite", "ites", "crat", "crats", "ern")
"""How the adjectives and nouns for peoples and parties end; the model also takes villages for peoples."""


def find(words: Words) -> Iterator[Candidate]:
    """The model's entities but its persons, which `people` takes."""
    for first, end, name in words.spans:
        label = _LABELS.get(name)
        if label is None or label is Label.PERSON:
            continue
        i, j = trim(words, first, end, is_number=label in _NUMBERS)
        if label not in _NUMBERS:
            i, j = _name(words, i, j)
            if label in _PLACES and j - i > 1 and _ends_in_people(words, j):
                label = Label.NORP  # "Northern Kurdish"
        if i < j and _plausible(words, i, j, label):
            yield words.candidate(i, j, label, rank=Rank.MODEL)


def trim(words: Words, i: int, j: int, *, is_number: bool = False) -> tuple[int, int]:
    """Words `i` to `j` without determiners and signs in front, and possessive marks and signs behind."""
    leading = _before_numbers() if is_number else _before_names()
    while i < j and (words.lower[i] in leading or words.texts[i] in _PUNCTUATION):
        i += 1
    while i < j and (words.texts[j - 1] in _PUNCTUATION or words.texts[j - 1] in _BEHIND):
        j -= 1
    return i, j


@cache
def _before_names() -> frozenset[str]:
    return frozenset([*lexicon("grammar")["not_in_names"], "anti", "pro", "ex", "non"])


@cache
def _before_numbers() -> frozenset[str]:
    return frozenset(lexicon("grammar")["before_numbers"])


def _name(words: Words, i: int, j: int) -> tuple[int, int]:
    """The last part of words `i` to `j` that holds together as one name: "ships HMS Ocean" is "HMS Ocean"."""
    end = i
    while end < j:
        lower, text = words.lower[end], words.texts[end]
        loose = text in _PUNCTUATION and (text != "-" or words.starts[end] > words.ends[end - 1])
        if text.islower() and lower not in _INSIDE and end > i and words.texts[end - 1] != "-":
            if lower in ("in", "at", "on", "from", "to", "with"):
                break
            i = end + 1
        elif loose and text not in (",", "'"):
            if end - i > 1:
                break
            i = end + 1
        end += 1
    return trim(words, i, end)


def _plausible(words: Words, i: int, j: int, label: Label) -> bool:
    """Whether the words can be of that type: a name has a capital, and a rate ("daily") is no date."""
    text = words.slice(i, j)
    if label in _NUMBERS:
        is_age = words.lower[j - 1] == "old"
        if label is Label.CARDINAL:
            return text.lower() == "one"
        counted = label in _PERIODS or any(word[:1].isdigit() for word in words.texts[i:j]) or " " in text
        return counted and text.lower() not in _rates() and not is_age
    if label is Label.NORP:
        known = words.lower[j - 1] in nations() or words.texts[j - 1].endswith(_OF_A_PEOPLE)
        return words.capital(i) and known and not names_no_people(words, i, j)
    if words.lower[j - 1] in nations() and _ends_in_people(words, j) and names_no_people(words, i, j):
        return False
    return any(words.capital(k) and words.texts[k][0].isalpha() for k in range(i, j))


def _ends_in_people(words: Words, j: int) -> bool:
    """Whether the word before word `j` is an adjective or noun for a people."""
    found = names().at(words, j - 1)
    return found is not None and found[1].label is Label.NORP


def is_page_word(words: Words, one: Candidate) -> bool:
    """Whether the words belong to the page and name nothing: "BREAKING NEWS", "Subscribe", "Photo"."""
    text = words.text[one.start : one.end].lower()
    return text.split(maxsplit=1)[0] in _page_words() and all(word in _page_words() for word in text.split())


@cache
def _page_words() -> frozenset[str]:
    return frozenset(lexicon("grammar")["page_words"])


@cache
def _rates() -> frozenset[str]:
    return frozenset(lexicon("numbers")["rates"])
