"""Places by their head noun: buildings and works ("Mosul Dam", "the checkpoint") and land ("the village")."""

from collections.abc import Iterator
from functools import cache

from annotations.analysis.entities.gazetteer import names
from annotations.analysis.entities.head_words import heads
from annotations.analysis.entities.noun_phrase import left_edge
from annotations.analysis.entities.phrases import Phrases, lexicon, with_plurals
from annotations.analysis.entities.proper_name import in_name
from annotations.analysis.entities.words import Candidate, Words
from annotations.analysis.model import Label

_NAME_FIRST = frozenset(["lake", "mount", "cape", "camp", "fort"])
_ARTICLES = frozenset(["al", "ar", "as", "az", "el"])


def find(words: Words) -> Iterator[Candidate]:
    """Sites and land: "Tabqa Dam", "a railway bridge", "Lake Ladoga", "the village"."""
    for i, j, (label, in_names_only) in heads(words, _heads()):
        named = words.capital(j - 1) and not (words.begins(i) and j - i == 1)
        start = left_edge(words, i)
        if named:
            start = max((k + 1 for k in range(start, i) if not _in_site_name(words, k)), default=start)
        if not named and (in_names_only or (label is Label.LOC and _is_told_by_name(words, start, i, j))):
            continue
        if start == i and (
            in_names_only or not (_pointed_at(words, i) or j - i > 1 or words.tags[j - 1] in ("NNS", "NNPS"))
        ):
            continue
        yield words.candidate(start, j, label, nominal=not named)
    yield from _after_cues(words)


@cache
def _heads() -> Phrases[tuple[Label, bool]]:
    tables = lexicon("sites")
    entries: dict[str, tuple[Label, bool]] = {}
    for label in (Label.FAC, Label.LOC):
        for phrase in with_plurals(tables[label]["heads"], {}):
            entries.setdefault(phrase, (label, False))
        for phrase in tables[label]["names_only"]:
            entries.setdefault(phrase, (label, True))
    return Phrases(entries.items())


def _in_site_name(words: Words, i: int) -> bool:
    return in_name(words, i) or words.texts[i] == "-" or _article(words, i)


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(lexicon("sites")["LOC"][kind])


@cache
def _pointers() -> frozenset[str]:
    return frozenset([*lexicon("grammar")["pointers"], "a", "an"])


def _pointed_at(words: Words, i: int) -> bool:
    return i > 0 and words.lower[i - 1] in _pointers()


def _is_told_by_name(words: Words, start: int, i: int, j: int) -> bool:
    """Whether a place's name stands beside the noun and says all: "the village of Kozinka", "Belgorod region"."""
    if j + 1 < len(words) and words.lower[j] == "of" and words.capital(j + 1):
        return True
    return start < i and any(
        (found := names().at(words, k)) and found[0] == i and found[1].label in (Label.GPE, Label.LOC)
        for k in range(start, i)
    )


def _after_cues(words: Words) -> Iterator[Candidate]:
    """A name that its neighbours tell to be a place: "near Tall Kayf", "village of Qasr", "rebel-held Saraqib"."""
    for i in range(len(words) - 1):
        lower = words.lower[i]
        if lower in _NAME_FIRST and words.capital(i) and in_name(words, i + 1):
            yield words.candidate(i, _run(words, i + 1), Label.LOC)
            continue
        if lower in _cues("before") or (lower in _cues("holding") and i > 0 and words.texts[i - 1] == "-"):
            first = i + 1
        elif lower in _cues("before_of") and words.lower[i + 1] == "of":
            first = i + 2
        else:
            continue
        end = _run(words, first)
        if first < end and not names().at(words, first):
            yield words.candidate(first, end, Label.GPE)


def _run(words: Words, i: int) -> int:
    """Where the capitalised words that begin at word `i` end."""
    end = i
    while end < len(words) and (in_name(words, end) or (words.texts[end] == "-" and end > i) or _article(words, end)):
        end += 1
    while end > i and words.texts[end - 1] == "-":
        end -= 1
    return end


def _article(words: Words, i: int) -> bool:
    return words.lower[i] in _ARTICLES and i + 1 < len(words) and words.texts[i + 1] == "-"
