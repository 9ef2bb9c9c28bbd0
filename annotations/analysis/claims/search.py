"""Every rule over every paragraph, and what they find made to agree."""

from collections.abc import Sequence

from annotations.analysis.claims.according import according
from annotations.analysis.claims.adjective import adjective
from annotations.analysis.claims.assertion import assertions
from annotations.analysis.claims.carry import Carry
from annotations.analysis.claims.clause import clause
from annotations.analysis.claims.conjoined import conjoined
from annotations.analysis.claims.found import Found
from annotations.analysis.claims.gerund import gerund
from annotations.analysis.claims.headline import headline
from annotations.analysis.claims.infinitive import infinitive
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.loose import loose
from annotations.analysis.claims.nominal import nominal
from annotations.analysis.claims.objects import objects
from annotations.analysis.claims.page import Page, pages_of
from annotations.analysis.claims.passive import passive
from annotations.analysis.claims.phrase import source_phrase, trimmed
from annotations.analysis.claims.prepositions import prepositions
from annotations.analysis.claims.quoted import quoted
from annotations.analysis.claims.small_clause import small_clause
from annotations.analysis.claims.speech import Attribution
from annotations.analysis.claims.statement import statements
from annotations.analysis.claims.wording import wording
from annotations.analysis.parse import Paragraph
from annotations.articles.model import Article
from annotations.text import Span

_SAME = 0.7
"""The share of common tokens from which two contents are one."""
_VERB_RULES = (passive, clause, small_clause, infinitive, gerund, prepositions, objects, loose)


def search(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[list[Found], list[Span]]:
    """All findings in the order of the text, and every quotation."""
    found: list[Found] = []
    quotes: list[Span] = []
    carry = Carry()
    for page in pages_of(article, paragraphs):
        hits = [f for f in _by_word(page) if _outside_quotes(page, f)] if page.tree.parsed else []
        hits += headline(page)
        attribution = Attribution(page, hits)
        hits += attribution.made
        hits += quoted(page, hits)
        hits += wording(page, hits)
        settled = _settled(hits)
        found.extend(settled)
        carried = carry.take(page, settled, attribution.owners)
        found += carried
        supposed = assertions(page, [*settled, *carried])
        found += [*supposed, *statements(page, [*settled, *carried, *supposed])]
        quotes.extend(page.tree.span(quote.first, quote.last) for quote in page.quotes)
    return found, quotes


def _by_word(page: Page) -> list[Found]:
    tree = page.tree
    table = lexicon()
    found: list[Found] = []
    for i, lemma in enumerate(tree.lemmas):
        pos = tree.pos[i]
        if pos == "VERB":
            if lemma == "accord":
                found.extend(according(tree, i))
            elif lemma in table.verbs or lemma in table.prepositions:
                for rule in _VERB_RULES:
                    hits = list(rule(tree, i))
                    found.extend(hits)
                    if hits:
                        break
        elif pos == "NOUN" and tree.tags[i] == "NNS" and i and tree.deps[i - 1] == "cc" and lemma in table.verbs:
            found.extend(conjoined(tree, i))
        elif pos == "NOUN" and lemma in table.nouns:
            found.extend(nominal(tree, i))
        elif pos == "ADJ" and tree.lower[i] in table.adjectives:
            found.extend(adjective(tree, i))
        elif lemma in ("in", "by") and pos == "ADP":
            found.extend(according(tree, i))
    return found


def _outside_quotes(page: Page, finding: Found) -> bool:
    """Whether the narrator reports it, or somebody quoted who names a third party."""
    if finding.cue is None or page.quote_of[finding.cue.head] < 0:
        return True
    before = finding.cue.first - 1
    if finding.source is None or page.quote_of[finding.source.head] != page.quote_of[finding.cue.head]:
        # The parser took a subject from outside the marks: the noun next to the cue is the one who speaks.
        if before < 0 or page.quote_of[before] != page.quote_of[finding.cue.head]:
            return False
        finding.source = source_phrase(page.tree, before)
    return (
        finding.reports
        and finding.source is not None
        and page.tree.pos[finding.source.head] in ("PROPN", "NOUN")
        and finding.rule in ("clause", "according")
    )


def _settled(found: list[Found]) -> list[Found]:
    """Of findings with nearly the same content, the one of the highest rank."""
    kept: list[Found] = []
    _cut_at_conjoined(found)
    found = [finding for finding in found if finding.content and not _minor(finding, found)]
    for finding in sorted(found, key=lambda f: -f.rank):
        if not any(_same_content(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.cue.first if f.cue else f.content[0][0])


def _cut_at_conjoined(found: list[Found]) -> None:
    """End a content before the second cue that the parser had drawn into it."""
    for cue in [f.cue for f in found if f.rule == "conjoined" and f.cue is not None]:
        for finding in found:
            if finding.tree is cue.tree and finding.cue is not None and finding.cue.last < cue.first:
                finding.content = [
                    piece
                    for first, last in finding.content
                    if (piece := trimmed(finding.tree, first, last if last < cue.first else cue.first - 1))
                ]


def _minor(finding: Found, found: list[Found]) -> bool:
    """Whether it is an attitude inside another's content ("she said that they want to leave"): one claim, not two."""
    cue = finding.cue
    if cue is None or (
        finding.reports and finding.source is not None and finding.rule in ("clause", "speech", "according")
    ):
        return False
    return any(
        first <= cue.head <= last
        for other in found
        if other is not finding and other.tree is finding.tree
        for first, last in other.content
    )


def _same_content(finding: Found, other: Found) -> bool:
    """Whether one of the two says nothing new; a cue inside the other's content makes a source within a source."""
    words, others = _tokens(finding), _tokens(other)
    if finding.cue is not None and finding.reports and finding.cue.head in others:
        return False
    return len(words & others) > _SAME * len(words | others)


def _tokens(finding: Found) -> set[int]:
    return {i for first, last in finding.content for i in range(first, last + 1)}
