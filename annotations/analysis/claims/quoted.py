"""A cue with words in quotation marks that the parser left unconnected: "She called THE RAID “A FARCE”"."""

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.speech import joins

_FRAMES = frozenset(("quote", "clause", "small", "as", "object"))
_ENUMERATION = 4
_REACH = 12
"""Tokens between a cue and the quotation that ends its content."""


def quoted(page: Page, found: list[Found]) -> list[Found]:
    """Findings for the quotations that no other content covers, from the cue verb before them in the sentence."""
    tree = page.tree
    covered = {i for f in found if f.tree is tree for first, last in f.content for i in range(first, last + 1)}
    cues = {f.cue.head for f in found if f.cue is not None and f.cue.tree is tree}
    verbs = lexicon().verbs
    made: list[Found] = []
    for n, quote in enumerate(page.quotes):
        if quote.first in covered:
            continue
        for i in range(quote.first - 1, max(-1, quote.first - _REACH), -1):
            if tree.words[i] in (".", "?", "!", ";", ":") or i in covered or page.quote_of[i] >= 0:
                break
            if tree.pos[i] not in ("VERB", "AUX"):
                continue
            if tree.pos[i] == "VERB" and i not in cues and verbs.get(tree.lemmas[i], frozenset()) & _FRAMES:
                last = quote.last
                for later in page.quotes[n + 1 :]:
                    if later.first - last > _ENUMERATION or not joins(page, last, later.first):
                        break
                    last = later.last
                piece = trimmed(tree, i + 1, last)
                who = speaker(tree, i)
                if piece and who is not None:
                    made.append(Found("quoted", tree, [piece], cue_phrase(tree, i), who, rank=2))
                    covered.update(range(piece[0], piece[1] + 1))
            break
    return made
