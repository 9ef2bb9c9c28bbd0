"""What the tests of the entities share: sentences in, names with their types out."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from annotations.analysis import models
from annotations.analysis.entities import find_entities
from annotations.analysis.model import Entity
from annotations.analysis.parse import parse

Find = Callable[..., tuple[Entity, ...]]


def _finder(nlp: Language, article_of: Callable) -> Find:
    def find(*paragraphs: str, **options: object) -> tuple[Entity, ...]:
        article = article_of(*paragraphs, **options)
        ((_, parsed),) = parse(nlp, [article])
        return find_entities(article, parsed)

    return find


@pytest.fixture(scope="session")
def find(nlp, article_of) -> Find:
    """Entities of the paragraphs given, with the model."""
    return _finder(nlp, article_of)


@pytest.fixture(scope="session")
def find_blank(article_of) -> Find:
    """Entities of the paragraphs given, by rules alone."""
    return _finder(models.load(models.choose(models.BLANK)), article_of)


@pytest.fixture(scope="session")
def spans(find) -> Callable[[str], set[tuple[str, str]]]:
    """The mentions of one paragraph, each with its type."""

    def spans_of(text: str) -> set[tuple[str, str]]:
        return {(text[m.start : m.end], entity.label.value) for entity in find(text) for m in entity.mentions}

    return spans_of


@pytest.fixture(scope="session")
def says(spans) -> Callable[[str, str], None]:
    """Check the mentions of a sentence of some types, written "Kozinka GPE; two tanks VEHICLE"."""

    def check(text: str, expected: str, *labels: str) -> None:
        wanted = {tuple(entry.rsplit(" ", 1)) for entry in expected.split("; ") if entry}
        assert {found for found in spans(text) if found[1] in labels} == wanted

    return check
