"""A name set under a quotation: '"I NEVER WANT TO SEE THAT ROAD AGAIN." — Ivan Petrenko, teacher'."""

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.page import Page, Quote

_STOPS = frozenset((".", "?", "!"))
_DASHES = frozenset(("—", "–", "--", "-"))
_VERBS = frozenset(("VERB", "AUX"))
_LONGEST = 14
"""Tokens of a signature: a name with its office."""


def signed(page: Page, quote: Quote, gap: range, *, alone: bool) -> Found | None:
    """The statement above a signature that ends a paragraph; None when no signature follows.

    Args:
        page: the paragraph.
        quote: the quotation before the dash.
        gap: the tokens after it, to the end of the sentence.
        alone: nobody else speaks in the paragraph; then the statement begins with the marks that open the paragraph,
            since letters keep the marks that their writers set: '"They told us “go home.” Nobody came." — I. Lysenko'.
    """
    tree = page.tree
    words = tree.words
    if not quote.utterance or not gap or words[gap[0]] not in _DASHES or not 1 < len(gap) <= _LONGEST:
        return None
    rest = [i for i in range(gap[-1] + 1, len(tree)) if words[i].strip() and words[i] not in _STOPS]
    if rest or any(tree.pos[i] in _VERBS for i in gap) or not words[gap[1]][:1].isupper():
        return None
    last = next((i - 1 for i in gap[1:] if words[i] in (",", "(")), gap[-1])
    begin = page.quotes[0].first
    opens = alone and not any(word[0].isalnum() for word in words[:begin])
    source = Phrase(tree, gap[1], last, last)
    return Found("speech", tree, [(begin if opens else quote.first, quote.last)], None, source, reports=True, rank=4)
