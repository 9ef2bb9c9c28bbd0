"""Whether a claim leaves room for doubt, and whether its source denies it."""

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.tree import Tree

_ASIDES = frozenset(("relcl", "acl"))


def hedged(finding: Found) -> bool:
    """Whether the cue or the content's own clause is a hedge ("may", "likely", "suggests"); asides don't count."""
    table = lexicon().hedges
    cue, tree = finding.cue, finding.tree
    if cue is not None and cue.tree.lemmas[cue.head] in table:
        return True
    return any(
        tree.lemmas[i] in table and not _aside(tree, i, first)
        for first, last in finding.content
        for i in range(first, last + 1)
        if tree.pos[i] in ("AUX", "VERB", "ADV", "ADJ")
    )


def negated(finding: Found) -> bool:
    """Whether the cue is one of denial, or is itself negated ("did not say"); both together cancel out."""
    if finding.cue is None:
        return False
    tree, cue = finding.cue.tree, finding.cue.head
    denies = tree.lemmas[cue] in lexicon().denials
    negation = tree.kid(cue, "neg") is not None
    return denies != negation


def _aside(tree: Tree, i: int, first: int) -> bool:
    """Whether the token stands in a relative clause of the content, whose doubt is not the claim's."""
    while tree.heads[i] != i and i >= first:
        if tree.deps[i] in _ASIDES:
            return tree.heads[i] >= first
        i = tree.heads[i]
    return False
