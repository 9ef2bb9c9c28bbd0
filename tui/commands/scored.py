"""Scores as the JSON object and the tables that `incursion-tui score` prints."""

from typing import TYPE_CHECKING

import msgspec

from annotations.analysis.scoring import ClaimScore, EntityScore, Figures
from tui.commands.printing import cell, table

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


class Scores(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one pipeline reaches; None for what the gold does not mark."""

    pipeline: str
    claims: ClaimScore | None = None
    entities: EntityScore | None = None


def as_json(scores: Scores) -> str:
    """One object over several lines, for people as well."""
    return msgspec.json.format(msgspec.json.encode(scores), indent=1).decode()


def as_tables(scores: Scores) -> "RenderableType":
    """A table for the claims and one for the entities, for rich to print."""
    from rich.console import Group

    parts: list[RenderableType] = [cell(scores.pipeline, "bold")]
    if scores.claims is not None:
        parts += _claims(scores.claims)
    if scores.entities is not None:
        parts += _entities(scores.entities)
    return Group(*parts)


def _claims(score: ClaimScore) -> "list[RenderableType]":
    rated = _rated("claims", {"soft": score.soft, "exact": score.exact, "triple": score.triple})
    single = _single(
        {
            "source right where soft": score.source_right,
            **{f"recall of {kind} content": value for kind, value in score.recall_by_kind.items()},
        }
    )
    return [
        cell(f"{score.articles} articles, {score.gold} claims, {score.found} found{_unread(score.unread)}"),
        rated,
        single,
    ]


def _entities(score: EntityScore) -> "list[RenderableType]":
    rated = _rated("entities", {"exact": score.exact, "partial": score.partial})
    types = {f"partial F1 of {name}": value for name, value in score.partial_by_type.items()}
    return [
        cell(f"{score.documents} articles with entities{_unread(score.unread)}"),
        rated,
        _single({"named recall": score.named_recall, **types}),
    ]


def _unread(number: int) -> str:
    return f", {number} not analysed" if number else ""


def _rated(what: str, rows: dict[str, Figures]) -> "Table":
    made = table((what, 4), ("precision", 2), ("recall", 2), ("F1", 2))
    for name, figures in rows.items():
        made.add_row(name, *(f"{value:.1f} %" for value in (figures.precision, figures.recall, figures.f1)))
    return made


def _single(rows: dict[str, float]) -> "Table":
    made = table(("", 8), ("", 2), head=False)
    for name, value in rows.items():
        made.add_row(name, f"{value:.1f} %")
    return made
