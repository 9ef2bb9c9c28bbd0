"""Correcting: what is no claim, which words a claim has, and whose it is."""

from typing import TYPE_CHECKING

from textual import work

from annotations.analysis.plain_name import name_key
from annotations.articles import Article
from annotations.judgement import Finding
from annotations.text import Span
from tui.correcting import credit, dismiss, reword
from tui.paste_guard import PasteGuard
from tui.screens.desk.marking import Marking

if TYPE_CHECKING:  # the panel is imported when it is first opened, after the first frame
    from tui.widgets.whose import WhosePanel

DISMISSALS = 2
"""Dismissals that may come within `WITHIN`: each takes a claim from the list, so a key that is held must not do it."""
WITHIN = 0.3
"""Seconds. The slowest keyboards repeat a held key about ten times a second."""


class Correcting(Marking):
    """What the analyst says of the machine's work."""

    dismissals: PasteGuard
    _asking_to_dismiss = False
    _corrected: Finding | None = None
    """The claim that is being given other words."""

    async def action_dismiss_claim(self) -> None:
        """Say that the current claim is none; a key that is held, or a paste, is asked about first."""
        if self.dismissals.holds("dismissed", self.key_pressed_at):
            if not self._asking_to_dismiss:
                self._asking_to_dismiss = True
                self._ask_about_dismissals()
        else:
            await self.dismiss_claim()

    @work
    async def _ask_about_dismissals(self) -> None:
        """Dismissals came faster than hands press: go on only if they are meant."""
        from tui.screens.confirm import ConfirmScreen

        question = "Dismissals came faster than hands press. Was the key not just held? Dismiss the next claims, too?"
        meant = await self.app.push_screen_wait(ConfirmScreen(question, self.dismissals))
        held = self.dismissals.release()
        self._asking_to_dismiss = False
        if meant:
            for _ in held:
                await self.dismiss_claim()
        else:
            self.say(
                f"{len(held)} not dismissed · {self.keymap.label('judge.undo')} takes back those before", "$warning"
            )

    async def dismiss_claim(self) -> None:
        """Say that the current claim is none, or is one again; on disk before it shows."""
        finding, article = await self.current_or_say(), self.session.article
        if finding is None or article is None:
            return
        claim = f"claim {self.session.index(finding.claim.id) + 1}"
        if self.saved(lambda: dismiss(self.session, article, finding)):
            undo = self.keymap.label("judge.undo")
            self.say(f"{claim} is a claim again" if finding.dismissed else f"dismissed: {claim} · {undo} takes it back")
            self.show_findings()

    async def action_mark(self) -> None:
        """Mark words of the text; from the list of claims, those that the current one should have."""
        finding = await self.current_or_say() if self.pane.claims.has_focus else None
        if finding is None:
            await super().action_mark()
        elif finding.lost:
            self.say("its words are gone from the text · v there marks others")
        else:
            self.start_marking(finding.claim.span)
            self._corrected = finding

    @property
    def marking_does(self) -> str:
        """What is made of the words marked."""
        return "corrects the claim" if self._corrected else super().marking_does

    def marking_left(self, kept: bool) -> None:
        """Go back to the list, if what was left is a correction."""
        super().marking_left(kept)
        if self._corrected is not None and not kept:
            self._corrected = None
            if self.reader.has_focus:
                self._return_to_list()
                self.say("claim left as it was")

    async def words_marked(self, span: Span) -> None:
        """Give the claim that is being corrected these words; otherwise make a claim of them."""
        finding, self._corrected = self._corrected, None
        article = self.session.article
        if finding is None or article is None:
            await super().words_marked(span)
            return
        self._return_to_list()
        number = self.session.index(finding.claim.id) + 1
        other = self.session.same_words(span, besides=finding.claim.id)
        if other is not None:
            self.say(f"that is claim {self.session.index(other.claim.id) + 1} already · nothing changed", "$warning")
        elif self.saved(lambda: self._reword(article, finding, number, span)):
            self.show_findings()

    def _return_to_list(self) -> None:
        """Give the keyboard back to the list of claims, over the text where there is no room beside it."""
        self.pane.tab = "claims"
        self.set_class(self.has_class("-narrow"), "-findings")
        self.set_focus(self.pane.claims)

    def _reword(self, article: Article, finding: Finding, number: int, span: Span) -> None:
        self._say_corrected(finding, number, reword(self.session, article, finding, span), "these words")

    def _credit(self, article: Article, finding: Finding, number: int, source: str) -> None:
        self._say_corrected(finding, number, credit(self.session, article, finding, source), "this source")

    def _say_corrected(self, before: Finding, number: int, after: Finding, given: str) -> None:
        if after is before:
            self.say(f"claim {number} has {given} already · nothing changed")
        else:
            self.say(f"✓ corrected: claim {number} · {self.keymap.label('judge.undo')} takes it back", "$success")

    async def action_claim_source(self) -> None:
        """Ask whose claim the current one is."""
        finding, article = await self.current_or_say(), self.session.article
        if finding is not None and article is not None:
            from tui.widgets.whose import Candidate, WhosePanel

            found = finding.annotation.found if finding.annotation else None
            sources = [finding.source, found.source if found else ""]
            known = [Candidate(source, None) for source in dict.fromkeys(sources) if source]
            keys = {name_key(one.name) for one in known}
            named = [one for one in self.candidates(finding.claim.span) if name_key(one.name) not in keys]
            about = (article, finding)
            await self.open_panel(WhosePanel([*known, *named], nobody=not finding.source, about=about, id="panel"))

    async def on_whose_panel_source_chosen(self, event: "WhosePanel.SourceChosen") -> None:
        """Credit the claim that was asked about; the panel stays while that could not be saved."""
        if event.about is None:
            return
        event.prevent_default()  # it is not about words that were marked
        article, finding = event.about
        number = self.session.index(finding.claim.id) + 1
        name = event.source.name
        if self.saved(lambda: self._credit(article, finding, number, name)):
            await self.close_panel()
            self.show_findings()

    async def on_whose_panel_mark_left(self, event: "WhosePanel.MarkLeft") -> None:
        """Leave the source as it was."""
        if event.about is not None:
            event.prevent_default()
            await self.close_panel()
            self.say("source left as it was")
