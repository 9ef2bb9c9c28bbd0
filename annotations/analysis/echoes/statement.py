"""A claim taken apart: clause by clause, what it speaks of, how many, who they were, and whether it says so or not."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from annotations.analysis.echoes.counts import Count, counts, small_numbers
from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.lexicon import name_key, phrases, sense, stem, stems, words
from annotations.analysis.echoes.people import involved, people_of
from annotations.analysis.entities.gazetteer import nations

TOKEN = re.compile(
    r"[^\W\d_]+-?\d+[\w-]*|\d+(?:st|nd|rd|th)\b|\d+[:.]\d\d\b|\d+(?:,\d{3})*(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|[,;:.!?…—–]"
)
"""A name with its number, an ordinal, a time, a number, a word with its hyphens, or a sign that parts clauses."""

NAME, NATION, WORD, LIGHT = 1.6, 1.0, 1.0, 0.35
"""How much each sort of term says of what a claim is about."""
_ENDS = frozenset(";:.!?…—–")
_TURNS = frozenset(["but", "although", "though", "while", "whereas", "because", "since"])


class Statement(msgspec.Struct, frozen=True):
    """One clause of a claim.

    Attributes:
        text: its words.
        terms: what it speaks of → how much that says; names, senses and stems.
        weight: how much it says in all.
        order: its names and countries in the order they stand, the doer first.
        places: its places that are no countries.
        denies: it is turned round, an odd number of times.
        denies_counts: the same without the words that count none, as in "no losses".
        counts: its numbers.
        who: the countries whose people those it speaks of are said to be, and the words that say so.
        involved: the country that had a part in it, or none when it denies; "" when that is not what it says.
    """

    text: str
    terms: dict[str, float]
    weight: float
    order: tuple[str, ...]
    places: frozenset[str]
    denies: bool
    denies_counts: bool
    counts: tuple[Count, ...]
    who: frozenset[str]
    who_words: str = ""
    involved: str = ""


def statements(claim: Heard) -> tuple[Statement, ...]:
    """The clauses of a claim that say something, in order."""
    found = [_statement(clause, claim) for clause in _clauses(_read(TOKEN.findall(claim.content)))]
    return tuple(one for one in found if one.counts or one.who or one.involved or one.weight >= 2 * LIGHT)


class Word(str):
    """A word as it is read, with the words of the text that it stands for."""

    shown: str


def _read(tokens: list[str]) -> list[Word]:
    """The tokens with each listed phrase as one word."""
    read: list[Word] = []
    i = 0
    while i < len(tokens):
        for *phrase, meant in phrases().get(tokens[i].lower(), ()):
            if [token.lower() for token in tokens[i : i + len(phrase)]] == phrase:
                read.append(_word(meant, " ".join(tokens[i : i + len(phrase)])))
                i += len(phrase)
                break
        else:
            read.append(_word(tokens[i], tokens[i]))
            i += 1
    return read


def _word(read: str, shown: str) -> Word:
    word = Word(read)
    word.shown = shown
    return word


def _clauses(tokens: Sequence[Word]) -> Iterator[list[Word]]:
    """Parted at full stops, at "but" and the like, and where "and" or a comma begins a clause with a new subject."""
    clause: list[Word] = []
    for i, token in enumerate(tokens):
        lower = token.lower()
        following = [t.lower() for t in tokens[i + 1 : i + 3]]
        joined = (lower in ("and", ",") and following[:1] == ["that"]) or (
            lower == "and" and tokens[i - 1 : i] == [","]
        )
        counted = lower == "," and following[:1] == ["and"] and following[1:2] in (["that"], ["none"], ["no"])
        if (token in _ENDS or lower in _TURNS or joined or counted) and len(clause) > 1:
            yield clause
            clause = []
            continue
        clause.append(token)
    if clause:
        yield clause


def _statement(tokens: list[Word], claim: Heard) -> Statement:
    name_words = {word.lower() for name in claim.names for word in TOKEN.findall(name)}
    place_words = {"@" + name_key(word) for name in claim.places for word in TOKEN.findall(name)}
    lower = [token.lower().replace("’", "'") for token in tokens]
    terms: dict[str, float] = {}
    order: list[str] = []
    passive = False
    for i, (token, word) in enumerate(zip(tokens, lower, strict=True)):
        found = _term(token, word, name_words)
        if found:
            term, weight = found
            terms[term] = max(weight, terms.get(term, 0.0))
            if weight == NAME or term.startswith("~"):
                order.append(term)
        passive = passive or (word == "by" and i > 0 and lower[i - 1].endswith(("ed", "en", "wn", "ck")))
    who, first, last = people_of(tokens, lower)
    found_counts = tuple(counts(tokens))
    turns, nones = sum(_turns(lower)), sum(count.high == 0 for count in found_counts)
    return Statement(
        text=_joined(tokens),
        terms=terms,
        weight=sum(terms.values()),
        order=tuple(dict.fromkeys(reversed(order) if passive else order)),
        places=frozenset(order) & place_words,
        denies=claim.negated != (turns % 2 == 1),
        denies_counts=claim.negated != ((turns - nones) % 2 == 1),
        counts=found_counts,
        who=who,
        who_words=_joined(tokens[first:last]),
        involved=involved(lower, claim) if "involve" in terms else "",
    )


def _term(token: str, word: str, name_words: set[str]) -> tuple[str, float] | None:
    """What a word stands for and how much it says; None for a word that says nothing."""
    nation = nations().get(word.removesuffix("'s")) if token[:1].isupper() else None
    if nation:
        return "~" + nation, NATION
    plain = word.removesuffix("'s")
    if plain in words("little", "none") or not token[0].isalnum() or len(plain) == 1:
        return None
    if word in name_words and token[0].isupper():
        return "@" + name_key(token.removesuffix("'s").removesuffix("’s")), NAME
    if token[0].isdigit() or plain in small_numbers():
        return f"#{small_numbers().get(plain, plain)}", WORD
    stemmed = stem(plain)
    if stemmed in stems("little", "light"):
        return stemmed, LIGHT
    return sense(stemmed), WORD


def _turns(lower: Sequence[str]) -> Iterator[bool]:
    """Which words turn the statement round; "not … nor …" and "no" before a number's noun turn it once."""
    pairs = frozenset(["nor", "neither"])
    turned = False
    for i, word in enumerate(lower):
        if word.endswith("n't") or (word in words("negation", "words") and lower[i + 1 : i + 2] != ["only"]):
            if word in pairs and turned:
                continue
            turned = True
            yield True


def _joined(tokens: Sequence[Word]) -> str:
    """The words of the text as a phrase."""
    return re.sub(r" ([,;:.!?…])", r"\1", " ".join(token.shown for token in tokens)).strip(" ,;:")
