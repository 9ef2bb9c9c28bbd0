"""A cue with an -ing form: "The army denied FIRING ON THE BUS", "One prisoner recalled BEING BEATEN WITH PIPES"."""

from collections.abc import Iterator

from annotations.analysis.claims.boundaries import before_comment
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree


def gerund(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents that are -ing forms next to their cue; after a comma they are the narrator's ("denied it, waving")."""
    if "gerund" not in lexicon().verbs.get(tree.lemmas[verb], ()):
        return
    for kid in tree.kids_of(verb, "xcomp", "ccomp", "dobj"):
        auxiliary = tree.kid(kid, "auxpass", "aux")
        form = kid if auxiliary is None else auxiliary
        if kid < verb or tree.tags[form] != "VBG" or tree.pos[form] == "NOUN" or tree.left[kid] != verb + 1:
            continue
        piece, who = before_comment(tree, trimmed(tree, tree.left[kid], tree.right[kid])), speaker(tree, verb)
        if piece and who is not None:
            yield Found("gerund", tree, [piece], cue_phrase(tree, verb), who, rank=2)
            return
