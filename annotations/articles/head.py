"""The head of an article: section label, headline, standfirst, down to the first paragraph of the body."""

from annotations.articles.bylines import is_time_of_day
from annotations.articles.front_matter import FrontMatter
from annotations.articles.labels import is_section
from annotations.articles.model import Role
from annotations.articles.page import Page
from annotations.articles.vocabulary import ends_as_prose, ends_as_quote, folded

_HEADLINE_WORDS = 25
_HEADLINE_LENGTH = 250
_SENTENCE_HEADLINE_WORDS = 16
"""A first line that ends with a full stop is a headline only up to this length, when a longer paragraph follows."""
_STANDFIRST_WORDS = 45
_LABEL_WORDS = 3
_MOST_LABELS = 3
_MOST_STANDFIRSTS = 3
"""More lines without a full stop below the headline are a list."""
_TITLE_PIECES = 12
"""A title that the front matter tells is looked for in so many pieces."""
_HEAD_PIECES = 40
"""A page without a single paragraph in so many pieces, such as a list, has no head beyond its headline."""


def name_head(page: Page, known: FrontMatter) -> int:
    """Name the pieces above the first paragraph of the body, in place.

    Args:
        page: with captions, credits and bylines named already.
        known: the front matter; its title settles which line is the headline.

    Returns:
        The index of the first piece of the body.
    """
    title = folded(known.title)
    top = range(min(len(page), _TITLE_PIECES))
    told = [i for i in top if page.roles[i] is Role.HEADLINE or (title and folded(page.lines[i]) == title)]
    body = _first_of_body(page, told[0] if told else -1)
    unnamed = [i for i in range(body) if page.unnamed(i) and i not in told]
    if told:
        for i in told:
            page.roles[i] = Role.HEADLINE
        labels = [i for i in unnamed if i < told[0]]
        below = [i for i in unnamed if i > told[0]]
    else:
        labels = _labels(page, unnamed)
        below = unnamed[len(labels) :]
        if below and _may_be_headline(page.lines[below[0]]):
            page.name(Role.HEADLINE, below.pop(0))
        elif not below:
            for i in _doubled_headline(page, body):
                page.roles[i] = Role.HEADLINE
    page.name(Role.SECTION, *labels)
    for i in below:
        page.name(Role.BODY if len(below) > _MOST_STANDFIRSTS else _below_headline(page, i), i)
    return body


def _first_of_body(page: Page, headline: int) -> int:
    """Index of the first paragraph of the body; what a byline closes off above it is a standfirst, not a body."""
    end = min(len(page), headline + 1 + _HEAD_PIECES)
    first = next((i for i in range(headline + 1, end) if page.unnamed(i) and _reads_as_body(page, i, headline)), end)
    headed = headline >= 0 or any(page.unnamed(i) for i in range(first))
    for i in (first + 1, first + 2):
        if headed and i + 1 < len(page) and page.roles[i] is Role.BYLINE and not is_time_of_day(page.lines[i]):
            between = [j for j in range(first, i) if page.unnamed(j)]
            if all(page.counts[j] <= _STANDFIRST_WORDS for j in between):
                return i + 1
    return first


def _reads_as_body(page: Page, i: int, headline: int) -> bool:
    line, count = page.lines[i], page.counts[i]
    if is_section(line):
        return False
    leads = headline < 0 and not any(page.unnamed(j) and not is_section(page.lines[j]) for j in range(i))
    if ends_as_prose(line):
        return not (leads and _is_sentence_headline(page, i))
    if count > _STANDFIRST_WORDS or (leads and count > _HEADLINE_WORDS):
        return True
    return not leads and count >= 8 and (ends_as_quote(line) or line.endswith((":", ";", ",")))


def _is_sentence_headline(page: Page, i: int) -> bool:
    below = page.counts[i + 1 : i + 4]
    if page.counts[i] > _SENTENCE_HEADLINE_WORDS or not below or not page.gaps[i + 1]:
        return False
    return max(below) >= 1.5 * page.counts[i]


def _labels(page: Page, unnamed: list[int]) -> list[int]:
    """The section labels that stand above the headline."""
    labels = 0
    while labels < min(_MOST_LABELS, len(unnamed) - 1):
        line, following, *after = (page.lines[i] for i in unnamed[labels : labels + 3])
        if not _is_label(line, following, after[0] if after else ""):
            break
        labels += 1
    return unnamed[:labels]


def _is_label(line: str, following: str, after: str) -> bool:
    """Whether `line` is a label and `following` the headline, rather than headline and standfirst."""
    words, below = len(line.split()), len(following.split())
    if is_section(line):
        return True
    if words > _LABEL_WORDS or ends_as_prose(line) or not _may_be_headline(following):
        return False
    if line.isupper() and not following.isupper():
        return True
    grows = len(line) < len(following) < len(after)
    return words <= below <= _SENTENCE_HEADLINE_WORDS and (grows or (words <= 2 and below >= 4))


def _may_be_headline(line: str) -> bool:
    return len(line.split()) <= _HEADLINE_WORDS and len(line) <= _HEADLINE_LENGTH


def _doubled_headline(page: Page, body: int) -> list[int]:
    """A title twice at the head of a page (the window's and the article's), with no credit near, is no caption."""
    captions = [i for i in range(body) if page.roles[i] is Role.CAPTION]
    if not captions or page.counts[captions[0]] > _SENTENCE_HEADLINE_WORDS or Role.CREDIT in page.roles[:body]:
        return []
    plain = folded(page.lines[captions[0]])
    return [i for i in captions if folded(page.lines[i]) == plain]


def _below_headline(page: Page, i: int) -> Role:
    """A standfirst, or below a byline or a picture no more than a line of the body without its full stop."""
    line, words = page.lines[i], page.lines[i].split()
    if is_section(line):
        return Role.SECTION
    if len(words) <= _LABEL_WORDS and not ends_as_prose(line):
        if len(words) >= 2 and all(word[0].isupper() for word in words):
            return Role.BYLINE
        if len(words) < _LABEL_WORDS:
            return Role.SECTION
    closed = any(page.roles[j] in (Role.BYLINE, Role.CAPTION, Role.CREDIT) for j in range(i))
    return Role.BODY if closed else Role.STANDFIRST
