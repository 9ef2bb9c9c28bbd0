"""Precision, recall and F1, in per cent."""

import msgspec


class Figures(msgspec.Struct, frozen=True):
    """Per cent, to one decimal place.

    Attributes:
        precision: how much of what was found is right.
        recall: how much of what was to be found is found.
        f1: their harmonic mean.
    """

    precision: float = msgspec.field(name="P")
    recall: float = msgspec.field(name="R")
    f1: float = msgspec.field(name="F1")


def percent(part: float, whole: float) -> float:
    """`part` of `whole` in per cent; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


def figures(hits: int, *, found: int, gold: int) -> Figures:
    """The figures of so many hits among what was found and what the gold holds."""
    precision, recall = (hits / whole if whole else 0.0 for whole in (found, gold))
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return Figures(percent(precision, 1), percent(recall, 1), percent(f1, 1))
