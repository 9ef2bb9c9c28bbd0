"""Where a reported clause begins and ends when the parser gave it more, or less, than the source said."""

from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.narrator import comments, resumes
from annotations.analysis.claims.phrase import trimmed
from annotations.analysis.claims.tree import Tree

_DASHES = frozenset(("—", "–", "--", "-"))


def reported(tree: Tree, verb: int, complement: int) -> list[tuple[int, int]]:
    """The pieces of a clause that follows its cue."""
    first = _after_time(tree, verb, complement)
    last = _end(tree, verb, complement)
    pieces = []
    if first < verb:
        own = [verb, *(tree.left[k] for k in tree.kids[verb] if first < k < verb)]
        pieces.append(trimmed(tree, first, min(own) - 1))
        first = verb + 1
    pieces.append(trimmed(tree, first, last))
    return [piece for piece in pieces if piece]


def _after_time(tree: Tree, verb: int, complement: int) -> int:
    """Where the clause begins once "Monday" or "in a letter" next to the cue is left to the cue."""
    first = tree.left[complement]
    if first != verb + 1:
        return first
    for kid in tree.kids[complement]:
        if kid > complement or tree.left[kid] != first or tree.deps[kid] not in ("npadvmod", "prep"):
            return first
        if tree.words[tree.right[kid] + 1] == ",":
            return verb + 1
        first = tree.right[kid] + 1
    return first


def _end(tree: Tree, verb: int, complement: int) -> int:
    """The last token of the clause, before what the narrator adds to it."""
    last = tree.right[complement]
    for head in (complement, *tree.kids_of(complement, "conj")):
        for kid in tree.kids[head]:
            if kid > head and (comments(tree, complement, kid) or resumes(tree, verb, head, kid)):
                start = tree.left[kid]
                while start - 1 > complement and tree.deps[start - 1] in ("cc", "punct"):
                    start -= 1
                last = min(last, start - 1)
    return last


def before_comment(tree: Tree, piece: tuple[int, int] | None) -> tuple[int, int] | None:
    """A piece up to where the narrator comments on it: 'a "noose" — A HARD WORD', "of theft, A CHARGE THAT HE DENIES".

    Two dashes enclose an aside of the source's own and stay.
    """
    if piece is None:
        return None
    first, last = piece
    for i in range(first + 1, last - 2):
        relative = tree.words[i] == "," and tree.lower[i + 1] in ("a", "an") and tree.lower[i + 3] in ("that", "which")
        if relative and "clause" in lexicon().nouns.get(tree.lemmas[i + 2], ()):
            return trimmed(tree, first, i - 1)
    dashes = [i for i in range(first + 1, last) if tree.words[i] in _DASHES and _apart(tree, i)]
    return trimmed(tree, first, dashes[0] - 1) if len(dashes) == 1 else piece


def _apart(tree: Tree, i: int) -> bool:
    """Whether spaces, or none on both sides of a long dash, set the token off ("well-known" has none)."""
    spaced = tree.ends[i - 1] < tree.starts[i] and tree.ends[i] < tree.starts[i + 1]
    return spaced or tree.words[i] in ("—", "--")


def without_aside(tree: Tree, noun: int, last: int) -> int:
    """The end of a noun phrase before a clause that only comments on it (", who was there at the time")."""
    for kid in tree.kids_of(noun, "relcl"):
        before = tree.left[kid] - 1
        if before > noun and tree.words[before] == "," and tree.right[kid] >= last - 1:
            return before - 1
    return last
