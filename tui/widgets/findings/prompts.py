"""How a claim and an entity are written in a list, as text that no foreign string can style."""

from collections.abc import Mapping

from textual.content import Content

from annotations.analysis.echoes import Relation
from annotations.analysis.model import Entity, Kind
from annotations.analysis.named import COUNTS, is_named
from annotations.judgement import Finding
from annotations.text import one_line
from tui.glyphs import RELATIONS, Sign, sign_of
from tui.widgets.findings.changes import changes

CONTENT_LIMIT = 140
"""Characters of a claim's content in the list; the whole of it stands in the text beside."""


def shortened(text: str, limit: int) -> str:
    """`text` on one line with its middle left out where it is longer than `limit` characters."""
    line = " ".join(one_line(text).split())
    if len(line) <= limit:
        return line
    head, tail = line[: limit * 2 // 3].rsplit(" ", 1)[0], line[-limit // 3 :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def attribution(finding: Finding) -> Content:
    """Who → cue, as one phrase: "Kyiv said", "according to officials", "The Ferry Post states"."""
    source, cue = shortened(finding.source, 80), shortened(finding.cue, 40)
    if not finding.claim.attributed:
        cue = "states"
    if not source:
        source = "the article" if finding.claim.kind is Kind.ASSERTION else "unnamed source"
    if cue.lower() == "according to":
        return Content.assemble((f"{cue} ", "$text-muted"), (source, "bold"))
    if f" {source} ".lower() in f" {cue} ".lower():
        return Content.styled(cue, "bold")  # "by their own account"
    return Content.assemble((source, "bold"), (f" {cue}" if cue else "", "$text-muted"))


def marks(finding: Finding) -> str:
    """What became of its verdict, kind, hedged, negated, via, worth, and what the analyst did to it, joined by dots."""
    claim = finding.claim
    annotation = finding.annotation
    unasked = not (claim.attributed or finding.own)
    said = [
        f"was {finding.verdict}" if finding.verdict and (finding.recheck or finding.lost) else "",
        claim.kind.value,
        "hedged" if claim.hedged else "",
        "negated" if claim.negated else "",
        f"via {shortened(claim.via, 40)}" if claim.via else "",
        f"worth {claim.worth:.2f}".replace("0.", ".") if unasked else "",
        "corrected" if finding.corrected else "",
        "yours" if annotation and annotation.marked else "",
        "note" if annotation and annotation.note else "",
    ]
    return " · ".join(word for word in said if word)


def claim_prompt(finding: Finding, counts: Mapping[Relation, int] | None = None) -> Content:
    """A claim as the list shows it: sign and attribution, content, verdict and marks, how many echoes of each kind."""
    sign = sign_of(finding)
    if finding.dismissed:
        return _dismissed_prompt(finding, sign)
    echoes = echo_counts(counts)
    return Content("\n").join(
        [
            Content.assemble((sign.glyph, sign.style), " ", attribution(finding)),
            changes(finding.was, finding.now)
            if finding.recheck
            else Content(shortened(finding.content, CONTENT_LIMIT)),
            Content.assemble(
                (sign.word, sign.style), (f" · {marks(finding)}", "$text-muted"), "  " if counts else "", echoes
            ),
            Content(""),
        ]
    )


def _dismissed_prompt(finding: Finding, sign: Sign) -> Content:
    """A claim that is none: muted and struck through."""
    lines = [
        Content(f"{sign.glyph} ") + Content.styled(attribution(finding).plain, "strike"),
        Content.styled(shortened(finding.content, CONTENT_LIMIT), "strike"),
        Content(f"{sign.word} · {marks(finding)}"),
        Content(""),
    ]
    return Content("\n").join(line.stylize_before(sign.style) for line in lines)


def echo_counts(counts: Mapping[Relation, int] | None) -> Content:
    """How many echoes of each relation, in few characters: "≠2 =1"."""
    some = [(sign, counts[relation]) for relation, sign in RELATIONS.items() if counts and counts[relation]]
    return Content(" ").join(Content.styled(f"{sign.glyph}{count}", sign.style) for sign, count in some)


def entity_prompt(entity: Entity) -> Content:
    """An entity as the list shows it: name, number of mentions, other names; dim where it is only described."""
    style = "" if is_named(entity) or entity.label in COUNTS else "$text-muted"
    name = Content.assemble((shortened(entity.name, 60), style), (f"  {len(entity.mentions)}", "$text-muted"))
    others = [shortened(alias, 40) for alias in entity.aliases if alias != entity.name]
    return name if not others else Content("\n").join([name, Content.styled("  " + ", ".join(others), "$text-muted")])
