"""What an analysis found, as the JSON object and the tables that `incursion-tui analyze` prints."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from annotations.analysis.level import Level, at_level
from annotations.analysis.model import Analysis, Claim, Entity
from annotations.articles.model import Article
from annotations.text import Span
from tui.commands.printing import cell, json_line, table

if TYPE_CHECKING:
    from rich.console import RenderableType

    from annotations.judgement import Finding


def outside_tail(article: Article, analysis: Analysis) -> Analysis:
    """The analysis without what lies in the article's unrelated tail."""
    end = article.tail_start
    entities = tuple(
        Entity(entity.id, entity.name, entity.label, entity.aliases, mentions)
        for entity in analysis.entities
        if (mentions := tuple(span for span in entity.mentions if span.start < end))
    )
    claims = tuple(claim for claim in analysis.claims if claim.start < end)
    return Analysis(analysis.version, analysis.pipeline, entities, claims)


def shown(
    article: Article, analysis: Analysis, level: Level = Level.ATTRIBUTED, *, all_blocks: bool = False
) -> Analysis:
    """What is printed of an analysis: the claims of a level, and what lies in the tail only when it is asked for."""
    if not all_blocks:
        analysis = outside_tail(article, analysis)
    return replace(analysis, claims=at_level(analysis.claims, level))


def as_json(
    path: str, article: Article, analysis: Analysis, findings: Sequence["Finding"] = (), *, terminal: bool = False
) -> str:
    """One line of JSON: the article's place, blocks, entities and claims; offsets are code points, end exclusive.

    Args:
        path: as the user named it; ends in the file's name.
        article: what was read.
        analysis: what is to be shown of it.
        findings: those of its claims, in their order, when an analyst corrected them; else none.
        terminal: escape whatever a terminal would obey or not show.
    """
    known = {entity.id for entity in analysis.entities}
    return json_line(
        {
            "path": path,
            "article": article.id,
            "version": article.version,
            "title": article.title,
            "language": article.language,
            "pipeline": analysis.pipeline,
            "blocks": [{"role": b.role.value, "start": b.start, "end": b.end} for b in article.blocks],
            "entities": [_entity(entity) for entity in analysis.entities],
            "claims": [
                _claim(claim, known) | (_finding(finding) if finding else {})
                for claim, finding in zip_longest(analysis.claims, findings)
            ],
        },
        terminal=terminal,
    )


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "label": entity.label.value,
        "aliases": list(entity.aliases),
        "mentions": [_pair(span) for span in entity.mentions],
    }


def _claim(claim: Claim, known: set[str]) -> dict[str, Any]:
    source = claim.source
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "spans": [_pair(span) for span in claim.spans],
        "source": source
        and {
            "start": source.start,
            "end": source.end,
            "entity": source.entity if source.entity in known else None,
        },
        "cue": claim.cue and {"start": claim.cue.start, "end": claim.cue.end},
        "kind": claim.kind.value,
        "hedged": claim.hedged,
        "negated": claim.negated,
        "via": claim.via,
        "worth": claim.worth,
    }


def _finding(finding: "Finding") -> dict[str, Any]:
    """What a corrected claim has besides: who says it in words, the verdict, and what the machine had found."""
    annotation = finding.annotation
    found = annotation.found if annotation else None
    return {
        "who": finding.source,
        "verdict": finding.verdict and finding.verdict.value,
        "by_analyst": annotation is not None and annotation.marked,
        "found": found and {"start": found.anchor.start, "end": found.anchor.end, "who": found.source},
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def as_tables(path: str, article: Article, analysis: Analysis, findings: Sequence["Finding"] = ()) -> "RenderableType":
    """The article's title, its claims and its entities, for rich to print; no foreign character drives the terminal.

    The arguments are those of `as_json`.
    """
    from rich.console import Group
    from rich.text import Text

    claims = table(("who", 3), ("says", 2), ("what", 8), ("how", 2))
    for claim, finding in zip_longest(analysis.claims, findings):
        marks = [claim.kind.value, "hedged" * claim.hedged, "negated" * claim.negated, claim.via and f"via {claim.via}"]
        marks += ("corrected" if finding.corrected else "", finding.verdict or "") if finding else ()
        claims.add_row(
            cell((finding.source if finding else claim.source and claim.source.span.of(article.text)) or "·"),
            cell(claim.cue.of(article.text) if claim.cue else ""),
            cell(" … ".join(span.of(article.text) for span in claim.spans)),
            cell(", ".join(filter(None, marks))),
        )
    entities = table(("type", 0), ("entity", 4), ("also", 5), ("times", 1))
    for entity in sorted(analysis.entities, key=lambda e: (e.label.value, -len(e.mentions), e.name)):
        entities.add_row(
            cell(entity.label.value), cell(entity.name), cell(", ".join(entity.aliases)), str(len(entity.mentions))
        )
    return Group(
        cell(article.title or path, "bold"),
        cell(
            f"{path} · {len(analysis.claims)} claims · {len(analysis.entities)} entities · {analysis.pipeline}", "dim"
        ),
        *([claims] if analysis.claims else [cell("No claims found.")]),
        *([entities] if analysis.entities else [cell("No entities found.")]),
        Text(),
    )
