"""The article's own plain statement of what is or was so: "THE ARMY TOOK THREE VILLAGES ON MONDAY"."""

from collections.abc import Iterator

from annotations.analysis.claims.dateline import dateline_end
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page
from annotations.analysis.claims.phrase import trimmed
from annotations.analysis.claims.tree import Tree
from annotations.articles.model import Role

_PROSE = frozenset((Role.BODY, Role.CAPTION, Role.TAIL))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_ASKING = frozenset(("WP", "WP$", "WDT", "WRB"))
_LEFT_OUT = frozenset(("relcl", "acl", "advcl", "conj", "parataxis", "appos"))
_CONDITIONS = frozenset(("if", "unless"))
_MYSELF = frozenset(("i", "we"))
_SHORTEST = 3
"""Words of a statement; in fewer there is nothing to look up."""
_MOST_PIECES = 3


def statements(page: Page, found: list[Found]) -> list[Found]:
    """Sentences that nobody else says and that can be checked: what happened, how many, what somebody named does.

    Of a sentence in which somebody else speaks, too, only the clause that nobody reports is taken: of "The army took
    the town, but Kyiv denied it" its first half. Questions, orders, wishes, plans, conditions, and judgements in the
    present that name nothing and count nothing are left alone.

    Args:
        page: the paragraph.
        found: the claims that it already has.
    """
    tree = page.tree
    if tree.role not in _PROSE or not tree.parsed:
        return []
    spoken = {i for f in found if f.tree is tree for first, last in f.content for i in range(first, last + 1)}
    cues = {f.cue.head for f in found if f.cue is not None and f.cue.tree is tree}
    opening = dateline_end(tree)
    made = []
    for first, end in tree.sentences:
        if "?" in tree.words[end - 2 : end]:
            continue
        root = next((i for i in range(first, end) if tree.heads[i] == i), first)
        reported = root in spoken or root in cues
        for head in _clauses(tree, root) if reported else [root]:
            start = max(first, opening) if head == root else tree.left[head]
            stop = end - 1 if head == root else tree.right[head]
            pieces = _own(page, head, range(start, stop + 1), spoken, cues)
            if pieces and _checkable(tree, head, pieces):
                made.append(Found("statement", tree, pieces))
    return made


def _clauses(tree: Tree, root: int) -> Iterator[int]:
    """Clauses joined to the main one that have a subject of their own: "Kyiv denied it, but TWELVE PEOPLE DIED"."""
    for kid in tree.kids_of(root, "conj"):
        if tree.kid(kid, *_SUBJECTS) is not None:
            yield kid


def _own(page: Page, head: int, sentence: range, spoken: set[int], cues: set[int]) -> list[tuple[int, int]]:
    """What is left of a clause without what somebody else says, and without plans that are joined to it."""
    tree = page.tree
    if page.quote_of[head] >= 0 or head in spoken or head in cues or not _indicative(tree, head):
        return []
    cut: set[int] = set()
    for cue in cues:
        if cue in sentence and cue not in cut:
            clause = _around(tree, head, cue)
            if clause is None:
                return []
            cut.update(_with_joint(tree, clause))
    for kid in tree.kids_of(head, "conj"):
        if _planned(tree, kid):
            cut.update(_with_joint(tree, kid))
    left = [i for i in sentence if i not in cut]
    if not spoken.isdisjoint(left) or any((quote := page.quoted(i)) is not None and quote.utterance for i in left):
        return []
    runs: list[tuple[int, int]] = []
    for i in left:
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    pieces = [piece for run in runs if (piece := trimmed(tree, *run))]
    return pieces if len(pieces) <= _MOST_PIECES else []


def _around(tree: Tree, head: int, cue: int) -> int | None:
    """The innermost clause around a cue that can be left out of the clause of `head`."""
    i = cue
    while i != head and tree.heads[i] != i:
        if tree.deps[i] in _LEFT_OUT:
            return i
        if tree.deps[i] == "pcomp":
            return tree.heads[i]
        i = tree.heads[i]
    return None


