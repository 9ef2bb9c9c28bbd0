"""Everything that is known of the current claim, in one place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotations.analysis.model import Kind
from annotations.judgement import Finding
from annotations.text import one_line
from tui.glyphs import sign_of
from tui.widgets.article_list.listed import day
from tui.widgets.findings.changes import changes

if TYPE_CHECKING:  # it reads a table, and is imported with the first claim that is weighed
    from annotations.analysis.worth import Worth

KINDS = {
    Kind.DIRECT: "direct: in the source's own words",
    Kind.INDIRECT: "indirect: in the article's words",
    Kind.MIXED: "mixed: partly in the source's own words",
    Kind.ASSERTION: "assertion: the article says it itself",
}


class DetailsPanel(VerticalScroll):
    """One claim in full, under the text; it follows the cursor."""

    DEFAULT_CSS = """
    DetailsPanel { height: auto; max-height: 60%; border: round $border-blurred; padding: 0 1; }
    DetailsPanel { border-title-color: $text-muted; border-subtitle-color: $text-muted; scrollbar-size-vertical: 1; }
    DetailsPanel:focus { border: round $border; border-title-color: $text; }
    DetailsPanel Static { height: auto; }
    """

    def compose(self) -> Iterator[Static]:
        """The text of it."""
        yield Static(markup=False)

    def show(self, finding: Finding | None, worth: "Worth | None", number: int, total: int) -> None:
        """Show a claim, number `number` of `total`."""
        self.border_title = Content(f"Claim {number} of {total}" if finding else "No claim")
        self.query_one(Static).update(details(finding, worth) if finding else Content(""))
        self.scroll_home(animate=False)


def details(finding: Finding, worth: "Worth | None") -> Content:
    """All of a claim, its words first, then a line for each thing there is to say."""
    lines = [Content(_line(finding.content))]
    lines += [Content.assemble((f"{name:<8}", "$text-muted"), what) for name, what in _rows(finding, worth)]
    return Content("\n").join(lines)


def _rows(finding: Finding, worth: "Worth | None") -> Iterator[tuple[str, Content]]:
    """What there is to say, by name."""
    claim, annotation, sign = finding.claim, finding.annotation, sign_of(finding)
    yield "source", Content(_line(finding.source) or "nobody is named")
    if finding.cue:
        yield "cue", Content(_line(finding.cue))
    if claim.via:
        yield "via", Content(_line(claim.via))
    certainty = [" · hedged" if claim.hedged else "", " · negated" if claim.negated else ""]
    yield "kind", Content(KINDS[claim.kind] + "".join(certainty))
    if worth is not None:
        told = "".join(f" · {feature.told}" for feature in worth.features)
        yield "worth", Content(f"{worth.score:.2f} = any claim {worth.base:.2f}{told}")
    made = f" · {_when(annotation.modified)} · {_line(annotation.annotator)}" if annotation else ""
    was = f" · was {finding.verdict}" if finding.verdict and (finding.recheck or finding.lost) else ""
    yield "verdict", Content.assemble((f"{sign.glyph} {sign.word}", sign.style), was, made)
    if finding.recheck:
        yield "changed", changes(finding.was, finding.now)
    if annotation is not None and annotation.found is not None:
        found = annotation.found
        words = f"“{_line(found.anchor.exact)}”" if found.anchor != annotation.anchor else "the same words"
        yield "machine", Content(f"found {words} · {_line(found.source) or 'nobody named'}")
    elif annotation is not None and annotation.marked:
        yield "machine", Content("found no claim here; it is yours")
    if finding.note:
        yield "note", Content(_line(finding.note))


def _line(text: str) -> str:
    return " ".join(one_line(text).split())


def _when(moment: str) -> str:
    """A time in UTC as kept, as day and minute: "23 May 2023, 14:05 UTC"."""
    return f"{one_line(day(moment))}, {one_line(moment[11:16])} UTC"
