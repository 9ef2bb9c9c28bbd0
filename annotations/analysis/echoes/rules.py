"""Two clauses side by side, each rule a function from the pair to what it finds; the first one that finds decides."""

from typing import NamedTuple

from rapidfuzz.fuzz import ratio, token_sort_ratio

from annotations.analysis.echoes.difference import (
    definite,
    elsewhere,
    extras,
    same_thing_only,
    same_words,
    slot,
    told,
    turned_about,
    without_numbers,
)
from annotations.analysis.echoes.figures import Likeness, liken
from annotations.analysis.echoes.lexicon import opposites, stems, words
from annotations.analysis.echoes.mood import Mood
from annotations.analysis.echoes.relation import Finding, Relation
from annotations.analysis.echoes.same_count import compare_counts, differ, parted
from annotations.analysis.echoes.statement import LIGHT, NAME, WORD, Statement

SAME_WORDS, ALIKE, IN_ORDER = 92.0, 84.0, 70.0
"""RapidFuzz token_sort_ratio from which two wordings are one; the lower one where they also share their senses; and
the ratio of the two as they stand."""
ALL_ELSE, NEARLY_ALL, ENOUGH = 0.8, 0.95, 3
"""How much of the rest two clauses must share for two numbers in them to be of one thing; the higher one where neither
place nor name tells that they are; and how many words, names and dates must tell what the numbers are of."""
REPEATS, REWORDS, ONE_WORD, TURNED, TURNED_ONE, OPPOSED = 0.86, 0.54, 0.64, 0.6, 0.8, 0.4
"""How much two clauses must share, 0 to 1: to repeat, to reword (more when only one word tells what happened), to
conflict by a "not" alone (likewise more), or by an opposite."""


class Pair(NamedTuple):
    """Two clauses with how much they share.

    Attributes:
        share: 0 to 1; a short clause that stands within a long one shares more.
        even: 0 to 1, as if both were to say all that the other says.
        told: the weight of the words they share that tell what happened: no names, no countries, none that say little.
        strong: the same with the weight of one name, when they share any.
        near: their articles tell of the same place at the same time.
        grounded: near, or both name something that is the same.
        apart: their articles are so far apart in time that what has changed since is no conflict.
    """

    a: Statement
    b: Statement
    share: float
    even: float
    told: float
    strong: float
    near: bool
    grounded: bool
    apart: bool

    @property
    def named(self) -> bool:
        """Whether both name something that is the same."""
        return any(term[0] == "@" for term in self.a.said & self.b.said)

    @property
    def stated(self) -> bool:
        """Whether both state what they say, and neither asks or wishes."""
        return self.a.mood is self.b.mood is Mood.STATES


def relate(a: Statement, b: Statement, near: bool, apart: bool = False) -> Finding | None:
    """How two clauses stand to each other.

    `near` when their articles tell of the same place at the same time, `apart` when they are known to be of quite
    another time.
    """
    common = a.said & b.said
    framed = (a.counts and b.counts) or (a.who and b.who) or (a.involved and b.involved)
    if not framed and len(common) < 3 and 2 * len(common) * NAME < OPPOSED * (a.weight + b.weight):
        return None  # most pairs end here: so few terms are too little, even if all were names
    share, even, told, strong = _shared(a, b, common)
    if share < OPPOSED and not framed:
        return None
    pair = Pair(a, b, share, even, told, strong, near, near or any(term[0] == "@" for term in common), apart)
    counted = compare_counts(a, b, share) if pair.grounded and a.counts and b.counts else None
    if counted and counted.relation is Relation.CONFLICTS:
        return None if apart else _unless_asked(pair, counted)
    for rule in (_people, _part) if share < OPPOSED else _RULES:
        found = rule(pair)
        if found:
            return _unless_asked(pair, found)
    return counted or _reworded(pair)


def _unless_asked(pair: Pair, found: Finding) -> Finding | None:
    """A conflict takes two statements: "were they Georgians?", "if they were Georgians" contradict nothing."""
    asks = Mood.ASKS in (pair.a.mood, pair.b.mood)
    return None if asks and found.relation is Relation.CONFLICTS else found


