"""One pipeline from an article to its analysis: parse, entities, claims."""

from collections.abc import Iterable, Iterator

from annotations.analysis.model import Analysis
from annotations.analysis.models import ModelChoice
from annotations.articles.model import Article

PIPELINE = "incursion-3"
"""The version of the rules; it changes whenever they may find something else, so that cached analyses are made anew."""


def pipeline_name(choice: ModelChoice) -> str:
    """The key under which analyses are cached: the model, its version and the version of the rules."""
    return f"{choice.name}-{choice.version}/{PIPELINE}"


class Pipeline:
    """A loaded model with the rules; loading takes about a second."""

    def __init__(self, choice: ModelChoice) -> None:
        """Load the model.

        Raises:
            ModelError: when it can't be used.
        """
        from annotations.analysis.models import load

        self.name = pipeline_name(choice)
        self._nlp = load(choice)

    def analyse(self, article: Article) -> Analysis:
        """Entities and claims of one article."""
        return next(self.analyse_many([article]))[1]

    def analyse_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Analysis]]:
        """The same for many, streaming and in order; articles are read about a batch ahead."""
        from annotations.analysis.claims import find_claims
        from annotations.analysis.entities import find_entities
        from annotations.analysis.parse import parse

        for article, paragraphs in parse(self._nlp, articles):
            entities = find_entities(article, paragraphs)
            claims = find_claims(article, paragraphs, entities)
            yield article, Analysis(article.version, self.name, entities, claims)
