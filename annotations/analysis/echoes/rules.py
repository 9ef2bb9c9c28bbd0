"""Two clauses side by side, each rule a function from the pair to what it finds; the first one that finds decides."""

from typing import NamedTuple

from rapidfuzz.fuzz import token_sort_ratio

from annotations.analysis.echoes.lexicon import opposites
from annotations.analysis.echoes.mood import Mood
from annotations.analysis.echoes.relation import Finding, Relation
from annotations.analysis.echoes.same_count import compare_counts, differ
from annotations.analysis.echoes.statement import LIGHT, NAME, WORD, Statement

SAME_WORDS, ALIKE = 92.0, 84.0
"""RapidFuzz token_sort_ratio from which two wordings are one; the lower one where they also share their senses."""
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
    """

    a: Statement
    b: Statement
    share: float
    even: float
    told: float
    strong: float
    near: bool
    grounded: bool

    @property
    def stated(self) -> bool:
        """Whether both state what they say, and neither asks or wishes."""
        return self.a.mood is self.b.mood is Mood.STATES


def relate(a: Statement, b: Statement, near: bool) -> Finding | None:
    """How two clauses stand to each other; `near` when their articles tell of the same place at the same time."""
    common = a.said & b.said
    framed = (a.counts and b.counts) or (a.who and b.who) or (a.involved and b.involved)
    if not framed and len(common) < 3 and 2 * len(common) * NAME < OPPOSED * (a.weight + b.weight):
        return None  # most pairs end here: so few terms are too little, even if all were names
    share, even, told, strong = _shared(a, b, common)
    if share < OPPOSED and not framed:
        return None
    pair = Pair(a, b, share, even, told, strong, near, near or any(term[0] == "@" for term in common))
    counted = compare_counts(a, b, share) if pair.grounded and a.counts and b.counts else None
    if counted and counted.relation is Relation.CONFLICTS:
        return _unless_asked(pair, counted)
    for rule in (_people, _part, _denied, _opposed, _swapped, _repeated):
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


def _denied(pair: Pair) -> Finding | None:
    """The same but for a "not": "the bridge was hit", "no bridge was hit".

    Both must state it, of the same time, and what the "not" turns round must be what they share.
    """
    a, b = pair.a, pair.b
    if a.denies == b.denies or pair.even < (TURNED if pair.told >= 2 * WORD else TURNED_ONE) or not _telling(pair):
        return None
    named = any(term[0] == "@" for term in a.said & b.said)
    if not named and pair.told < 3 * WORD:  # without a name in common they may speak of anybody
        return None
    turned = (a if a.denies else b).denied
    shared = any(a.terms[term] > LIGHT and term[0] not in "~@" for term in turned & a.said & b.said)
    if not shared or a.future != b.future or not pair.stated:
        return None
    return Finding(Relation.CONFLICTS, pair.share, (f"negation: {a.text} / {b.text}",))


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


def _repeated(pair: Pair) -> Finding | None:
    """The very words, but for their order and a little one."""
    a, b = pair.a, pair.b
    if a.denies != b.denies or pair.strong < 2 * WORD or differ(a, b):
        return None
    alike = token_sort_ratio(a.text.lower(), b.text.lower())
    if alike >= SAME_WORDS or (pair.share >= REPEATS and alike >= ALIKE):
        return Finding(Relation.REPEATS, max(pair.share, alike / 100))
    return None


def _reworded(pair: Pair) -> Finding | None:
    """Most of what is said, in other words; names alone say nothing of what was done."""
    a, b = pair.a, pair.b
    enough = REWORDS if pair.told >= 2 * WORD else ONE_WORD
    if pair.share < enough or not _telling(pair) or a.denies != b.denies or differ(a, b):
        return None
    return Finding(Relation.REWORDS, pair.share)
