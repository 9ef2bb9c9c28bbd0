"""A claim taken apart: clause by clause, what it speaks of, how many, who they were, and whether it says so or not."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from annotations.analysis.echoes.counts import Count, counts, small_numbers
from annotations.analysis.echoes.figures import Figure, figures
from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.lexicon import name_key, phrases, sense, stem, stems, words
from annotations.analysis.echoes.mood import Mood, denied, mood, part, turns
from annotations.analysis.echoes.people import involved, people_of
from annotations.analysis.entities.gazetteer import nations

TOKEN = re.compile(
    r"[^\W\d_]+-?\d+[\w-]*|\d+(?:st|nd|rd|th)\b|\d+[:.]\d\d\b|\d+/\d+|\d+(?:,\d{3})*(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|[,;:.!?…—–%$€£₽₴]"
)
"""A name with its number, an ordinal, a time, a number, a word with its hyphens, or a sign that parts or measures."""

NAME, NATION, WORD, LIGHT = 1.6, 1.0, 1.0, 0.35
"""How much each sort of term says of what a claim is about."""
_ENDS = frozenset(";:.!?…—–")
_TURNS = frozenset(["but", "although", "though", "while", "whereas", "because", "since"])


class Setting(NamedTuple):
    """Where and when it was, as far as a claim says so: places, countries and days."""

    places: frozenset[str]
    within: frozenset[str]
    days: frozenset[str]


class Statement(msgspec.Struct, frozen=True):
    """One clause of a claim.

    Attributes:
        text: its words.
        terms: what it speaks of → how much that says; names, senses and stems.
        said: the terms alone.
        weight: how much it says in all.
        order: its names and countries in the order they stand, the doer first.
        places: its places that are no countries; those of the claim when it names none.
        within: likewise the countries that it says it was in.
        days: likewise its dates, "3 jun", and days of the week.
        mood: whether it states what it says.
        future: it says what will be.
        denies: it is turned round, an odd number of times.
        denied: the terms that are turned round.
        denies_counts: its numbers are turned round; words that count none, as in "no losses", do not.
        counts: its numbers.
        row: its words in order, each as its term; one that is none has a space before it: " the".
        proper: the terms that are written as names, known or not.
        turners: the terms of the words that turn it round: "refuse".
        figures: its numbers with what is measured among them.
        who: the countries whose people those it speaks of are said to be, and the words that say so.
        involved: the country that had a part in it, or none when it denies; "" when that is not what it says.
    """

    text: str
    terms: dict[str, float]
    said: frozenset[str]
    weight: float
    order: tuple[str, ...]
    places: frozenset[str]
    within: frozenset[str]
    days: frozenset[str]
    mood: Mood
    future: bool
    denies: bool
    denied: frozenset[str]
    denies_counts: bool
    counts: tuple[Count, ...]
    row: tuple[str, ...]
    proper: frozenset[str]
    turners: frozenset[str]
    figures: tuple[Figure, ...]
    who: frozenset[str]
    who_words: str = ""
    involved: str = ""


def statements(claim: Heard) -> tuple[Statement, ...]:
    """The clauses of a claim that say something, in order."""
    read = _read(TOKEN.findall(claim.content))
    lower = [token.lower() for token in read]
    places = frozenset("@" + name_key(word) for name in claim.places for word in TOKEN.findall(name))
    whole = Setting(places, _within(lower), _days(lower))
    found = [_statement(clause, end, claim, whole) for clause, end in _clauses(read)]
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


def _clauses(tokens: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
    """Each clause with the word that ends it.

    Parted at full stops, at "but" and the like, and where "and" or a comma begins a clause with a new subject.
    """
    clause: list[Word] = []
    for i, token in enumerate(tokens):
        lower = token.lower()
        following = [t.lower() for t in tokens[i + 1 : i + 3]]
        joined = (lower in ("and", ",") and following[:1] == ["that"]) or (
            lower == "and" and tokens[i - 1 : i] == [","]
        )
        counted = lower == "," and following[:1] == ["and"] and following[1:2] in (["that"], ["none"], ["no"])
        if lower == "." and clause[-1:] and clause[-1].lower() in words("little", "months"):
            continue  # "Jan. 10"
        if (token in _ENDS or lower in _TURNS or joined or counted) and len(clause) > 1:
            yield clause, token
            clause = []
            continue
        clause.append(token)
    if clause:
        yield clause, ""


def _statement(tokens: list[Word], end: str, claim: Heard, whole: Setting) -> Statement:
    name_words = {word.lower() for name in claim.names for word in TOKEN.findall(name)}
    place_words = whole.places
    lower = [token.lower().replace("’", "'") for token in tokens]
    terms: dict[str, float] = {}
    order: list[str] = []
    passive = False
    turned = turns(lower)
    scope, denied_terms = denied(lower, turned, claim.negated), set()
    row: list[str] = []
    for i, (token, word) in enumerate(zip(tokens, lower, strict=True)):
        found = _term(token, word, name_words)
        if found:
            term, weight = found
            terms[term] = max(weight, terms.get(term, 0.0))
            if i in scope:
                denied_terms.add(term)
            if weight == NAME or term.startswith("~"):
                order.append(term)
        row.append(found[0] if found else _spaced(word))
        passive = passive or (word == "by" and i > 0 and lower[i - 1].endswith(("ed", "en", "wn", "ck")))
    who, first, last = people_of(tokens, lower)
    found_counts = tuple(counts(tokens))
    near = {i for count in found_counts for i in part(lower, count.at)}
    none = [i for count in found_counts if count.high == 0 for i in range(count.at, count.at + 3)]
    counts_turned = sum(i in near and i not in none for i in turned)
    return Statement(
        text=_joined(tokens),
        terms=terms,
        said=frozenset(terms),
        weight=sum(terms.values()),
        order=tuple(dict.fromkeys(reversed(order) if passive else order)),
        places=frozenset(order) & place_words or whole.places,
        within=_within(lower) or whole.within,
        days=_days(lower) or whole.days,
        mood=mood(tokens, lower, end),
        future="will" in lower or "won't" in lower or "shall" in lower,
        denies=claim.negated != (len(turned) % 2 == 1),
        denied=frozenset(denied_terms),
        denies_counts=claim.negated != (counts_turned % 2 == 1),
        counts=found_counts,
        row=tuple(row),
        proper=_proper(tokens, row, terms),
        turners=frozenset(row[i] for i in turned if row[i] in terms),
        figures=figures(tokens, lower),
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
        return f"#{small_numbers().get(plain, plain.replace(',', ''))}", WORD
    stemmed = stem(plain)
    if stemmed in stems("little", "light"):
        return stemmed, LIGHT
    return sense(stemmed), WORD


@lru_cache(maxsize=65536)
def _spaced(word: str) -> str:
    """A word that is no term, as a row has it."""
    return " " + word


def _proper(tokens: Sequence[str], row: Sequence[str], terms: dict[str, float]) -> frozenset[str]:
    """The terms written as names; in a headline every word has its capital, and only known names are any."""
    known = {term for term in terms if term[0] in "@~"}
    told = [i for i, term in enumerate(row) if terms.get(term, 0) > LIGHT and term[0] != "#"]
    capital = {row[i] for i in told if i and tokens[i][:1].isupper()}
    small = {row[i] for i in told if tokens[i][:1].islower()}
    return frozenset(known | capital - small if len(capital) <= max(1, 2 * len(small)) else known)


def _within(lower: Sequence[str]) -> frozenset[str]:
    """The countries after "in" and the like."""
    after = (lower[i].removesuffix("'s") for i in range(1, len(lower)) if lower[i - 1] in ("in", "inside", "across"))
    return frozenset(nations()[word] for word in after if word in nations() and nations()[word].lower() == word)


def _days(lower: Sequence[str]) -> frozenset[str]:
    """The dates and the days of the week that are named: "3 jun" for "June 3", "3 June" and "Jun. 3rd"."""
    found = set(words("little", "weekdays").intersection(lower))
    for i, word in enumerate(lower):
        if word in words("little", "months"):
            near = (*lower[max(0, i - 1) : i], *lower[i + 1 : i + 3])
            number = next((n.rstrip("stndrh") for n in near if n[:1].isdigit() and len(n.rstrip("stndrh")) < 3), "")
            if number:
                found.add(f"{number} {word[:3]}")
    return frozenset(found)


def _joined(tokens: Sequence[Word]) -> str:
    """The words of the text as a phrase."""
    return re.sub(r" ([,;:.!?…])", r"\1", " ".join(token.shown for token in tokens)).strip(" ,;:")
