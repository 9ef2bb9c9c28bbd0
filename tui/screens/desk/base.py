"""What every task of the main screen stands on: its widgets, its session, and the one way to show a change."""

from contextlib import suppress

from textual.content import Content
from textual.widget import Widget
from textual.worker import WorkerCancelled, WorkerFailed

from annotations.analysis.model import Label
from annotations.analysis.named import is_named
from annotations.analysis.worker import Worker
from annotations.judgement import Finding
from tui.glyphs import sign_of
from tui.screens.frame import Frame
from tui.session import Session
from tui.widgets.article_list import ArticleList
from tui.widgets.claim_card import ClaimCard
from tui.widgets.findings import Findings
from tui.widgets.footer import FooterLine
from tui.widgets.header import HeaderLine
from tui.widgets.reader import ClaimMark, EntityMark, Reader

MARKED_WITHOUT_NAME = frozenset({Label.MIL, Label.WEAPON, Label.VEHICLE})
"""Types whose entities are marked in the text though they are only described ("raiders"): who fights, and with what.

Others without a name, counts and dates are in the list alone, for a page full of marks can't be read.
"""
NO_ARTICLE = "no article is open"
"""What is said to a key that needs one."""


class DeskBase(Frame):
    """The widgets by name, and the methods through which state reaches them."""

    session: Session
    worker: Worker
    percent_read = 0
    """How much of the text is above the last visible row, in percent."""

    @property
    def reader(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    @property
    def articles(self) -> ArticleList:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def pane(self) -> Findings:
        """Claims and entities of the open article."""
        return self.query_one(Findings)

    @property
    def card(self) -> ClaimCard:
        """The current claim, where the list is hidden."""
        return self.query_one(ClaimCard)

    @property
    def status(self) -> tuple[str, str]:
        """What the last line says, and in which colour."""
        return self.query_one(FooterLine).status

    def say(self, sentence: str, style: str = "$text-muted") -> None:
        """Say what was just done, at the right of the last line."""
        self.query_one(FooterLine).status = (sentence, style)

    def complain(self, sentence: str) -> None:
        """Say what went wrong; it stays until a key is pressed."""
        self.say(sentence, "$error")

    def show_findings(self) -> None:
        """Bring every widget up to date with the session's findings; each draws only what differs."""
        session = self.session
        self.reader.set_claims(tuple(claim_mark(finding) for finding in session.findings))
        self.pane.show_claims(session.findings, session.current)
        self.show_why_empty()
        self.show_current()
        self.show_progress()

    def show_why_empty(self) -> None:
        """Say, where a list is empty, why it is, and where it is not, whether there is more."""
        key = self.keymap.label("claims.level")
        sentence = self.session.why_empty(key)
        self.pane.say(sentence)
        self.card.sentence = sentence
        hint = self.session.levels.hint(key) if self.session.analysis is not None else ""
        self.pane.hint = hint
        self.card.border_subtitle = Content(hint)

    def show_entities(self) -> None:
        """Show the entities of the open article in the list, and those that have a name or bear arms in the text."""
        session = self.session
        entities = session.entities()
        version = session.article.version if session.article else ""
        self.pane.entities.show(entities, session.names.questions(entities), of=version)
        self.pane.count_entities(len(entities), len(session.names.open))
        self.reader.set_entities(
            tuple(
                EntityMark(id=entity.id, label=entity.label, span=mention)
                for entity in entities
                if is_named(entity) or entity.label in MARKED_WITHOUT_NAME
                for mention in entity.mentions
            )
        )

    def show_current(self) -> None:
        """Show which claim is the current one: in the text, in the list, on the card."""
        session = self.session
        self.reader.current = session.current
        self.pane.claims.point_at(session.current)
        self.card.finding = session.finding(session.current)
        self.card.number(session.index(session.current) + 1, len(session.findings))
        self.show_place()

    def show_place(self) -> None:
        """Say how far the text is read, and on a screen too small for the claim's card, what is hidden and where."""
        said = f"{self.percent_read} %"
        if self.has_class("-narrow") and self.has_class("-short") and self.session.findings:
            number, total = self.session.index(self.session.current) + 1, len(self.session.findings)
            said = f"claim {number} of {total} · tab claims · a articles · {said}"
        self.reader.border_subtitle = Content(said)

    def show_progress(self) -> None:
        """Show how much is judged, in the header and in the open article's row."""
        session = self.session
        judged, total = session.folder.progress()
        self.query_one(HeaderLine).progress = (judged, total or 0)
        if session.article is not None:
            self.articles.set_counts(session.article.path, session.folder.tally(session.article.path))

    def go_to_claim(self, claim_id: str | None) -> None:
        """Make a claim the current one, wherever the wish came from."""
        if claim_id != self.session.current:
            self.session.current = claim_id
            self.show_current()

    def catch_up(self) -> None:
        """Make the claim under the cursor the current one, though the message that says so is still on its way."""
        claims = self.pane.claims
        self.go_to_claim((claims.pointed if claims.has_focus else self.reader.current) or self.session.current)

    async def opened(self) -> None:
        """Wait until the article that was asked for last is shown, so that keys act in the order they were pressed."""
        for worker in [worker for worker in self.workers if worker.group == "open" and not worker.is_finished]:
            with suppress(WorkerCancelled, WorkerFailed):
                await worker.wait()

    async def action_back(self) -> None:
        """Go back to the text; what a task has opened it closes first."""
        self.back_to_text()

    def back_to_text(self) -> None:
        """Go back to the line that is open, or close what lies over the text and go back to that."""
        for line in self.query("#panel Input, #panel TextArea"):
            self.set_focus(line)
            return
        self.remove_class("-articles", "-findings")
        self.set_focus(self.reader)

    def stops_in_text(self) -> list[tuple[str, Widget]]:
        """The panes in the middle, by name, in the order in which the keyboard goes through them."""
        return [("reader", self.reader)]

    def return_focus(self) -> None:
        """Give the keyboard back after a panel has gone: to the list in front, or to the text where it is hidden."""
        self.set_focus(self.reader if self.has_class("-narrow") else self.pane.lists[self.pane.tab])


def claim_mark(finding: Finding) -> ClaimMark:
    """How the text shows a finding."""
    sign = sign_of(finding)
    claim = finding.claim
    return ClaimMark(
        id=claim.id,
        spans=claim.spans,
        state=sign.word,
        source=claim.source.span if claim.source else None,
        cue=claim.cue,
        quiet=finding.dismissed or not (claim.attributed or finding.annotation),
    )
