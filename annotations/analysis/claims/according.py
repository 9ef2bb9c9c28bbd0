"""An attribution by preposition: "THE BRIDGE FELL, according to residents", "In the ministry's view, IT WAS A RAID"."""

from collections.abc import Iterator

from annotations.analysis.claims.dateline import dateline_end
from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.phrase import source_phrase, trimmed
from annotations.analysis.claims.tree import Tree

_STOPS = frozenset((",", ".", ";", ":", "?", "!", '"', ")", "-", "--", "—", "–"))
_VIEWS = frozenset(("view", "opinion", "word", "telling", "estimation", "account", "eye", "estimate", "assessment"))


def according(tree: Tree, form: int) -> Iterator[Found]:
    """Contents whose source a preposition names: according to, in the words of, in somebody's view."""
    reading = _named(tree, form)
    if reading is None:
        return
    cue, who, (first, last) = reading
    start, end = _stretch(tree, first, last)
    pieces = [trimmed(tree, start, first - 1)]
    if last < end and (not pieces[0] or tree.words[last] == "," or tree.words[last + 1] == ","):
        pieces.append(trimmed(tree, last + 1, end))
    content = [piece for piece in pieces if piece]
    if content:
        yield Found("according", tree, content, Phrase(tree, cue[0], cue[1], form), who, reports=True, rank=4)


def _named(tree: Tree, form: int) -> tuple[tuple[int, int], Phrase, tuple[int, int]] | None:
    """Cue tokens, source, and the tokens of the whole phrase."""
    if tree.lower[form] == "according":
        return _according_to(tree, form)
    view = tree.kid(form, "pobj")
    if view is None or tree.lemmas[view] not in _VIEWS or tree.heads[form] == form:
        return None
    whole = (tree.left[form], tree.right[form])
    owner = tree.kid(view, "poss")
    if owner is not None and tree.lower[owner] != "its":
        return (form, view), source_phrase(tree, owner), whole
    of = tree.kid(view, "prep")
    if of is not None and tree.lower[of] == "of" and tree.lemmas[view] == "word":
        noun = tree.kid(of, "pobj")
        return None if noun is None else ((form, of), source_phrase(tree, noun), whole)
    return None


def _according_to(tree: Tree, form: int) -> tuple[tuple[int, int], Phrase, tuple[int, int]] | None:
    """The same for "according to", by its words where the parser made something else of them."""
    to = form + 1
    if to >= len(tree) or tree.lower[to] != "to":
        return None
    noun = tree.kid(to, "pobj")
    if noun is not None and tree.heads[form] != form:
        return (form, to), source_phrase(tree, noun), (tree.left[form], tree.right[form])
    end = tree.sentences[tree.sentence_of[form]][1]
    last = to
    while last + 1 < end and tree.words[last + 1] not in _STOPS:
        last += 1
    named = [i for i in range(to + 1, last + 1) if tree.pos[i] in ("NOUN", "PROPN", "PRON")]
    return ((form, to), Phrase(tree, to + 1, last, named[-1]), (form, last)) if named else None


def _stretch(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The clause's tokens that the phrase reports on: the sentence's unless a conjunction begins another clause."""
    begin, end = tree.sentences[tree.sentence_of[first]]
    start, stop = max(begin, dateline_end(tree)), end - 1
    for i in range(begin, end):
        other_clause = (
            tree.deps[i] == "conj" and tree.pos[i] in ("VERB", "AUX") and tree.kid(i, "nsubj", "nsubjpass") is not None
        )
        if other_clause and tree.left[i] > last:
            stop = min(stop, tree.left[i] - 1)
    return start, stop
