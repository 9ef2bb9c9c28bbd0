"""Claims of a few paragraphs as readable rows: who | cue | what; and the article's plain statements."""

from collections.abc import Callable

import pytest

from annotations.analysis.claims import find_claims
from annotations.analysis.entities import find_entities
from annotations.analysis.parse import parse


@pytest.fixture(scope="session")
def claims(nlp, article_of) -> Callable[..., list]:
    """A function from paragraphs to (article, attributed claims)."""

    def run(*paragraphs, **kwargs):
        article = article_of(*paragraphs, **kwargs)
        [(_, parsed)] = parse(nlp, [article])
        found = find_claims(article, parsed, find_entities(article, parsed))
        return article, [claim for claim in found if claim.attributed]

    return run


@pytest.fixture(scope="session")
def statements(nlp, article_of) -> Callable[..., list[str]]:
    """A function from paragraphs to the article's plain statements, the pieces of one parted by ` … `."""

    def run(*paragraphs, **kwargs):
        article = article_of(*paragraphs, **kwargs)
        [(_, parsed)] = parse(nlp, [article])
        found = find_claims(article, parsed, ())
        return [" … ".join(span.of(article.text) for span in claim.spans) for claim in found if not claim.attributed]

    return run


@pytest.fixture(scope="session")
def rows(claims) -> Callable[..., list[str]]:
    """A function from paragraphs to rows `source | cue | content`, the pieces of a content parted by ` … `."""

    def run(*paragraphs, **kwargs):
        article, found = claims(*paragraphs, **kwargs)

        def words(part):
            return part.span.of(article.text) if part else "-"

        return [
            " | ".join(
                (
                    words(claim.source),
                    claim.cue.of(article.text) if claim.cue else "-",
                    " … ".join(span.of(article.text) for span in claim.spans),
                )
            )
            for claim in found
        ]

    return run
