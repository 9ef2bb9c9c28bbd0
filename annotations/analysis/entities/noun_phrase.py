"""Where a noun phrase begins: the adjectives and nouns before its head."""

import re
from functools import cache

from annotations.analysis.entities.phrases import lexicon, plural
from annotations.analysis.entities.words import Words

_MODIFIERS = frozenset(["JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "HYPH", "AFX", "ADD", "GW"])
_ORDINAL = re.compile(r"(?i)\d+(?:st|nd|rd|th)")
LONGEST = 8
"""Words and hyphens before a head: no description of forces or weapons in the news is longer."""


@cache
def _lexicon(kind: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")[kind])


@cache
def _not_modifiers() -> frozenset[str]:
    dates = lexicon("numbers")
    calendar = (word.lower() for kind in ("months", "weekdays", "days") for word in dates[kind])
    return frozenset([*lexicon("grammar")["not_modifiers"], *calendar])


def left_edge(words: Words, head: int) -> int:
    """The first word of the phrase whose head is word `head`: adjectives, nouns, ordinals and participles before it.

    Determiners, counts and words that only compare ("other", "several") stay outside. Without a tagger only
    capitalised words and what hangs on them by a hyphen count.
    """
    start = head
    while start > 0 and head - start < LONGEST and _modifies(words, start - 1):
        start -= 1
    while start < head and (words.texts[start] == "-" or _is_loose_participle(words, start)):
        start += 1
    return start


def _is_loose_participle(words: Words, i: int) -> bool:
    """Whether a participle at the front tells a deed ("trained and equipped forces") more than a kind ("armed")."""
    is_participle = words.tags[i] in ("VBN", "VBG") and words.texts[i + 1] != "-"
    return is_participle and words.lower[i] not in _lexicon("participles")


def _modifies(words: Words, i: int) -> bool:
    text, lower = words.texts[i], words.lower[i]
    if text == "-":
        return i > 0 and words.texts[i - 1][-1:].isalnum() and words.ends[i - 1] == words.starts[i]
    after_hyphen = i > 0 and words.texts[i - 1] == "-"
    before_hyphen = i + 1 < len(words) and words.texts[i + 1] == "-" and words.starts[i + 1] == words.ends[i]
    if not text[0].isalnum() or (lower in _not_modifiers() and not before_hyphen):
        return False
    if _ORDINAL.fullmatch(text):
        return True
    if not words.tagged:
        return text[:1].isupper() or after_hyphen or before_hyphen
    return _tag_modifies(words, i, before_hyphen, after_hyphen)


def _tag_modifies(words: Words, i: int, before_hyphen: bool, after_hyphen: bool) -> bool:
    tag = words.tags[i]
    if before_hyphen:
        return tag not in ("CD", "DT")
    if tag == "VBN" and i > 0 and words.lower[i - 1] in _lexicon("auxiliaries"):
        return False  # "have captured soldiers": a verb, not a description
    if tag == "NNS" and words.lower[i] in _members():
        return False  # "calls the fighters rebels": who they are does not describe what they are called
    return tag in _MODIFIERS or (after_hyphen and tag in ("VBG", "VBD", "RB", "IN"))


@cache
def _members() -> frozenset[str]:
    """Plurals for people: "fighters", "officials", "residents"."""
    tables = lexicon("forces")
    nouns = (*tables["MIL"]["fighters"], *tables["ORG"]["civilians"], *tables["ORG"]["collectives"])
    return frozenset(tables["plurals"].get(noun) or plural(noun) for noun in nouns)