def _shared(a: Statement, b: Statement, common: frozenset[str]) -> tuple[float, float, float, float]:
    """How much of the two is the same: `share`, `even`, `told` and `strong` of `Pair`."""
    both = told = name = 0.0
    for term in common:
        weight = min(a.terms[term], b.terms[term])
        both += weight
        if weight == NAME:
            name = NAME
        elif weight > LIGHT and term[0] != "~":
            told += weight
    if not both:
        return 0.0, 0.0, 0.0, 0.0
    dice = 2 * both / (a.weight + b.weight)
    share = (dice + both / min(a.weight, b.weight)) / 2 if told >= 2 * WORD and told + name >= 2 * NAME else dice
    return share, dice, told, told + name


def _people(pair: Pair) -> Finding | None:
    """Whose people they were: "they were Georgians", "the gunmen were all Armenian citizens"."""
    a, b = pair.a, pair.b
    if not (pair.near and a.who and b.who):
        return None
    differs = f"{a.who_words} / {b.who_words}"
    if a.denies != b.denies:
        return Finding(Relation.CONFLICTS, 0.75, (f"negation: {differs}",)) if a.who == b.who else None
    if a.who & b.who:
        same = a.who == b.who and pair.share < REPEATS
        return Finding(Relation.REWORDS, max(0.7, pair.share)) if same else None
    return None if a.denies else Finding(Relation.CONFLICTS, 0.8, (differs,))


def _part(pair: Pair) -> Finding | None:
    """A country's part in it: "Georgia had nothing to do with it", "Tbilisi organised the raid"."""
    a, b = pair.a, pair.b
    if not (pair.near and a.involved and a.involved == b.involved) or pair.share >= REPEATS:
        return None
    if a.denies == b.denies:
        return Finding(Relation.REWORDS, max(0.6, pair.share))
    return Finding(Relation.CONFLICTS, 0.7, (f"the part of {a.involved}: {a.text} / {b.text}",))


def _telling(pair: Pair) -> bool:
    """Whether enough is shared to speak of one thing, when neither numbers nor people say so."""
    return pair.told >= WORD and pair.strong >= (2 if pair.grounded else 3) * WORD


def _both_state(pair: Pair) -> bool:
    """Whether both state, or both deny, something of the same time."""
    return pair.a.denies == pair.b.denies and pair.a.future == pair.b.future and pair.stated


def _measured(pair: Pair) -> Finding | None:
    """The same but for a number: "prices rose by four percent", "prices rose by nine percent"."""
    a, b = pair.a, pair.b
    if not (a.figures and b.figures) or not _both_state(pair) or pair.apart:
        return None
    two = liken(a.figures, b.figures)[1]
    if two is None or parted(a, b) or (two[0].of in words("numbers", "daily") and not a.days & b.days):
        return None
    if without_numbers(a, b) < (ALL_ELSE if pair.grounded else NEARLY_ALL) or elsewhere(a, b, *extras(a, b)):
        return None
    one_place, one_thing = bool(a.proper & b.proper), definite(a, b)
    if not (two[0].measured or pair.grounded or one_place or one_thing):
        return None
    if told(a, a.said & b.said) + one_place + one_thing + bool(_months(pair)) < ENOUGH:
        return None
    return Finding(Relation.CONFLICTS, without_numbers(a, b), (f"{two[0].words} / {two[1].words}",))


def _months(pair: Pair) -> frozenset[str]:
    """The months and days of the week that both name."""
    return pair.a.said & pair.b.said & (stems("little", "months") | stems("little", "weekdays"))


def _denied(pair: Pair) -> Finding | None:
    """The same but for a "not": "the bridge was hit", "no bridge was hit".

    Both must state it, of the same time, and what the "not" turns round must be what they share.
    """
    a, b = pair.a, pair.b
    if a.denies == b.denies or a.future != b.future or not pair.stated or pair.share < OPPOSED:
        return None
    mine, theirs = extras(a, b)
    if elsewhere(a, b, mine, theirs) or liken(a.figures, b.figures)[0] is Likeness.OTHERS:
        return None
    if same_thing_only(a, b, a.said & b.said) or (pair.apart and not pair.named):
        return None
    turned = (a if a.denies else b).denied
    shared = any(a.terms[term] > LIGHT and term[0] not in "~@" for term in turned & a.said & b.said)
    if not shared or not (_denied_alike(pair, mine, theirs) or _denied_alone(pair, mine, theirs)):
        return None
    return Finding(Relation.CONFLICTS, pair.share, (f"negation: {a.text} / {b.text}",))


