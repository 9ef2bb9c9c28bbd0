"""A quotation in somebody's eyes: 'because to her, "NOTHING MATTERS MORE THAN BREAD"', 'For Moscow, "IT IS OVER"'."""

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.page import Page, Quote
from annotations.analysis.claims.phrase import source_phrase

_PAUSES = frozenset((",", "-", "--", "—", "–"))
_PERSONAL = frozenset(("him", "her", "them", "me", "us"))
_LONGEST = 6
"""Tokens of "to Captain Kern," before a quotation."""


def viewed(page: Page, quote: Quote, gap: range) -> Found | None:
    """The quotation when "to" or "for" with a name or a personal pronoun opens its clause; None otherwise.

    Args:
        page: the paragraph.
        quote: the quotation.
        gap: the tokens before it, from the start of its sentence.
    """
    tree = page.tree
    if not quote.utterance or tree.words[gap[-1]] != ",":
        return None
    for i in gap[-_LONGEST:]:
        if tree.lower[i] not in ("to", "for") or tree.pos[i] != "ADP":
            continue
        opens = i == gap[0] or tree.words[i - 1] in _PAUSES or tree.pos[i - 1] in ("SCONJ", "CCONJ")
        who = tree.kid(i, "pobj")
        if who is None or not (tree.pos[who] == "PROPN" or tree.lower[who] in _PERSONAL):
            continue  # "For years," and "to the north," have no eyes
        if opens and tree.right[who] >= gap[-1] - 1:
            source, cue = source_phrase(tree, who), Phrase(tree, i, i, i)
            return Found("speech", tree, [(quote.first, quote.last)], cue, source, reports=True, rank=4)
    return None
