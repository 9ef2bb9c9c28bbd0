"""A speaker before a colon: a headline "Kyiv: TWO UNITS ACTED ALONE", a transcript's "MODERATOR: YOUR TIME IS UP"."""

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page
from annotations.analysis.claims.phrase import trimmed
from annotations.analysis.claims.tree import Tree
from annotations.articles.model import Role

_LONGEST = 6
"""Tokens of a speaker before the colon ("Ukraine's deputy defence minister")."""
_SHORTEST = 2
_HEADS = frozenset((Role.HEADLINE, Role.STANDFIRST))
_VERBS = frozenset(("VERB", "AUX"))


def headline(page: Page) -> list[Found]:
    """The words after the colon, when what stands before it is a name and no label such as "Opinion"."""
    tree = page.tree
    words = [i for i, word in enumerate(tree.words[: _LONGEST + 3]) if word.strip()]
    if words and tree.words[words[0]] == '"':
        words = words[1:]
    colon = next((i for i in words if tree.words[i] == ":"), None)
    if colon is None or not _speaks(tree, words[0], colon):
        return []
    piece = trimmed(tree, colon + 1, len(tree) - 1)
    if piece is None or piece[1] - piece[0] < _SHORTEST:
        return []
    source = Phrase(tree, words[0], colon - 1, colon - 1)
    return [Found("headline", tree, [piece], Phrase(tree, colon, colon, colon), source, reports=True, rank=5)]


def _speaks(tree: Tree, first: int, colon: int) -> bool:
    """Whether the tokens before the colon name a speaker or a document."""
    name = range(first, colon)
    if not 0 < len(name) <= _LONGEST or any(tree.lower[i] in lexicon().labels for i in name):
        return False
    if all(tree.words[i].isupper() or not tree.words[i][0].isalnum() for i in name):
        return tree.role not in _HEADS or len(name) == 1
    plain = not any(tree.pos[i] in _VERBS or tree.words[i] in (",", '"', "(") for i in name)
    named = tree.words[colon - 1][0].isupper() or tree.lemmas[colon - 1] in lexicon().documents
    return tree.role in _HEADS and plain and named
