"""Claims of a few paragraphs as readable rows: who | cue | what."""

from collections.abc import Callable

import pytest

from annotations.analysis.claims import find_claims
from annotations.analysis.entities import find_entities
from annotations.analysis.parse import parse


@pytest.fixture(scope="session")
def claims(nlp, article_of) -> Callable[..., list]:
    """A function from paragraphs to (article, claims)."""

    def run(*paragraphs, **kwargs):
        article = article_of(*paragraphs, **kwargs)
        [(_, parsed)] = parse(nlp, [article])
        return article, find_claims(article, parsed, find_entities(article, parsed))

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
