"""A verb with an infinitive: "They vowed TO STAY", "The mayor urged residents TO LEAVE AT ONCE"."""

from collections.abc import Iterator

from annotations.analysis.claims.boundaries import before_comment
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree


def infinitive(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents that are infinitives, of the source's own doing or of somebody addressed."""
    frames = lexicon().verbs.get(tree.lemmas[verb], frozenset())
    if not ("infinitive" in frames or "order" in frames):
        return
    for kid in tree.kids_of(verb, "xcomp", "ccomp", "advcl"):
        if kid < verb or not _to(tree, kid):
            continue
        addressed = tree.kid(kid, "nsubj", "nsubjpass") or tree.kid(verb, "dobj", "dative")
        if addressed is not None and "order" not in frames:
            continue
        if addressed is None and "infinitive" not in frames and tree.kid(verb, "auxpass") is None:
            continue
        if tree.deps[kid] == "advcl" and addressed is None:
            continue
        first = tree.left[kid] if addressed is None or addressed < verb else min(tree.left[kid], tree.left[addressed])
        piece = before_comment(tree, trimmed(tree, first, tree.right[kid]))
        if piece:
            yield Found("infinitive", tree, [piece], cue_phrase(tree, verb), speaker(tree, verb), rank=2)


def _to(tree: Tree, verb: int) -> bool:
    return any(tree.lower[k] == "to" and k < verb for k in tree.kids_of(verb, "aux"))
