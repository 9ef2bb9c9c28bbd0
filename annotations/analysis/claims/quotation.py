"""Where the quotation marks of a text open and close, over paragraphs too."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotations.articles.model import Article, Block
from annotations.text import Span

_DOUBLE = re.compile(r"[“”„‟«»\"]|''|``|’’|‘‘")
_OPENING = frozenset("“„‟«") | {"``", "‘‘"}
_CLOSING = frozenset("”»") | {"’’"}
_SINGLE = re.compile(
    r"(?<![\w'’‘])['‘‛](?=[^\s\d'’])(?:[^'‘’\n\"“”]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s\w+\s[^'’\n]*['’]))*['’](?!\w)"
)
_PAIR = 2
_BEFORE_OPENING = frozenset("([{—–-/…'‘")


class Quotation(NamedTuple):
    """Words in quotation marks.

    Attributes:
        span: with the marks, in the article.
        closed: False when the paragraph ends before the mark that closes it, as it does where a quotation runs on
            into the next paragraph.
        single: set in single marks.
    """

    span: Span
    closed: bool
    single: bool = False


def quotations(article: Article, block: Block) -> list[Quotation]:
    """The quotations of one block, in order, none inside another.

    Straight marks open after a space or bracket and close otherwise, as does a closing mark where a writer took the
    wrong one; a mark that fits neither is taken for inches.
    """
    double = list(_double(article.text, block))
    single = (Span(*match.span()) for match in _SINGLE.finditer(article.text, block.start, block.end))
    double += [
        Quotation(span, closed=True, single=True)
        for span in single
        if not any(span.overlaps(other.span) for other in double)
    ]
    return sorted(double)


def _double(text: str, block: Block) -> Iterator[Quotation]:
    opened = -1
    for match in _outer(list(_DOUBLE.finditer(text, block.start, block.end))):
        start, end = match.span()
        if _opens(text, block, match, is_open=opened >= 0, low=opened >= 0 and text[opened] == "„"):
            if opened >= 0:
                yield Quotation(Span(opened, _trimmed(text, opened, start)), closed=False)
            opened = start
        elif opened >= 0 and end - opened > 2:
            yield Quotation(Span(opened, end), closed=True)
            opened = -1
    if opened >= 0:
        end = _trimmed(text, opened, block.end)
        if end - opened > 2:
            yield Quotation(Span(opened, end), closed=False)


def _outer(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks without the pairs inside other pairs: '“They said “GO HOME” and left.”', '"They said “GO HOME.”"'.

    Only where the typographic marks of the paragraph pair up; a writer who forgot one closes nothing inside.
    """
    signs = [mark.group() for mark in marks]
    if not (signs.count("“") == signs.count("”") > 0):
        return marks
    kept = []
    depth = 0
    straight = signs.count('"') == _PAIR and signs[0] == signs[-1] == '"'
    for mark, sign in zip(marks, signs, strict=True):
        depth -= sign == "”"
        if depth < 0:
            return marks
        if sign not in ("“", "”") or (depth == 0 and not straight):
            kept.append(mark)
        depth += sign == "“"
    return kept


def _opens(text: str, block: Block, mark: re.Match[str], *, is_open: bool, low: bool) -> bool:
    sign = mark.group()
    if sign in _OPENING:
        return not (sign == "“" and low)
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    could_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    if sign in _CLOSING and is_open:
        return False
    return could_open and (not is_open or before.isspace())


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
