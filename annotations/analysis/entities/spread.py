"""Names that one place of an article explains are found all over it: acronyms, surnames, names seen only once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from annotations.analysis.entities.gazetteer import names as listed_names
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.proper_name import in_name
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

Page = tuple[Words, list[Candidate]]
"""A paragraph with the candidates kept in it, which don't overlap."""

_MISTAKEN = frozenset([Label.ORG, Label.GPE, Label.LOC, Label.NORP, Label.FAC])
_JOINTS = frozenset(["-", "of", "'s", ".", "(", '"', ":"])

Known = dict[str, list[tuple[str, Candidate]]]
"""By first word, the names to look for, the longest first, each with a candidate to copy."""
_BREAK = re.compile(r"[\s-]")

_NAMED = frozenset([Label.PERSON, Label.ORG, Label.MIL, Label.GPE, Label.LOC, Label.FAC, Label.VEHICLE, Label.WEAPON])
_ANYWHERE = frozenset([Label.PERSON, Label.ORG, Label.MIL, Label.GPE, Label.LOC])


def spread(pages: Sequence[Page]) -> list[Page]:
    """The pages with every further mention of the names that their candidates explain."""
    known: Known = defaultdict(list)
    pages = [(words, _persons_by_surname(kept, words, alone)) for alone in [_alone(pages)] for words, kept in pages]
    explained = _elected(pages) | _acronyms(pages) | _surnames(pages)
    for text in sorted(explained, key=len, reverse=True):
        known[_BREAK.split(text)[0]].append((text, explained[text]))
    return [(words, _apply(words, kept, known)) for words, kept in pages]


def _alone(pages: Iterable[Page]) -> frozenset[str]:
    """Capitalised words that stand somewhere between words without a capital, and begin no sentence."""
    found = set()
    for words, _ in pages:
        for i in range(1, len(words) - 1):
            if words.capital(i) and not any(in_name(words, k) or words.texts[k] in _JOINTS for k in (i - 1, i + 1)):
                found.add(words.texts[i])
    return frozenset(found)


def _persons_by_surname(kept: list[Candidate], words: Words, alone: frozenset[str]) -> list[Candidate]:
    """`kept`, where a name that the model took for a body or place is a person's if its last word also stands alone.

    People are named by the last word of their name ("Marit Roe … Roe said"), bodies and places hardly ever.
    """
    return [
        one._replace(label=Label.PERSON, name=text)
        if one.rank == Rank.MODEL
        and one.label in _MISTAKEN
        and 2 <= len((text := words.text[one.start : one.end]).split()) <= 3
        and text.replace(" ", "").isalpha()
        and text.split()[-1] in alone
        and not any(word.lower() in nations() or word.islower() for word in text.split())
        else one
        for one in kept
    ]


def _acronyms(pages: Iterable[Page]) -> dict[str, Candidate]:
    """Acronyms given in brackets behind a name: "Syrian Democratic Forces (SDF)"."""
    found: dict[str, Candidate] = {}
    for words, kept in pages:
        behind = {one.end: one for one in kept if one.label in _NAMED and one.label is not Label.PERSON}
        for i in range(1, len(words) - 2):
            if words.texts[i] == "(" and words.texts[i + 2] == ")" and _is_acronym(words.texts[i + 1]):
                one = behind.get(words.ends[i - 1])
                if one and stands_for(words.texts[i + 1], words.text[one.start : one.end]):
                    found[words.texts[i + 1]] = one
    return found


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 10 and sum(c.isupper() for c in text) >= 2 and text.replace("-", "").isalnum()


def stands_for(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` come one after another in `name`, the first of them first in a word."""
    letters, rest = acronym.lower().replace("-", "").replace(".", ""), name.lower()
    if not any(word.startswith(letters[0]) for word in rest.split()):
        return False
    place = -1
    for letter in letters:
        place = rest.find(letter, place + 1)
        if place < 0:
            return False
    return True


def surname(name: str) -> str:
    """The last word of a name with at least two words, suffixes and single letters left aside; else ""."""
    parts = [part for part in name.split() if part.strip(".").lower() not in ("jr", "sr", "ii", "iii", "iv")]
    return parts[-1] if len(parts) > 1 and len(parts[-1]) > 2 else ""


def _surnames(pages: Iterable[Page]) -> dict[str, Candidate]:
    found = {}
    for _, kept in pages:
        for one in kept:
            if one.label is Label.VEHICLE and one.name and one.name[0].isupper():
                found[one.name] = one  # a ship without its prefix: "Hopper"
            elif one.label is Label.PERSON and not one.nominal:
                last = surname(one.name)
                bare = last.removeprefix("al-").removeprefix("Al-")
                for form in {last, bare}:
                    if form and form[0].isupper() and form.lower() not in nations():
                        found[form] = one._replace(name=form, title="")
    return found


def _elected(pages: Iterable[Page]) -> dict[str, Candidate]:
    """For each name, the type that most speaks for: a listed name outweighs all rules, and a rule ten guesses."""
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    examples: dict[tuple[str, Label], Candidate] = {}
    weights = {Rank.GUESS: 1, Rank.MODEL: 1, Rank.RULE: 10, Rank.LISTED: 1000}
    for words, kept in pages:
        for one in kept:
            text = one.name if one.label is Label.PERSON else words.text[one.start : one.end]
            if one.label in _ANYWHERE and not one.nominal and text[:1].isupper() and len(text) > 2 and "\n" not in text:
                votes[text][one.label] += weights[one.rank]
                examples.setdefault((text, one.label), one)
    return {text: examples[text, labels.most_common(1)[0][0]] for text, labels in votes.items()}


def _apply(words: Words, kept: list[Candidate], known: Known) -> list[Candidate]:
    """`kept` with the types of its names corrected and the missing mentions added."""
    if known.keys().isdisjoint(words.texts):
        return kept
    owner: dict[int, int] = {}
    for number, one in enumerate(kept):
        owner.update(dict.fromkeys(range(one.start, one.end), number))
    changed: dict[int, Candidate | None] = {}
    added: list[Candidate] = []
    for i, word in enumerate(words.texts):
        for text, one in known.get(word, ()):
            start, end = words.starts[i], words.starts[i] + len(text)
            if not words.text.startswith(text, start) or (end < len(words.text) and words.text[end].isalnum()):
                continue
            over = {owner[k] for k in range(start, end) if k in owner}
            if not over:
                if not (listed_names().at(words, i) and one.rank == Rank.MODEL):
                    added.append(one._replace(start=start, end=end, name=_name(one, text), title="", owner=""))
                    owner.update(dict.fromkeys(range(start, end), -1))
            elif len(over) == 1 and -1 not in over:
                number = over.pop()
                here = kept[number]
                if (here.start, here.end) == (start, end) and here.rank < Rank.LISTED and here.label is not one.label:
                    changed[number] = here._replace(label=one.label, name=_name(one, text), rank=one.rank)
            break
    return sorted([*(changed.get(number) or one for number, one in enumerate(kept)), *added])


def _name(one: Candidate, text: str) -> str:
    """The name a further mention bears: a person's as written, a listed thing's in its usual form."""
    return text if one.label is Label.PERSON else one.name
