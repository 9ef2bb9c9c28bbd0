"""Where the narrator speaks again inside what the parser took for the source's words."""

from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.tree import Tree

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_CONCESSIONS = frozenset(("although", "though"))
_COMMAS = frozenset((",", "—", "–", "--", "-"))


def comments(tree: Tree, complement: int, kid: int) -> bool:
    """A participle after a comma is the narrator's when the clause is finite: "said he would stay, citing his age"."""
    before = tree.left[kid] - 1
    if tree.deps[kid] != "advcl" or before <= complement or tree.words[before] not in _COMMAS:
        return False
    mark = tree.kid(kid, "mark")
    if mark is not None and tree.lower[mark] in _CONCESSIONS:
        return True
    participle = tree.tags[kid] == "VBG" and tree.kid(kid, "mark", "nsubj") is None
    return participle and tree.tags[complement] != "VB"


def resumes(tree: Tree, verb: int, head: int, kid: int) -> bool:
    """A second verb in the cue's tense goes on with the cue: "said it would wait and warned the others"."""
    if tree.deps[kid] != "conj" or tree.tags[kid] != tree.tags[verb] or tree.tags[kid] not in _FINITE:
        return False
    if tree.kid(kid, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    speaks = "clause" in lexicon().verbs.get(tree.lemmas[kid], ()) and tree.kid(kid, "ccomp", "xcomp") is not None
    return speaks or tree.tags[head] not in _FINITE


def narrated_by(tree: Tree, verb: int) -> int | None:
    """The cue whose source also does `verb`, when `verb` only seems to belong to the clause that the cue reports."""
    head = tree.heads[verb]
    clause = tree.heads[head] if tree.deps[head] == "conj" else head
    cue = tree.heads[clause]
    if tree.deps[clause] != "ccomp" or clause < cue or tree.lemmas[cue] not in lexicon().verbs:
        return None
    return cue if comments(tree, clause, verb) or resumes(tree, cue, head, verb) else None