def _with_joint(tree: Tree, clause: int) -> range:
    """The tokens of a clause with the comma and conjunction before it."""
    first = tree.left[clause]
    while first and tree.deps[first - 1] in ("cc", "punct"):
        first -= 1
    return range(first, tree.right[clause] + 1)


def _indicative(tree: Tree, head: int) -> bool:
    """Whether somebody or something does, did or is: no order, wish, plan or condition."""
    subject = tree.kid(head, *_SUBJECTS)
    if subject is None or tree.lower[subject] == "you" or _planned(tree, head):
        return False
    tags = {tree.tags[i] for i in (head, *tree.kids_of(head, "aux", "auxpass"))}
    if _FINITE.isdisjoint(tags) and "MD" not in tags:
        return False
    if not _past(tree, head) and (tree.lower[subject] in _MYSELF or _reports(tree, head)):
        return False
    return not (_unsettled(tree, head, subject) or _conditional(tree, head))


def _reports(tree: Tree, head: int) -> bool:
    """Whether somebody says it all the same: "The Kremlin says nationalists"."""
    return "clause" in lexicon().verbs.get(tree.lemmas[head], ())


def _unsettled(tree: Tree, head: int, subject: int) -> bool:
    """Whether it is about knowing: "It is not clear who", "What I heard"."""
    if any(tree.tags[k] in _ASKING for k in tree.kids[head] if k < head):
        return True
    known = tree.kids_of(head, "acomp", "attr")
    return tree.lower[subject] == "it" and any(tree.lower[k] in lexicon().adjectives for k in known)


def _conditional(tree: Tree, head: int) -> bool:
    return any(
        tree.lower[mark] in _CONDITIONS
        for clause in tree.kids_of(head, "advcl")
        for mark in tree.kids_of(clause, "mark")
    )


def _planned(tree: Tree, head: int) -> bool:
    """Whether a clause is about what may or will be: "will", "should", "is set to", "is going to", "tomorrow"."""
    if _past(tree, head):
        return False
    if any(tree.tags[k] == "MD" and tree.lower[k] not in lexicon().abilities for k in tree.kids_of(head, "aux")):
        return True
    plans, steps = lexicon().plans, [head, *tree.kids_of(head, "acomp", "attr")]
    if any(tree.lemmas[step] in plans for step in steps) and any(
        tree.tags[k] == "VB" for step in steps for k in tree.kids_of(step, "xcomp")
    ):
        return True
    return any(tree.lower[k] in lexicon().coming for k in tree.kids[head])


def _past(tree: Tree, head: int) -> bool:
    """Whether the clause tells of the past, of what has been done since, or of what could not be done."""
    if tree.tags[head] == "VBD":
        return True
    helpers = tree.kids_of(head, "aux", "auxpass")
    if any(tree.tags[k] == "MD" for k in helpers):
        return tree.lower[helpers[0]] == "could" and tree.kid(head, "neg") is not None
    return any(tree.tags[k] == "VBD" or tree.lemmas[k] == "have" for k in helpers)


def _checkable(tree: Tree, head: int, pieces: list[tuple[int, int]]) -> bool:
    """Whether there is something to look up: an event of the past, a number, or a name."""
    tokens = [i for first, last in pieces for i in range(first, last + 1) if tree.words[i][0].isalnum()]
    if len(tokens) < _SHORTEST:
        return False
    if any(tree.tags[i] == "CD" for i in tokens):
        return True
    if _past(tree, head):
        return True
    if any(tree.tags[k] == "MD" for k in tree.kids_of(head, "aux")):
        return False
    # What opens "War is hell" is capital in any case.
    return any(tree.pos[i] == "PROPN" for i in (tokens[1:] if tree.lemmas[head] == "be" else tokens))
