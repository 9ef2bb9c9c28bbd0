"""A name given to somebody: "The ministry calls THEM SABOTEURS", "She described THE RAID AS A FARCE"."""

from collections.abc import Iterator

from annotations.analysis.claims.boundaries import before_comment
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree

_PREDICATES = ("oprd", "xcomp", "ccomp", "acomp", "attr", "appos", "dobj", "advcl")


def small_clause(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents of a thing and the name or quality that the source gives it."""
    frames = lexicon().verbs.get(tree.lemmas[verb], frozenset())
    who = speaker(tree, verb)
    if who is None:
        return
    if frames & {"as", "to"}:
        yield from _as(tree, verb, ("as",) if "as" in frames else ("to", "with"))
    if "small" not in frames:
        return
    thing = tree.kid(verb, "dobj", "dative")
    if "names" in frames and thing is not None and thing > verb:
        named = [k for k in tree.kids_of(verb, "dobj", "dative", "oprd", "attr", "xcomp", "ccomp") if k > verb]
        piece = before_comment(tree, trimmed(tree, tree.left[thing], max(tree.right[k] for k in named)))
        if piece:
            yield Found("small_clause", tree, [piece], cue_phrase(tree, verb), who, rank=3)
        return
    for predicate in tree.kids_of(verb, *_PREDICATES):
        if predicate <= verb or predicate == thing or _finite(tree, predicate) or _adverbial(tree, predicate):
            continue
        first = tree.left[predicate] if thing is None or thing < verb else min(tree.left[thing], tree.left[predicate])
        if thing is None and tree.kid(predicate, "nsubj") is None:
            continue
        piece = before_comment(tree, trimmed(tree, first, tree.right[predicate]))
        if piece:
            yield Found("small_clause", tree, [piece], cue_phrase(tree, verb), who, rank=3)
            return


def _adverbial(tree: Tree, i: int) -> bool:
    """Whether the token heads a clause after a pause that names nothing ("called them to the stage, singing")."""
    before = tree.left[i] - 1
    return tree.deps[i] == "advcl" and tree.tags[i] == "VBG" and before >= 0 and tree.words[before] == ","


def _finite(tree: Tree, i: int) -> bool:
    """Whether the token heads a clause with its own verb."""
    return tree.tags[i] in ("VBD", "VBZ", "VBP", "MD", "VB") or tree.kid(i, "aux", "mark") is not None


def _as(tree: Tree, verb: int, words: tuple[str, ...]) -> Iterator[Found]:
    thing = tree.kid(verb, "dobj")
    if thing is None or thing < verb:
        return
    for form in (*tree.kids_of(verb, "prep", "advcl"), *tree.kids_of(thing, "prep")):
        if form > thing and (tree.lower[form] in words or tree.lower[tree.left[form]] in words):
            piece = before_comment(tree, trimmed(tree, tree.left[thing], tree.right[form]))
            if piece:
                yield Found("small_clause", tree, [piece], cue_phrase(tree, verb), speaker(tree, verb), rank=3)
                return
