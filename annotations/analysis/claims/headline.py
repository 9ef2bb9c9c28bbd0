"""A speaker at the edge of a line: "Kyiv: TWO UNITS ACTED ALONE", "DAM HOLDS, says mayor", "CHAIR: TIME IS UP"."""

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
_NO_NAME = _VERBS | {"ADP", "DET"}


def headline(page: Page) -> list[Found]:
    """The words after a colon when what stands before is a name and no label; in headlines also those before a speaker.

    "MODERATOR: YOUR TIME IS UP", "TWO DEAD AT DAM, says mayor", "DAM HOLDS, mayor says", "DAM HOLDS: mayor".
    """
    return _after_name(page) or _before_name(page)


def _after_name(page: Page) -> list[Found]:
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


def _before_name(page: Page) -> list[Found]:
    tree = page.tree
    end = len(tree) - 1
    while end > 0 and not tree.words[end].strip():
        end -= 1
    if tree.role not in _HEADS or end < _SHORTEST or not tree.words[end][0].isalnum():
        return []
    pause = next(
        (i for i in range(end - 1, max(_SHORTEST, end - _LONGEST - 2), -1) if tree.words[i] in (",", ":")), None
    )
    if pause is None:
        return []
    rest = range(pause + 1, end + 1)
    colon = tree.words[pause] == ":"
    cue = None if colon else next((i for i in (rest[0], rest[-1]) if tree.lower[i] in lexicon().present), None)
    name = [i for i in rest if i != cue]
    piece = trimmed(tree, 0, pause - 1)
    if (
        not name
        or piece is None
        or not (_named(tree, name) and (cue is not None or (colon and tree.lower[name[-1]] in lexicon().speakers)))
    ):
        return []
    at = pause if cue is None else cue
    source = Phrase(tree, name[0], name[-1], name[-1])
    return [Found("headline", tree, [piece], Phrase(tree, at, at, at), source, reports=True, rank=5)]


def _named(tree: Tree, name: list[int]) -> bool:
    """Whether the last words of a headline may be a name: nothing else is said in them."""
    known = tree.lower[name[-1]] in lexicon().speakers  # "report" may pass for a verb
    return not any(tree.words[i] in (",", '"', "(", ":") or tree.pos[i] in _NO_NAME for i in name[: len(name) - known])


def _speaks(tree: Tree, first: int, colon: int) -> bool:
    """Whether the tokens before the colon name a speaker or a document."""
    name = range(first, colon)
    if not 0 < len(name) <= _LONGEST or any(tree.lower[i] in lexicon().labels for i in name):
        return False
    if all(tree.words[i].isupper() or not tree.words[i][0].isalnum() for i in name):
        return tree.role not in _HEADS or len(name) == 1
    plain = not any(tree.pos[i] in _VERBS or tree.words[i] in (",", '"', "(") for i in name)
    known = tree.lemmas[colon - 1] in lexicon().documents or tree.lower[colon - 1] in lexicon().speakers
    named = tree.words[colon - 1][0].isupper() or known
    return tree.role in _HEADS and plain and named
