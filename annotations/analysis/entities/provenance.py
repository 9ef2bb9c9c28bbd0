"""Who wrote and who printed the article: the author and the outlet, wherever the text names them."""

import re
from collections.abc import Iterator, Mapping

from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.person_name import ends_of_bodies, small_words
from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label
from annotations.analysis.parse import plain
from annotations.articles.model import Article, Role

_APART = re.compile(r"\s*(?:[,;/|•·\n]|\band\b|&)\s*")
_BY = re.compile(r"(?i)^\s*(?:(?:written|reported|reporting|words|story) )?by:?\s+")
_WORD = re.compile(r"[^\W\d_][\w.'-]*")


def provenance(article: Article) -> dict[str, Label]:
    """The names of the article's authors (from its front matter and bylines) and of its outlet, each with its type.

    "Readers of the Courier" and "News Desk" are nobody's name. What an outlet bears in brackets or behind a comma
    ("Dalny Svet, in exile") is left off.
    """
    bylines = [block.span.of(article.text) for block in article.blocks if block.role is Role.BYLINE]
    by = [_BY.sub("", line) for line in bylines if _BY.match(line)]
    found = {
        name: Label.PERSON for line in (article.author, *by) for name in _APART.split(plain(line)) if _is_person(name)
    }
    outlet = re.split(r"\s*[(,]", plain(article.outlet), maxsplit=1)[0].strip()
    if len(outlet) > 2 and outlet[0].isupper() and outlet.lower() not in nations():
        found[outlet] = Label.ORG
    return found


def find(words: Words, known: Mapping[str, Label]) -> Iterator[Candidate]:
    """Every place where the paragraph has one of the names of `known`."""
    text = words.text
    for name, label in known.items():
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield Candidate(start, end, label, Rank.LISTED, name)
            start = text.find(name, end)


def _is_person(name: str) -> bool:
    """Whether an author's line is a name: two to four words with capitals, none of which names a body or its staff."""
    parts = name.split()
    if not 2 <= len(parts) <= 4:
        return False
    return all(
        _WORD.fullmatch(part)
        and (part[0].isupper() or part.lower() in small_words("particles"))
        and part.lower() not in ends_of_bodies()
        and part.lower() not in nations()
        and part.lower() not in lexicon("people")["no_authors"]
        for part in parts
    )
