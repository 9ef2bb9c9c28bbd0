"""The article's own guess: "Perhaps THE GATE WAS LEFT OPEN", "THE SHELL CAN ONLY HAVE COME FROM THE EAST"."""

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page
from annotations.analysis.claims.phrase import trimmed
from annotations.analysis.claims.tree import Tree
from annotations.articles.model import Role

_PROSE = frozenset((Role.BODY, Role.TAIL))
_CONCLUDING = frozenset(("must", "only"))
_INDICATIVE = frozenset(("VBD", "VBZ", "VBP"))


def assertions(page: Page, found: list[Found]) -> list[Found]:
    """Sentences that nobody else says, in which the writer concludes or supposes something about what is or was so.

    The adverb or the modal words are the cue, by which they differ from plain statements of fact (statement.py).
    """
    tree = page.tree
    if tree.role not in _PROSE or not tree.parsed:
        return []
    spoken = {i for f in found if f.tree is tree for first, last in f.content for i in range(first, last + 1)}
    spoken |= {f.cue.head for f in found if f.cue is not None and f.cue.tree is tree}
    made = []
    for first, end in tree.sentences:
        root = next((i for i in range(first, end) if tree.heads[i] == i), first)
        if tree.words[end - 1] == "?" or page.quote_of[root] >= 0 or root in spoken:
            continue
        cue = _supposing(tree, root) or _concluding(tree, root)
        if cue is None:
            continue
        piece = trimmed(tree, first if cue.head != first else cue.last + 1, end - 1)
        if piece and tree.kid(root, "nsubj", "nsubjpass", "expl") is not None:
            made.append(Found("assertion", tree, [piece], cue))
    return made


def _supposing(tree: Tree, root: int) -> Phrase | None:
    """An adverb of supposition over an indicative ("maybe", "reportedly")."""
    finite = tree.tags[root] in _INDICATIVE or any(
        tree.tags[k] in _INDICATIVE for k in tree.kids_of(root, "aux", "auxpass")
    )
    if not finite:
        return None
    adverb = next((k for k in tree.kids_of(root, "advmod") if tree.lower[k] in lexicon().suppositions), None)
    return None if adverb is None else Phrase(tree, adverb, adverb, adverb)


def _concluding(tree: Tree, root: int) -> Phrase | None:
    """The words with which the writer concludes: "must have" come, "can only have" come."""
    helpers = tree.kids_of(root, "aux", "auxpass")
    have = next((k for k in helpers if tree.lower[k] == "have"), None)
    if have is None or _CONCLUDING.isdisjoint(tree.lower[helpers[0] : root]):
        return None
    return Phrase(tree, helpers[0], have, helpers[0])
