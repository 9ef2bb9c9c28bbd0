"""Every piece of an article gets its role, by rules of thumb about place, length, punctuation and words."""

from collections.abc import Sequence

from annotations.articles.bylines import is_byline, is_date_line
from annotations.articles.front_matter import NONE, FrontMatter
from annotations.articles.head import name_head
from annotations.articles.labels import is_furniture, is_section
from annotations.articles.model import Block, Role
from annotations.articles.page import Page
from annotations.articles.paragraphs import Piece
from annotations.articles.pictures import name_pictures
from annotations.articles.tail import ending_of
from annotations.articles.vocabulary import ends_as_prose, ends_as_quote, folded

_LONGEST_ARTICLE = 5_000
"""Pieces up to which the rules are applied; a longer text is no article, and all of the rest is body."""
_SUBHEADING_WORDS = 10
_SIGNATURE_WORDS = 8
_LIST_SIGNS = tuple("-•–—*·+") + tuple(f"{n}{sign}" for n in range(1, 10) for sign in ".)")


def blocks_of(text: str, pieces: Sequence[Piece], known: FrontMatter = NONE) -> tuple[Block, ...]:
    """Name the role of every piece of `text`.

    The rules, first come first served: what follows a marker is tail; a role the format itself gives; a line repeated
    within three lines is alternative text and caption; agency words without a full stop are a credit; bylines and
    dates; then the head (section label, headline, standfirst) and, in the body, short lines without a full stop
    between paragraphs (subheadings: section). What is left is body. A text of teasers only has no tail.

    Args:
        text: the canonical text.
        pieces: the text's pieces in order.
        known: the front matter, whose title, outlet, author and date are recognised where the page repeats them.
    """
    lines = [" ".join(piece.span.of(text).split()) for piece in pieces]
    ending = ending_of(lines)
    end = min(ending.start, _LONGEST_ARTICLE)
    page = Page(
        lines=lines[:end],
        gaps=[piece.gap for piece in pieces[:end]],
        counts=[len(line.split()) for line in lines[:end]],
        roles=[Role.SECTION if i in ending.boxes else piece.role for i, piece in enumerate(pieces[:end])],
    )
    name_pictures(page)
    _name_by_words(page, known)
    _name_body(page, name_head(page, known))
    roles = [role or Role.BODY for role in page.roles] + [Role.BODY] * (ending.start - end)
    roles += [Role.MARKER if i == ending.start else Role.TAIL for i in range(ending.start, len(pieces))]
    return tuple(Block(role, piece.start, piece.end) for role, piece in zip(roles, pieces, strict=True))


def _name_by_words(page: Page, known: FrontMatter) -> None:
    """Bylines, dates and page furniture, by their words or because the front matter has told them."""
    author, outlet, published = folded(known.author), folded(known.outlet), folded(known.published)
    for i, line in enumerate(page.lines):
        if not page.unnamed(i):
            continue
        plain = folded(line) if len(line) <= 200 else ""
        signed = author and plain.startswith(author) and len(plain) <= len(author) + 60 and not ends_as_prose(line)
        if signed or (published and plain == published) or is_byline(line):
            page.name(Role.BYLINE, i)
        elif (outlet and plain == outlet) or is_furniture(line):
            page.name(Role.SECTION, i)


def _name_body(page: Page, body: int) -> None:
    for i in range(body, len(page)):
        if page.unnamed(i):
            page.name(_in_body(page, i), i)
        elif i > body and page.roles[i] is Role.BYLINE and is_date_line(page.lines[i]):
            page.roles[i] = Role.SECTION  # a time of day between paragraphs heads the next entry of a live report


def _in_body(page: Page, i: int) -> Role:
    """Body, or one of the short lines between its paragraphs."""
    line = page.lines[i]
    if not page.gaps[i] or page.counts[i] > _SUBHEADING_WORDS or line.startswith(_LIST_SIGNS):
        return Role.BODY
    if ends_as_prose(line) or ends_as_quote(line) or line.endswith((":", ",", ";")):
        return Role.BODY
    if i + 1 == len(page):
        signed = 1 < page.counts[i] <= _SIGNATURE_WORDS and not any(word[0].islower() for word in line.split())
        return Role.BYLINE if signed else Role.BODY
    heads = page.gaps[i + 1] and (page.counts[i + 1] > page.counts[i] or is_section(line))
    return Role.SECTION if heads else Role.BODY
