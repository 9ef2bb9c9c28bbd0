"""Whose ministry it is: in "Britain's Ministry of Defense" the ministry is one mention, Britain another."""

from collections.abc import Iterator, Sequence

from annotations.analysis.entities.words import Candidate, Words
from annotations.analysis.model import Label

_OWNED = frozenset([Label.ORG, Label.MIL])
_OWNERS = frozenset([Label.GPE, Label.ORG])


def with_owners(words: Words, kept: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates; a named body right behind a country's possessive gets `owner`, written as in the text."""
    before: Candidate | None = None
    for one in kept:
        if before and one.label in _OWNED and not one.nominal and before.label in _OWNERS:
            between = words.text[before.end : one.start]
            if between in ("'s ", "’s ", "' ", "’ "):
                one = one._replace(owner=words.text[before.start : before.end] + between.rstrip())  # noqa: PLW2901
        yield one
        before = one
