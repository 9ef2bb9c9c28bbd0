"""In what two clauses differ that share most of their words: names, days, who did it, or nothing that matters."""

from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from annotations.analysis.echoes.counts import small_numbers
from annotations.analysis.echoes.lexicon import kind, name_key, seats, sense, stem, stems, tables, words
from annotations.analysis.echoes.statement import LIGHT, Statement

SPELLING = 85.0
"""RapidFuzz ratio from which two long words are one in two spellings."""
_RUN = 3
"""A thing spoken of is named by so many words at most."""
_BACK = {"would": "will", "could": "can", "might": "may"}
"""How "will", "can" and "may" sound in what somebody said."""
_MODALS = frozenset(["will", "shall", "can", "may", "should", "must", "ought", *_BACK])
_WITHIN = frozenset([" in", " at", " inside", " near", " from"])
_BEING = frozenset([" is", " are", " was", " were", " be", " been", " being"])
_JOINS = frozenset([" the", " of", " a", " an", " its", " their", " his", " her", " these", " those"])


def numeral(term: str) -> bool:
    """Whether a term is a number or a part of one."""
    return term[0] == "#" or term in _number_words()


@cache
def _number_words() -> frozenset[str]:
    units = {sense(stem(word)) for unit in tables()["units"] for word in unit.split() if word.isalpha()}
    large = {sense(stem(word)) for word in ("dozen", "hundred", "thousand", "million", "billion", "bn", "mn", "score")}
    return frozenset(units | large | {sense(stem(word)) for word in small_numbers()})


@lru_cache(maxsize=65536)
def tells(term: str) -> bool:
    """Whether a term tells what happened, or to what; no name, no number and nobody who merely takes part."""
    return term[0] not in "@~#" and not numeral(term) and kind(term) not in words("people", "all")


def told(a: Statement, common: Iterable[str]) -> int:
    """How many of the terms that two clauses share tell what happened, or to what."""
    return sum(tells(term) and a.terms[term] > LIGHT for term in common)


def without_numbers(a: Statement, b: Statement) -> float:
    """How much two clauses share but for their numbers and the words that turn them round, 0 to 1."""
    both = mine = theirs = 0.0
    for term, weight in a.terms.items():
        if not numeral(term) and term not in a.turners:
            mine += weight
            both += min(weight, b.terms.get(term, 0.0))
    for term, weight in b.terms.items():
        if not numeral(term) and term not in b.turners:
            theirs += weight
    return 2 * both / (mine + theirs) if both else 0.0


def extras(a: Statement, b: Statement) -> tuple[set[str], set[str]]:
    """The terms that only one of the two has; a word in another spelling and what turns it round left out."""
    mine, theirs = set(a.said - b.said - a.turners), set(b.said - a.said - b.turners)
    for one in tuple(mine):
        like = next((o for o in theirs if _spelt_alike(one, o)), None)
        if like:
            mine.remove(one)
            theirs.remove(like)
    return mine, theirs


def _spelt_alike(one: str, other: str) -> bool:
    if one[0] in "@~#" or other[0] in "@~#":
        return country(one) == country(other) != ""
    return min(len(one), len(other)) > 4 and ratio(one, other) >= SPELLING


@cache
def _seat_terms() -> dict[str, str]:
    found = {"@" + name_key(seat): country for seat, country in seats().items()}
    return found | {sense(stem(seat)): country for seat, country in seats().items()}


def country(term: str) -> str:
    """The country that a term names by itself or by its seat; "" for another term."""
    return term[1:] if term[0] == "~" else _seat_terms().get(term, "")


def names(statement: Statement, terms: Iterable[str]) -> set[str]:
    """Those of the terms that are names in the clause."""
    return {term for term in terms if term in statement.proper or country(term)}


def elsewhere(a: Statement, b: Statement, mine: set[str], theirs: set[str]) -> bool:
    """Whether each names somebody, some place, some time or the first of several where the other names another."""
    if a.days and b.days and not a.days & b.days:
        return True
    for line in (stems("little", "months"), stems("slots", "ranks")):
        if line & mine and line & theirs:
            return True
    if _contrary(a, b):
        return True
    one, other = a.places & a.said, b.places & b.said
    if one and other and not one & other:
        return True
    return any(
        bool(country(x)) == bool(country(y)) or _role(a, x) == _role(b, y) != ""
        for x in names(a, mine)
        for y in names(b, theirs)
    )


def _contrary(a: Statement, b: Statement) -> bool:
    """Whether one has "for" or "he" where the other has "against" or "she"."""
    mine, theirs = _small_words().intersection(a.row), _small_words().intersection(b.row)
    if not mine or not theirs or mine == theirs:
        return False
    return any(mine & {x, y} == {x} and theirs & {x, y} == {y} for x, y in _contraries())


@cache
def _contraries() -> frozenset[tuple[str, str]]:
    pairs = [tuple(" " + word for word in pair.split()) for pair in tables()["slots"]["contraries"]]
    return frozenset([(a, b) for a, b in pairs] + [(b, a) for a, b in pairs])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for pair in _contraries() for word in pair)


def same_words(a: Statement, b: Statement) -> bool:
    """Whether nothing that matters was put for something else, left out or added: then like wording is a repeat."""
    mine, theirs = extras(a, b)
    if (mine and theirs) or elsewhere(a, b, mine, theirs) or _modals(a) != _modals(b):
        return False
    if _hedges(a) != _hedges(b) or any(numeral(term) for term in mine | theirs):
        return False
    return all(_beside(a if t in mine else b, t) for t in (mine | theirs) & (a.proper | b.proper))


