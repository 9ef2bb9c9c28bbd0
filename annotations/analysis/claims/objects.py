"""A verb with a thing judged, named or treated: "The council condemned THE STRIKE", "She called for A CEASEFIRE"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree


def objects(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents that are noun phrases: direct objects, and what follows the cue's own preposition."""
    table = lexicon()
    lemma = tree.lemmas[verb]
    who = speaker(tree, verb)
    if who is None:
        return
    forms = table.prepositions.get(lemma)
    if forms:
        for kid in tree.kids_of(verb, "prep", "prt", "advmod"):
            if kid > verb and tree.lower[kid] in forms:
                yield from _after(tree, verb, kid, who)
                return
    frames = table.verbs.get(lemma, frozenset())
    if frames & {"object", "blame"}:
        thing = tree.kid(verb, "dobj")
        if thing is not None and thing > verb and tree.kid(verb, "ccomp") is None and not _holds(tree, thing):
            if "object" not in frames and not any(_belongs(tree, k, thing) for k in tree.kids[verb]):
                return
            last = max(tree.right[k] for k in tree.kids[verb] if k == thing or _belongs(tree, k, thing))
            piece = trimmed(tree, tree.left[thing], last)
            if piece:
                yield Found("objects", tree, [piece], cue_phrase(tree, verb), who)


def _holds(tree: Tree, noun: int) -> bool:
    """Whether the object is a cue noun with a content of its own ("repeated his claim that …")."""
    forms = lexicon().nouns.get(tree.lemmas[noun], frozenset())
    return "clause" in forms and any(
        tree.deps[k] in ("acl", "ccomp") and (m := tree.kid(k, "mark")) is not None and tree.lower[m] == "that"
        for k in tree.kids[noun]
    )


def _belongs(tree: Tree, kid: int, thing: int) -> bool:
    """Whether a phrase after the object is part of what is judged ("for its silence", "as a crime")."""
    return kid > thing and tree.deps[kid] == "prep" and tree.lower[kid] in ("for", "as", "of", "over")


def _after(tree: Tree, verb: int, form: int, who: Phrase) -> Iterator[Found]:
    """What follows the preposition or particle, or the second of two ("lash out at")."""
    cue = cue_phrase(tree, verb)
    inner = form
    thing = tree.kid(inner, "pobj", "pcomp")
    if thing is None:
        later = (*tree.kids_of(form, "prep"), *(k for k in tree.kids_of(verb, "prep") if k == tree.right[form] + 1))
        if later:
            inner = later[0]
            thing = tree.kid(inner, "pobj", "pcomp")
    if thing is None:
        thing = tree.kid(verb, "dobj")
        if thing is None or thing < verb:
            return
        piece = trimmed(tree, tree.left[thing], tree.right[thing])
    else:
        piece = trimmed(tree, inner + 1, tree.right[inner])
    if piece:
        last = inner if inner < piece[0] and inner - verb < 4 else cue.last
        yield Found("prepositions", tree, [piece], Phrase(tree, cue.first, max(cue.last, last), verb), who)
