"""Captions and credits: the lines of a page that belong to its pictures."""

from annotations.articles.credits import is_caption_opening, is_credit, may_be_credit
from annotations.articles.model import Role
from annotations.articles.page import Page
from annotations.articles.vocabulary import folded

_WITHIN = 3
"""A line repeated within so many lines is a picture's alternative text and its caption."""
_CAPTION_WORDS = 60
_SHORTEST_REPEAT = 3
_SHORTEST_BEGINNING = 6
_MORE_WORDS = 10


def name_pictures(page: Page) -> None:
    """Name captions (by repetition, by their opening, by a credit right below) and credits, in place."""
    page.name(Role.CAPTION, *_repeated(page))
    for i, line in enumerate(page.lines):
        below_caption = i and page.roles[i - 1] is Role.CAPTION and not page.gaps[i] and may_be_credit(line)
        if page.unnamed(i) and (below_caption or is_credit(line)):
            page.name(Role.CREDIT, i)
        elif page.unnamed(i) and is_caption_opening(line):
            page.name(Role.CAPTION, i)
    for i in range(1, len(page)):
        captioned = page.unnamed(i - 1) and 3 < page.counts[i - 1] <= _CAPTION_WORDS
        if page.roles[i] is Role.CREDIT and not page.gaps[i] and captioned:
            page.name(Role.CAPTION, i - 1)


def _may_be_caption(page: Page, i: int) -> bool:
    return page.roles[i] in (None, Role.CAPTION)


def _repeated(page: Page) -> set[int]:
    plain = [
        folded(line) if _SHORTEST_REPEAT <= count <= _CAPTION_WORDS else ""
        for line, count in zip(page.lines, page.counts, strict=True)
    ]
    found: set[int] = set()
    for i, line in enumerate(plain):
        if line and _may_be_caption(page, i):
            again = [
                j
                for j in range(i + 1, min(len(page), i + 1 + _WITHIN))
                if _may_be_caption(page, j) and _goes_with(line, plain[j])
            ]
            found.update([i, *again] if again else [])
    return found


def _goes_with(one: str, other: str) -> bool:
    """Whether two folded lines are alternative text and caption: the same, or one goes on for some words more."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter or shorter == longer:
        return bool(shorter)
    count = len(shorter.split())
    return count >= _SHORTEST_BEGINNING and longer.startswith(shorter) and len(longer.split()) <= count + _MORE_WORDS
