"""The phrase around a token: a source without its asides, a cue with its auxiliaries, a content without its edges."""

from annotations.analysis.claims.dateline import dateline_end
from annotations.analysis.claims.found import Phrase
from annotations.analysis.claims.narrator import narrated_by
from annotations.analysis.claims.tree import Tree

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_SHARING = frozenset(("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "aux"))
_APART = frozenset(("relcl", "appos", "parataxis", "advcl"))
_PAUSES = frozenset((",", "(", "-", "--", "—", "–"))
_BREAKS = frozenset(("(", "--", "—", "–", ":", '"'))
_NEXT = 2
_ASIDES = ("appos", "relcl", "acl", "advcl", "parataxis", "punct", "prep", "npadvmod", "amod", "dep")
_VERBAL = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))
_EDGE = frozenset((",", ";", ":", "-", "--", "—", "–", ".", "...", "…", ")", "]", "?", "!", "", " ", "\n"))
_OPEN_END = frozenset(('"', "(", "'", "the", "a", "an"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_LONGEST_CHAIN = 6
"""Steps from a verb without a subject to the one whose subject it shares."""


def subject(tree: Tree, verb: int) -> int | None:
    """The token that heads who does `verb`: its own subject, an agent, or the one it shares with a verb above."""
    for _ in range(_LONGEST_CHAIN):
        agent = tree.kid(verb, "agent")
        own = tree.kid(agent, "pobj") if agent is not None else tree.kid(verb, "nsubj")
        if own is not None or tree.kid(verb, "auxpass", "nsubjpass") is not None:
            return own
        above = _sharer(tree, verb)
        if above is None or tree.pos[above] in _NOMINAL:
            return above
        verb = above
    return None


def _sharer(tree: Tree, verb: int) -> int | None:
    """The noun that a verb without a subject belongs to, or else the verb whose subject it shares."""
    dep, head = tree.deps[verb], tree.heads[verb]
    if dep in ("advcl", "conj") and (cue := narrated_by(tree, verb)) is not None:
        return cue
    if dep in ("acl", "relcl"):
        return head if tree.pos[head] in _NOMINAL else None
    if dep == "xcomp" and (controller := tree.kid(head, "dobj", "dative", "iobj")) is not None and controller < verb:
        return controller
    if dep == "advcl" and tree.kid(head, "agent") is None and (passive := tree.kid(head, "nsubjpass")) is not None:
        return passive
    if dep in ("pcomp", "prep"):
        while tree.pos[head] == "ADP" and tree.heads[head] != head:
            head = tree.heads[head]
        return head
    return head if dep in _SHARING and head != verb else None


def source_phrase(tree: Tree, head: int) -> Phrase:
    """The noun phrase of `head` as a source is named: with titles and possessors, up to its first aside."""
    antecedent = _antecedent(tree, head)
    if antecedent is not None:
        named = source_phrase(tree, antecedent)
        if head - named.last <= _NEXT:
            return Phrase(tree, named.first, head, antecedent)
    first, last = tree.left[head], max(head, _before_asides(tree, head))
    opening = dateline_end(tree)
    if first < opening <= last:
        first, head = opening, max(head, opening)
    while first < head and (
        tree.words[first] in _EDGE or tree.words[first] == '"' or tree.deps[first] in ("cc", "mark")
    ):
        first += 1
    if last > first and tree.deps[last] == "case":
        last -= 1
    while last > head and (tree.words[last] in _EDGE or tree.words[last] in _OPEN_END or tree.pos[last] == "ADP"):
        last -= 1
    if last + 1 < len(tree) and tree.words[last + 1] == '"' and tree.words[first : last + 1].count('"') % 2:
        last += 1
    return Phrase(tree, first, last, head)


def _before_asides(tree: Tree, head: int) -> int:
    """The last token of the phrase and what it is joined to, before an apposition, bracket or relative clause."""
    last = tree.right[head]
    parts = [head]
    for part in parts:
        for kid in tree.kids[part]:
            if kid < part:
                continue
            if tree.deps[kid] == "conj":
                parts.append(kid)
                continue
            before = tree.left[kid] - 1
            if tree.deps[kid] == "appos" and tree.pos[before] in _NOMINAL:
                parts.append(kid)  # "the outlet Mediazone" is one name
                continue
            if tree.deps[kid] in _APART or (tree.deps[kid] in _ASIDES and tree.words[before] in _PAUSES):
                last = min(last, before)
            elif tree.words[kid] in _BREAKS:
                last = min(last, kid - 1)
    return last


def _antecedent(tree: Tree, head: int) -> int | None:
    """The noun that "who" or "which" stands for."""
    if tree.lower[head] not in _RELATIVE or tree.deps[head] not in ("nsubj", "nsubjpass"):
        return None
    clause = tree.heads[head]
    noun = tree.heads[clause]
    return noun if tree.deps[clause] == "relcl" and noun < head and tree.pos[noun] in _NOMINAL else None


def speaker(tree: Tree, verb: int) -> Phrase | None:
    """Who does `verb`, as a phrase."""
    head = subject(tree, verb)
    return None if head is None else source_phrase(tree, head)


def cue_phrase(tree: Tree, verb: int) -> Phrase:
    """The verb with the auxiliaries, negation, adverbs and particle that stand next to it."""
    first = last = verb
    while first > 0 and tree.deps[first - 1] in _VERBAL and tree.heads[first - 1] == verb:
        first -= 1
    while last + 1 < len(tree) and tree.deps[last + 1] in ("prt", "neg") and tree.heads[last + 1] == verb:
        last += 1
    return Phrase(tree, first, last, verb)


def trimmed(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """The range without punctuation and conjunctions at its edges; None when nothing is left."""
    while first <= last and (tree.words[first].strip() in _EDGE or (tree.deps[first] == "cc")):
        first += 1
    while last >= first and (tree.words[last].strip() in _EDGE or tree.deps[last] == "cc"):
        last -= 1
    return (first, last) if first <= last else None
