"""A cue with its own preposition or particle: "She called for A CEASEFIRE", "They complained about THE NOISE"."""

from collections.abc import Iterator

from annotations.analysis.claims.boundaries import before_comment, without_aside
from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree

_NEAR = 4
"""Tokens between a verb and its preposition for both to be one cue ("called again for")."""


def prepositions(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents that follow the preposition or particle that cues.toml gives the verb."""
    forms = lexicon().prepositions.get(tree.lemmas[verb])
    if not forms:
        return
    form = next((k for k in tree.kids_of(verb, "prep", "prt", "advmod") if k > verb and tree.lower[k] in forms), None)
    who = speaker(tree, verb)
    if who is None or _addressed(tree, verb):
        return
    cue = cue_phrase(tree, verb)
    if form is None:
        yield from _clause(tree, verb, forms, cue, who)
        return
    inner, thing = _object(tree, verb, form)
    if thing is None:
        thing = tree.kid(verb, "dobj")
        if thing is None or thing < verb:
            return
        piece = before_comment(tree, trimmed(tree, tree.left[thing], without_aside(tree, thing, tree.right[thing])))
    else:
        last = max(without_aside(tree, thing, tree.right[inner]), _purpose(tree, verb, inner))
        piece = before_comment(tree, trimmed(tree, inner + 1, last))
    if piece:
        last = inner if inner < piece[0] and inner - verb < _NEAR else cue.last
        yield Found("prepositions", tree, [piece], Phrase(tree, cue.first, max(cue.last, last), verb), who)


def _clause(tree: Tree, verb: int, forms: frozenset[str], cue: Phrase, who: Phrase) -> Iterator[Found]:
    """What somebody calls for to happen ("called for THE MINE TO BE CLOSED")."""
    for kid in tree.kids_of(verb, "advcl", "ccomp", "xcomp"):
        mark = tree.kid(kid, "mark")
        if mark is not None and tree.lower[mark] in forms and tree.left[kid] == mark:
            piece = before_comment(tree, trimmed(tree, mark + 1, tree.right[kid]))
            if piece:
                yield Found("prepositions", tree, [piece], Phrase(tree, cue.first, mark, verb), who)
                return


def _addressed(tree: Tree, verb: int) -> bool:
    """Whether the source is the one who is spoken to ("Asked about the losses, he …")."""
    return tree.tags[verb] == "VBN" and tree.kid(verb, "aux", "auxpass") is None and tree.deps[verb] in ("advcl", "acl")


def _object(tree: Tree, verb: int, form: int) -> tuple[int, int | None]:
    """The preposition, or the second of two ("lash out at"), and what it governs."""
    thing = tree.kid(form, "pobj", "pcomp")
    if thing is not None:
        return form, thing
    for second in (*tree.kids_of(form, "prep"), *tree.kids_of(verb, "prep")):
        if second > form and (tree.heads[second] == form or second == tree.right[form] + 1):
            return second, tree.kid(second, "pobj", "pcomp")
    return form, None


def _purpose(tree: Tree, verb: int, form: int) -> int:
    """The end of what somebody is called on to do ("called on the guards TO OPEN THE GATE"); -1 when nothing."""
    for kid in tree.kids_of(verb, "xcomp", "advcl"):
        if tree.left[kid] == tree.right[form] + 1 and any(tree.lower[k] == "to" for k in tree.kids_of(kid, "aux")):
            return tree.right[kid]
    return -1
