"""A verb with a thing judged or treated: "The council condemned THE STRIKE", "Polls show A CLOSE RACE"."""

from collections.abc import Iterator

from annotations.analysis.claims.boundaries import before_comment, without_aside
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree


def objects(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents that are noun phrases; what only documents do ("show") counts only for them."""
    frames = lexicon().verbs.get(tree.lemmas[verb], frozenset())
    who = speaker(tree, verb)
    if who is None or (any(tree.lower[k] == "to" for k in tree.kids_of(verb, "aux")) and not _appears(tree, verb)):
        return
    document = "evidence" in frames and tree.lemmas[who.head] in lexicon().documents
    if document or frames & {"object", "blame"}:
        thing = tree.kid(verb, "dobj")
        if thing is not None and thing > verb and tree.kid(verb, "ccomp") is None and not _holds(tree, thing):
            if frames & {"object", "blame"} == {"blame"} and not any(_belongs(tree, k, thing) for k in tree.kids[verb]):
                return
            last = max(tree.right[k] for k in tree.kids[verb] if k == thing or _belongs(tree, k, thing))
            piece = before_comment(tree, trimmed(tree, tree.left[thing], without_aside(tree, thing, last)))
            if piece:
                yield Found("objects", tree, [piece], cue_phrase(tree, verb), who)


def _appears(tree: Tree, verb: int) -> bool:
    """Whether the verb is only hedged: "The footage appears TO SHOW a burning truck"."""
    return tree.deps[verb] == "xcomp" and tree.lemmas[tree.heads[verb]] in ("appear", "seem", "purport")


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
