"""How two names that may be one are written: under an entity, and in the list of all of them."""

from collections.abc import Sequence

from textual.content import Content

from annotations.analysis.proposal import Named, Proposal
from annotations.judgement import Ruling
from tui.names import Question, articles_of, as_called
from tui.widgets.findings.prompts import shortened

NAME_SHOWN = 60
"""Characters of a name."""
RULED = {Ruling.SAME: ("✓", "one", "$success"), Ruling.DIFFERENT: ("≠", "two", "$warning")}
"""How a ruling on two names is shown: its sign, its word, its colour."""


def asked(questions: Sequence[Question], same_key: str, different_key: str) -> Content:
    """The first question, as it stands under its entity: the other name, the keys, and why it is asked."""
    question = questions[0]
    keys = [f"{key} {word}" for key, word in ((same_key, "yes"), (different_key, "no")) if key]
    more = [f"{len(questions) - 1} more"] if len(questions) > 1 else []
    why = " · ".join([shortened(question.proposal.reason, 120), *keys, *more])
    name = shortened(question.name, NAME_SHOWN)
    return Content.assemble((f"  = {name}?", "$accent"), (f"\n  {why}", "$text-muted"))


def proposal_prompt(proposal: Proposal, ruling: Ruling | None) -> Content:
    """Both names with the number of articles each stands in, the reason, and what was said of them, if anything."""
    first, _ = as_called(proposal)
    one, other = (proposal.one, proposal.other) if proposal.one.name == first else (proposal.other, proposal.one)
    sign, word, style = RULED[ruling] if ruling else ("·", "", "$text-muted")
    names = "$text-muted" if ruling else "bold"
    return Content("\n").join(
        [
            Content.assemble((sign, style), " ", _named(one, names)),
            Content.assemble("  ", _named(other, names)),
            Content.assemble(
                "  ", (f"{word} · " if word else "", style), (shortened(proposal.reason, 160), "$text-muted")
            ),
            Content(""),
        ]
    )


def _named(named: Named, style: str) -> Content:
    count = articles_of(named.entities)
    where = f"  {count} article{'s' if count > 1 else ''}"
    return Content.assemble((shortened(named.name, NAME_SHOWN), style), (where, "$text-muted"))
