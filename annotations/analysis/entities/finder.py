"""The entities of an article: the best of all candidates, spread over the text, and mentions brought together."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from annotations.analysis.entities import (
    aliases,
    events,
    forces,
    gazetteer,
    model_entities,
    numbers,
    offices,
    people,
    provenance,
    sites,
    weapons,
)
from annotations.analysis.entities.appositions import with_titles
from annotations.analysis.entities.gazetteer import nations
from annotations.analysis.entities.mention import Mention
from annotations.analysis.entities.model_entities import is_page_word
from annotations.analysis.entities.nested import free_names
from annotations.analysis.entities.ownership import with_owners
from annotations.analysis.entities.spread import spread
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Entity, Label
from annotations.articles.model import Article

if TYPE_CHECKING:
    from annotations.analysis.parse import Paragraph

FAMILIES = (numbers, gazetteer, events, forces, weapons, people, offices, sites, model_entities)
"""The rule families; each has `find(words)`."""


def find_entities(article: Article, paragraphs: Sequence["Paragraph"]) -> tuple[Entity, ...]:
    """The entities of `article`, in the order of their first mention.

    Args:
        article: the text, whose offsets the mentions use (code points).
        paragraphs: its parsed blocks; the parse of a model, or of the blank one, on which rules alone work.

    Returns:
        Entities with ids "e1", "e2" …; the spans of all mentions together don't overlap. The tail's are among them.
    """
    known = provenance.provenance(article)
    pages = spread(free_names([_page(Words(paragraph.doc), known) for paragraph in paragraphs]))
    mentions: list[Mention] = []
    tail_start = article.tail_start
    for paragraph, (words, kept) in zip(paragraphs, pages, strict=True):
        offset, tail = paragraph.offset, paragraph.offset >= tail_start
        mentions.extend(
            Mention(
                offset + one.start,
                offset + one.end,
                one.label,
                _written(words, one),
                one.name,
                one.nominal,
                one.title,
                one.owner,
                tail,
            )
            for one in with_owners(words, with_titles(words, kept))
        )
    return aliases.entities(mentions)


def _written(words: Words, one: Candidate) -> str:
    """The words of a mention; the capital that only begins a sentence is taken off a description: "gunmen"."""
    text = words.text[one.start : one.end]
    if one.nominal and text[:1].isupper():
        i = bisect_left(words.starts, one.start)
        is_name = words.tags[i] in ("NNP", "NNPS") and i + 1 < len(words) and one.end > words.ends[i]
        is_name |= words.lower[i] in nations() or words.lower[i] == "western"
        if words.begins(i) and words.texts[i][1:].islower() and not is_name:
            return text[0].lower() + text[1:]
    return text


def _page(words: Words, known: Mapping[str, Label]) -> tuple[Words, list[Candidate], list[Candidate]]:
    """A paragraph with the candidates that stay, and all there were."""
    found = [*provenance.find(words, known), *(one for family in FAMILIES for one in family.find(words))]
    found = [one for one in found if one.rank > Rank.MODEL or not _holds_two(one, found)]
    found = [one for one in found if one.rank == Rank.LISTED or one.nominal or not is_page_word(words, one)]
    return words, keep_longest(found), found


def _holds_two(one: Candidate, found: Iterable[Candidate]) -> bool:
    """Whether a span of the model is two names, or title and name, that rules tell apart: "Middle East Jane Roe"."""
    inside = [c for c in found if c.rank > Rank.MODEL and one.start <= c.start and c.end <= one.end and not c.nominal]
    persons = [c for c in inside if c.label is Label.PERSON and c.end - c.start < one.end - one.start]
    if any(p.title and one.start >= p.start - len(p.title) - 2 and one.end == p.end for p in persons):
        return True
    return any(
        c.label is not Label.PERSON and not (c.start < p.end and p.start < c.end) for p in persons for c in inside
    )


def keep_longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that don't overlap: of two the longer stays, of two equal ones the higher rank; sorted by place."""
    kept: list[Candidate] = []
    taken = bytearray()
    for one in sorted(found, key=lambda c: (c.start - c.end, -c.rank, c.start)):
        if len(taken) < one.end:
            taken.extend(bytes(one.end - len(taken)))
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept)
