"""How an echo is written in a list, as text that no foreign string can style."""

from typing import TYPE_CHECKING

from textual.content import Content

from annotations.analysis.echoes import Heard
from annotations.analysis.model import Kind
from annotations.judgement import Finding
from annotations.text import one_line
from tui.glyphs import RELATIONS, VERDICTS, sign_of
from tui.widgets.article_list.listed import day, title_of
from tui.widgets.findings.prompts import attribution, shortened

if TYPE_CHECKING:
    from tui.elsewhere import Told

ASKED_LIMIT, CONTENT_LIMIT = 80, 140
"""Characters of the claim that is asked about, and of the content of an echo."""
OUTLET_LIMIT = 30


def where_said(told: "Told") -> str:
    """The outlet, or else the title, and the date: "The Ferry Post, 23 May 2023"."""
    if told.here:
        return "this article"
    row = told.row
    name = shortened(row.outlet or title_of(row), OUTLET_LIMIT)
    return f"{name}, {one_line(day(row.published))}" if row.published else name


def asked_prompt(finding: Finding) -> Content:
    """The claim that the echoes are of."""
    sign = sign_of(finding)
    said = Content.styled(shortened(finding.content, ASKED_LIMIT), "$text-muted")
    return Content("\n").join(
        [Content.assemble((sign.glyph, sign.style), " ", attribution(finding)), said, Content("")]
    )


def echo_prompt(told: "Told") -> Content:
    """An echo as the list shows it: how it stands to the claim and where, who says what, what differs, the verdict."""
    echo, sign = told.echo, RELATIONS[told.echo.relation]
    lines = [
        Content.assemble((f"{sign.glyph} {sign.word}", sign.style), (f" · {where_said(told)}", "$text-muted")),
        Content.assemble((speaker(echo.other), "bold"), f": {shortened(echo.other.content, CONTENT_LIMIT)}"),
    ]
    last = [Content.styled(shortened(words, CONTENT_LIMIT), sign.style) for words in echo.differs]
    if told.verdict is not None:
        verdict = VERDICTS[told.verdict]
        last.append(Content.styled(f"{verdict.glyph} {verdict.word}", verdict.style))
    if last:
        lines.append(Content(" · ").join(last))
    return Content("\n").join([*lines, Content("")])


def speaker(heard: Heard) -> str:
    """Who says it, as the list of claims does."""
    said = shortened(heard.source or heard.speaker, 80)
    return said or ("the article" if heard.kind is Kind.ASSERTION else "unnamed source")