def _denied_alike(pair: Pair, mine: set[str], theirs: set[str]) -> bool:
    """Whether enough is shared for one "not" to make a conflict of it."""
    enough = pair.even >= (TURNED if pair.told >= 2 * WORD else TURNED_ONE) and _telling(pair)
    if not enough or not (pair.named or pair.told >= 3 * WORD):  # without a name they may speak of anybody
        return False
    weights = [sum(o.terms[t] for t in extra if o.terms[t] > LIGHT) for o, extra in ((pair.a, mine), (pair.b, theirs))]
    return min(weights) <= (WORD if pair.named else 0.0)


def _denied_alone(pair: Pair, mine: set[str], theirs: set[str]) -> bool:
    """Whether the "not" is all that differs, and both speak of one known thing: "the minister did not resign"."""
    a, b = pair.a, pair.b
    if not (pair.near or pair.named) or (mine and theirs) or not definite(a, b):
        return False
    light = all((a.terms.get(term) or b.terms[term]) <= LIGHT for term in mine | theirs)
    return light and told(a, a.said & b.said - a.turners - b.turners) >= 1


def _opposed(pair: Pair) -> Finding | None:
    """Two words of which one is true at most: "the town is calm", "there is panic in the town"."""
    a, b = pair.a, pair.b
    if a.denies != b.denies or not pair.grounded or pair.share < OPPOSED or pair.strong < WORD or not pair.stated:
        return None
    for mine in a.said - b.said:
        for theirs in b.said - a.said:
            if (mine, theirs) in opposites():
                return Finding(Relation.CONFLICTS, pair.share, (f"{a.text} / {b.text}",))
    return None


def _swapped(pair: Pair) -> Finding | None:
    """Who did it to whom: "Armenia shelled Azerbaijan", "Azerbaijan shelled Armenia"."""
    a, b = pair.a, pair.b
    swapped = pair.share >= 0.75 and len(a.order) == 2 and a.order == b.order[::-1]
    if not swapped or a.denies != b.denies or not pair.stated:
        return None
    if pair.told >= WORD:
        return Finding(Relation.CONFLICTS, pair.share, (f"who did it to whom: {a.text} / {b.text}",))
    return None


def _elsewhere(pair: Pair) -> Finding | None:
    """Who did it, or where: "Georgia shelled the town", "Armenia shelled the town", all else the same."""
    a, b = pair.a, pair.b
    if a.denies or not _both_state(pair) or pair.apart or pair.share < OPPOSED:
        return None
    if not (pair.near or pair.named) and told(a, a.said & b.said) < 3:
        return None
    if told(a, a.said & b.said) < 2 - pair.named or liken(a.figures, b.figures)[0] is Likeness.OTHERS:
        return None
    differs = slot(a, b)
    return Finding(Relation.CONFLICTS, 0.7, (f"{differs}: {a.text} / {b.text}",)) if differs else None


def _repeated(pair: Pair) -> Finding | None:
    """The very words, but for a little one; no number, name, day or "should" may differ."""
    a, b = pair.a, pair.b
    if a.denies != b.denies or pair.strong < 2 * WORD or differ(a, b) or (a.mood is Mood.ASKS) != (b.mood is Mood.ASKS):
        return None
    one, other = a.text.lower(), b.text.lower()
    alike = token_sort_ratio(one, other)
    if alike < SAME_WORDS and not (pair.share >= REPEATS and alike >= ALIKE):
        return None
    if ratio(one, other) < IN_ORDER or turned_about(a, b) or not same_words(a, b):
        return None
    if liken(a.figures, b.figures)[0] is not Likeness.SAME:
        return None
    return Finding(Relation.REPEATS, max(pair.share, alike / 100))


def _reworded(pair: Pair) -> Finding | None:
    """Most of what is said, in other words; names alone, or who took part, say nothing of what was done."""
    a, b = pair.a, pair.b
    enough = REWORDS if pair.told >= 2 * WORD else ONE_WORD
    if pair.share < enough or not _telling(pair) or a.denies != b.denies or differ(a, b):
        return None
    common = a.said & b.said
    if not told(a, common) or same_thing_only(a, b, common) or turned_about(a, b):
        return None
    if elsewhere(a, b, *extras(a, b)) or liken(a.figures, b.figures)[0] is Likeness.OTHERS:
        return None
    return Finding(Relation.REWORDS, pair.share)


_RULES = (_people, _part, _measured, _denied, _opposed, _swapped, _elsewhere, _repeated)
"""In this order; where two clauses share little, only the first two have something to say."""