def _modals(statement: Statement) -> set[str]:
    return {_BACK.get(word[1:], word[1:]) for word in statement.row if word[1:] in _MODALS}


def _hedges(statement: Statement) -> frozenset[str]:
    plain = frozenset(word.strip() for word in statement.row)
    return plain & (words("slots", "hedges") | stems("slots", "hedges"))


def _beside(statement: Statement, term: str) -> bool:
    """Whether a name that one alone gives only makes a shared name fuller: "Ivan Orlov" and "Orlov"."""
    at = statement.row.index(term)
    near = (*statement.row[max(0, at - 1) : at], *statement.row[at + 1 : at + 2])
    return term[0] != "~" and any(other in statement.proper and other[0] != "~" for other in near)


def turned_about(a: Statement, b: Statement) -> bool:
    """Whether the same words stand with the doer and the sufferer exchanged: "guards attacked farmers"."""
    mine, theirs = _told_row(a), _told_row(b)
    return (
        len(mine) > 2
        and set(mine) == set(theirs)
        and mine[0] == theirs[-1]
        and mine[-1] == theirs[0]
        and _passive(a) == _passive(b)
        and not any(word in _WITHIN or word == " of" for word in (*a.row, *b.row))
    )


def _told_row(statement: Statement) -> list[str]:
    return [term for term in statement.row if statement.terms.get(term, 0.0) > LIGHT]


def _passive(statement: Statement) -> bool:
    return " by" in statement.row and not _BEING.isdisjoint(statement.row)


def same_thing_only(a: Statement, b: Statement, common: frozenset[str]) -> bool:
    """Whether all that two clauses share is one thing's name, and each says something else of it.

    "Contact with the two units", "the two units acted on their own".
    """
    telling = [term for term in common if a.terms[term] > LIGHT and not numeral(term) and term[0] not in "@~"]
    if not telling or len(telling) > _RUN or any(term in tables()["senses"] for term in telling):
        return False
    rests = a.said - common - a.turners and b.said - common - b.turners
    return bool(rests) and _run(a, common) and _run(b, common)


def _run(statement: Statement, common: frozenset[str]) -> bool:
    """Whether the shared terms of a clause stand together."""
    at = [i for i, term in enumerate(statement.row) if term in common and statement.terms[term] > LIGHT]
    return all(
        term in common or term in _JOINS or statement.terms.get(term) == LIGHT for term in statement.row[at[0] : at[-1]]
    )


def slot(a: Statement, b: Statement) -> str:
    """What differs when all else is the same: "who did it" or "where it was"; "" when it is neither.

    It must be a thing done once, by one: what is shared is a name or "the town", never "a town", and the verb is of
    those that only one can have done, or that happened in one place.
    """
    mine, theirs = extras(a, b)
    one, other = names(a, mine), names(b, theirs)
    if len(one) != 1 or len(other) != 1 or not _only_these(a, mine, one) or not _only_these(b, theirs, other):
        return ""
    name, rival = one.pop(), other.pop()
    roles = {_role(a, name), _role(b, rival)}
    shared = a.said & b.said
    if len(roles) != 1 or not (_definite(a, shared) and _definite(b, shared)):
        return ""
    role = roles.pop()
    line = {"doer": "doers", "place": "origins"}.get(role)
    verbs = {_verb(a, name, role), _verb(b, rival, role)}
    if not line or len(verbs) != 1 or not verbs <= _senses(line):
        return ""
    return "who did it" if role == "doer" else "where it was"


def _verb(statement: Statement, term: str, role: str) -> str:
    """What a name's bearer did, or what happened at the place: the nearest word that tells; "" when none does."""
    at = statement.row.index(term)
    row = statement.row[at + 1 :] if role == "doer" and " by" not in statement.row[:at] else statement.row[:at][::-1]
    return next((t for t in row if statement.terms.get(t, 0.0) > LIGHT and tells(t) and t[-2:] != "ly"), "")


@cache
def _senses(line: str) -> frozenset[str]:
    return frozenset(sense(word) for word in stems("slots", line)) | words("slots", line)


def _only_these(statement: Statement, extra: set[str], found: set[str]) -> bool:
    """Whether besides a name a clause alone says no more than whose men they were, or when."""
    return all(statement.terms[t] <= LIGHT or kind(t) in words("people", "all") for t in extra - found)


def _role(statement: Statement, term: str) -> str:
    """What a name is in its clause: "doer", "place" or ""."""
    at = statement.row.index(term)
    before = statement.row[at - 1] if at else ""
    if before in (" the", " a", " an") and at > 1:
        before = statement.row[at - 2]
    if before == " by":
        return "doer"
    if before in _WITHIN:
        return "place"
    opens = not any(tells(t) and statement.terms.get(t, 0.0) > LIGHT for t in statement.row[:at] if t[0] != " ")
    return "doer" if opens and _BEING.isdisjoint(statement.row) else ""


def _definite(statement: Statement, shared: frozenset[str]) -> bool:
    """Whether what is shared is one known thing: a name, "the raid", and nowhere "a raid"."""
    row = statement.row
    heads = [row[i - 1] for i, term in enumerate(row) if i and term in shared]
    return not {" a", " an"} & set(heads) and (
        any(head in (" the", " its", " this", " that", " their", " his") for head in heads)
        or not shared.isdisjoint(statement.proper)
    )


def definite(a: Statement, b: Statement) -> bool:
    """Whether two clauses speak of one known thing."""
    shared = a.said & b.said
    return _definite(a, shared) and _definite(b, shared)
