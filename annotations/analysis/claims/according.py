"""An attribution by preposition: "THE BRIDGE FELL, according to residents", "In the ministry's view, IT WAS A RAID"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.phrase import source_phrase, trimmed
from annotations.analysis.claims.tree import Tree

_VIEWS = frozenset(("view", "opinion", "word", "telling", "estimation", "account", "eye", "estimate", "assessment"))


def according(tree: Tree, form: int) -> Iterator[Found]:
    """Contents whose source a preposition names: according to, per, in the words of."""
    reading = _named(tree, form)
    if reading is None:
        return
    cue, noun, top = reading
    who = source_phrase(tree, noun)
    first, last = tree.left[top], tree.right[top]
    head = _clause_above(tree, top)
    if head is None:
        return
    start, end = _stretch(tree, head, last)
    pieces = [trimmed(tree, start, first - 1)]
    if last < end and (not pieces[0] or tree.words[last] == "," or tree.words[last + 1] == ","):
        pieces.append(trimmed(tree, last + 1, end))
    content = [piece for piece in pieces if piece]
    if content:
        yield Found("according", tree, content, Phrase(tree, cue[0], cue[1], form), who, reports=True, rank=4)


def _named(tree: Tree, form: int) -> tuple[tuple[int, int], int, int] | None:
    """Cue tokens, source head and the head of the whole phrase."""
    word = tree.lower[form]
    if word == "according":
        to = tree.kid(form, "prep")
        if to is None and form + 1 < len(tree) and tree.lower[form + 1] == "to":
            to = form + 1
        noun = None if to is None else tree.kid(to, "pobj")
        return None if to is None or noun is None else ((form, to), noun, form)
    if word in ("in", "by") and (view := tree.kid(form, "pobj")) is not None and tree.lemmas[view] in _VIEWS:
        owner = tree.kid(view, "poss")
        if owner is not None and tree.lower[owner] not in ("other", "its"):
            return (form, view), owner, form
        of = tree.kid(view, "prep")
        if of is not None and tree.lower[of] == "of" and (noun := tree.kid(of, "pobj")) is not None:
            return ((form, of), noun, form) if tree.lemmas[view] == "word" else None
    return None


def _clause_above(tree: Tree, top: int) -> int | None:
    """The verb of the clause that the phrase stands in."""
    i = top
    while tree.heads[i] != i:
        i = tree.heads[i]
        if tree.pos[i] in ("VERB", "AUX"):
            return i
    return i if i != top else None


def _stretch(tree: Tree, head: int, last: int) -> tuple[int, int]:
    """The clause's tokens that the phrase reports on: the sentence's unless a conjunction begins another clause."""
    begin, end = tree.sentences[tree.sentence_of[head]]
    start, stop = begin, end - 1
    for i in range(begin, end):
        other_clause = (
            tree.deps[i] == "conj" and tree.pos[i] in ("VERB", "AUX") and tree.kid(i, "nsubj", "nsubjpass") is not None
        )
        if other_clause and tree.left[i] > last:
            stop = min(stop, tree.left[i] - 1)
    return start, stop
