"""A passive cue: "THE RAID is believed TO HAVE FAILED", "HE was described AS A SMUGGLER by the police"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree

_REASONS = frozenset(("of", "for", "over"))


def passive(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents of a passive subject and what is said of it; the source is the agent, if there is one."""
    thing = tree.kid(verb, "nsubjpass")
    if thing is None or tree.kid(verb, "auxpass") is None or tree.kid(verb, "ccomp") is not None:
        return
    frames = lexicon().verbs.get(tree.lemmas[verb], frozenset())
    for kid in tree.kids[verb]:
        if kid < verb:
            continue
        dep, word = tree.deps[kid], tree.lower[kid]
        if dep == "xcomp" and any(tree.lower[k] == "to" for k in tree.kids_of(kid, "aux")):
            fits = "clause" in frames
        elif dep == "oprd":
            fits = "small" in frames
        else:
            fits = dep == "prep" and (
                (word == "as" and "as" in frames) or (word in _REASONS and bool(frames & {"object", "blame"}))
            )
        if not fits:
            continue
        last = tree.right[kid]
        agent = tree.kid(verb, "agent")
        if agent is not None and kid < agent <= last:
            last = agent - 1
        pieces = [trimmed(tree, tree.left[thing], tree.right[thing]), trimmed(tree, tree.left[kid], last)]
        yield Found(
            "passive", tree, [piece for piece in pieces if piece], cue_phrase(tree, verb), speaker(tree, verb), rank=2
        )
        return
