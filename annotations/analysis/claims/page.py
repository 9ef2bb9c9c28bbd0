"""An article as the rules see it: a tree a paragraph, with the quotations in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotations.analysis.claims.quotation import Quotation, quotations
from annotations.analysis.claims.tree import Tree
from annotations.analysis.parse import Paragraph
from annotations.articles.model import Article, Block

_UTTERANCE = 5
"""Words in quotation marks from which they are somebody's statement rather than a term or a title."""
_MARKS = frozenset(("'", '"', "''"))
_STOPS = (",", ".", "?", "!", "-", "--", "—", "–", "...", "…", ";")


class Quote(NamedTuple):
    """A quotation as tokens of its tree, marks included.

    Attributes:
        first, last: its tokens, both included.
        utterance: long enough, or punctuated, as a statement of its own.
        mark: the sign that opens it, as written.
        ends: its last sign inside the marks when that is punctuation, else "".
    """

    first: int
    last: int
    utterance: bool
    ends: str
    mark: str
    closed: bool
    single: bool


class Page(NamedTuple):
    """One paragraph: its tree, its quotations, and which of them each token is in (-1 for none)."""

    tree: Tree
    quotes: list[Quote]
    quote_of: list[int]

    def quoted(self, i: int) -> Quote | None:
        """The quotation that the token is in."""
        n = self.quote_of[i]
        return None if n < 0 else self.quotes[n]


def pages_of(article: Article, paragraphs: Iterable[Paragraph]) -> Iterator[Page]:
    """Read the paragraphs one by one; a quotation that is not made of whole tokens is left out."""
    block: Block | None = None
    marked: list[Quotation] = []
    for paragraph in paragraphs:
        if paragraph.block is not block:  # the pieces of an over-long block share its quotations
            block, marked = paragraph.block, quotations(article, paragraph.block)
        yield _page(article, paragraph, marked)


def _page(article: Article, paragraph: Paragraph, marked: Iterable[Quotation]) -> Page:
    tree = Tree(paragraph)
    quotes: list[Quote] = []
    quote_of = [-1] * len(tree)
    for quotation in marked:
        quote = _as_tokens(tree, quotation, article.text[quotation.span.start])
        if quote is not None and (not quotes or quotes[-1].last < quote.first):
            quote_of[quote.first : quote.last + 1] = [len(quotes)] * (quote.last + 1 - quote.first)
            quotes.append(quote)
    return Page(tree, quotes, quote_of)


def _as_tokens(tree: Tree, quotation: Quotation, mark: str) -> Quote | None:
    first = bisect_right(tree.starts, quotation.span.start) - 1
    last = bisect_left(tree.ends, quotation.span.end)
    if first < 0 or last >= len(tree) or last - first < 1:
        return None
    inner = [i for i in range(first + 1, last + (not quotation.closed)) if tree.words[i].strip()]
    if not inner:
        return None
    sign = next((tree.words[i] for i in reversed(inner) if tree.words[i] not in _MARKS), "")
    ends = sign if sign in _STOPS else ""
    words = sum(tree.words[i][0].isalnum() for i in inner)
    utterance = words >= _UTTERANCE or (bool(ends) and ends != ";" and words >= 1)
    return Quote(first, last, utterance, ends, mark, quotation.closed, quotation.single)
