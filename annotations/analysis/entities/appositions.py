"""Titles that stand behind a comma: "its spokesman, John Roe" and "John Roe, the spokesman" tell his office."""

from collections.abc import Sequence

from annotations.analysis.entities.words import Candidate, Words
from annotations.analysis.model import Label


def with_titles(words: Words, kept: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a person next to an office and a comma gets that office as title."""
    result = list(kept)
    for k in range(len(kept) - 1):
        first, second = kept[k], kept[k + 1]
        if first.label is second.label is Label.PERSON and first.nominal != second.nominal:
            between = words.text[first.end : second.start]
            named, office = (second, first) if first.nominal else (first, second)
            if between in (", ", ", the ", ", its ", ", his ", ", their ") and not named.title:
                result[k if named is first else k + 1] = named._replace(title=words.text[office.start : office.end])
    return result
