"""What the tests of the analysis share: the model, loaded once, and articles made of a few paragraphs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from annotations.articles.model import Article, Block, Role

if TYPE_CHECKING:
    from spacy.language import Language


def article_of(*paragraphs: str, roles: tuple[Role, ...] = (), name: str = "sample") -> Article:
    """An article of these paragraphs, one a line, body unless `roles` says otherwise."""
    blocks = []
    start = 0
    for index, paragraph in enumerate(paragraphs):
        role = roles[index] if index < len(roles) else Role.BODY
        blocks.append(Block(role, start, start + len(paragraph)))
        start += len(paragraph) + 1
    text = "\n".join(paragraphs)
    return Article(id=name, version=f"version of {name}", path=f"{name}.txt", title="", text=text, blocks=tuple(blocks))


@pytest.fixture(scope="session", name="article_of")
def _article_of() -> Callable[..., Article]:
    return article_of


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """The model that the tests run on."""
    from annotations.analysis.models import choose, load

    return load(choose())
