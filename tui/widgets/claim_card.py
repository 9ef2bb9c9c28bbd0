"""The current claim under the text, where there is no room for the list beside it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotations.judgement import Finding
from tui.glyphs import sign_of
from tui.widgets.findings.prompts import attribution, marks, shortened


class ClaimCard(Widget):
    """Attribution, verdict and content of one claim, with its number in the border."""

    DEFAULT_CSS = "ClaimCard { height: 5; padding: 0 1; }"

    finding: reactive[Finding | None] = reactive(None)
    """The current claim."""
    echoes: reactive[Content] = reactive(Content(""))
    """How many echoes it has: "≠2 =1"."""
    sentence: reactive[str] = reactive("")
    """What to say when there is no current claim."""

    def number(self, index: int, total: int) -> None:
        """Say which claim of how many this is."""
        self.border_title = Content(f"Claim {index} of {total}" if total else "Claims")

    def render(self) -> Content:
        """The card."""
        if self.finding is None:
            return Content.styled(self.sentence, "$text-muted")
        sign = sign_of(self.finding)
        heading = Content.assemble(
            (f"{sign.glyph} {sign.word}", sign.style),
            (f" · {marks(self.finding)} · ", "$text-muted"),
            self.echoes,
            (" · " if self.echoes.plain else "", "$text-muted"),
            attribution(self.finding),
        ).truncate(self.size.width, ellipsis=True)
        room = max(20, self.size.width * 2 - 4)
        return Content("\n").join([heading, Content(shortened(self.finding.content, room))])
