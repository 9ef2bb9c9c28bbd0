"""The place and agency that open a report: "KHARKIV, Ukraine, May 23 (Agency) — …"."""

from annotations.analysis.claims.tree import Tree

_DASHES = frozenset(("—", "–", "--", "-"))
_LONGEST = 12
"""Tokens in which a dateline ends."""


def dateline_end(tree: Tree) -> int:
    """The index after a dateline that opens the paragraph; 0 when there is none."""
    if not tree.words or not tree.words[0].isupper():
        return 0
    for i in range(1, min(len(tree), _LONGEST)):
        if tree.words[i] in _DASHES:
            return i + 1
        if tree.pos[i] in ("VERB", "AUX"):
            return 0
    return 0
