"""Who claims what: reported speech and thought, one rule family a module, cue words in cues.toml."""

from collections.abc import Sequence

from annotations.analysis.claims.making import make_claims
from annotations.analysis.claims.search import search
from annotations.analysis.model import Claim, Entity
from annotations.analysis.parse import Paragraph
from annotations.articles.model import Article

__all__ = ["find_claims"]


def find_claims(article: Article, paragraphs: Sequence[Paragraph], entities: Sequence[Entity]) -> tuple[Claim, ...]:
    """Every claim of the article, in the order of the text.

    Args:
        article: where the paragraphs come from.
        paragraphs: its parse, tail included.
        entities: its entities; a source points to the one it names or takes up.
    """
    found, quotes = search(article, paragraphs)
    return make_claims(article, found, quotes, entities)
