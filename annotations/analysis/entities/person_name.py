"""Which words can be a person's name, and where it ends."""

import re
from functools import cache

from annotations.analysis.entities.gazetteer import names, nations
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.words import Words

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_LONGEST_NAME = 6
_NAME_TAGS = frozenset(["NNP", "NNPS", "NN", "JJ", "FW", "UH", ""])


def name_end(words: Words, i: int) -> int:
    """Where the name that begins at word `i` ends; `i` when there is none."""
    end = i
    while end < len(words) and end - i < _LONGEST_NAME and (_name_word(words, end) or _joins(words, end)):
        end += 1
    while end > i and not words.capital(end - 1):
        end -= 1
    listed = names().at(words, i) if end > i else None
    return i if listed and listed[0] == end else end


def _name_word(words: Words, i: int) -> bool:
    text = words.texts[i]
    shouted = text.isupper() and len(text) > 1 and not _INITIALS.fullmatch(text)
    return words.capital(i) and not shouted and words.tags[i] in _NAME_TAGS and words.lower[i] not in nations()


def _joins(words: Words, i: int) -> bool:
    """Whether the small word or hyphen at `i` joins two parts of a name: "von", "al", "Al-Harbi"."""
    if i + 1 >= len(words):
        return False
    small = words.lower[i] in small_words("particles")
    return (words.capital(i + 1) and (small or words.texts[i] == "-")) or (small and words.texts[i + 1] == "-")


def continues_name(words: Words, i: int) -> bool:
    """Whether word `i` may stand inside a name that the model found."""
    small = words.lower[i] in small_words("particles") or words.lower[i] in small_words("suffixes")
    return words.capital(i) or small or words.texts[i] in ("-", '"', "'")


def is_of_a_body(words: Words, i: int) -> bool:
    """Whether word `i` begins a listed name, or ends the name of a body or building."""
    listed = names().at(words, i)
    return listed is not None or words.lower[i] in ends_of_bodies() or words.lower[i] in ends_of_sites()


@cache
def ends_of_sites() -> frozenset[str]:
    """Words that end the name of a street or building, so that "Queen Mary Hospital" and "Adam Street" are nobody."""
    tables = lexicon("sites")
    return frozenset(phrase.split()[-1] for kind in ("heads", "names_only") for phrase in tables["FAC"][kind])


@cache
def ends_of_bodies() -> frozenset[str]:
    """Words that end the name of a body, so that in "General Assembly" and "Prime Minister Office" nobody is named."""
    tables = lexicon("forces")
    kinds = (("MIL", "units"), ("MIL", "named_units"), ("MIL", "forces"), ("ORG", "bodies"), ("ORG", "named_bodies"))
    return frozenset(phrase.split()[-1] for label, kind in kinds for phrase in tables[label][kind])


@cache
def small_words(kind: str) -> frozenset[str]:
    """The particles ("von", "al") or suffixes ("Jr.") of names."""
    return frozenset(lexicon("people")[kind])
