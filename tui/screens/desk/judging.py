"""Judging: verdicts, notes, the analyst's own claims, undo and redo; nothing shows before it is on disk."""

from collections.abc import Callable

from textual import work

from annotations.judgement import CannotOpen, Finding, NotSaved, Undone, Verdict
from tui.paste_guard import PasteGuard
from tui.screens.desk.base import NO_ARTICLE
from tui.screens.desk.opening import Opening
from tui.widgets.findings.prompts import shortened

TITLE_SHOWN = 40
"""Characters of another article's title in what is said of an undo."""


class Judging(Opening):
    """What the analyst does to a claim."""

    paste_guard: PasteGuard
    _asking = False

    async def action_judge(self, word: str) -> None:
        """Give the current claim a verdict and go on to the next open one; a burst of keys is asked about first."""
        if self.paste_guard.holds(word, self.key_pressed_at):
            if not self._asking:
                self._asking = True
                self._ask_about_burst()
        else:
            await self.judge(Verdict(word))

    @work
    async def _ask_about_burst(self) -> None:
        """Verdicts came faster than hands type: give the rest of them only if they are meant."""
        from tui.screens.confirm import ConfirmScreen

        question = "Verdict keys came faster than hands type. Was that not a paste? Give the rest of them, too?"
        meant = await self.app.push_screen_wait(ConfirmScreen(question, self.paste_guard))
        held = self.paste_guard.release()
        self._asking = False
        if meant:
            for word in held:
                await self.judge(Verdict(word))
        else:
            self.say(f"{len(held)} verdicts dropped · u takes back those before", "$warning")

    async def judge(self, verdict: Verdict) -> None:
        """Give the current claim a verdict, on disk before it shows."""
        finding = await self.current_or_say()
        if finding is None:
            return
        if self.saved(lambda: self.session.judge(finding, verdict)):
            self.tell_verdict(finding, verdict)
            if self.session.workplace.settings.config.advance and (following := self.session.next_open()):
                self.session.current = following.claim.id
            self.show_findings()

    def tell_verdict(self, finding: Finding, verdict: Verdict) -> None:
        """Say that a verdict is on disk."""
        self.say(f"✓ saved: claim {self.session.index(finding.claim.id) + 1}, {verdict}", "$success")

    async def action_confirm(self) -> None:
        """Let the current claim's verdict stand, though its words have changed."""
        finding = await self.current_or_say()
        if finding is None:
            return
        if not finding.recheck:
            self.say("nothing to confirm: the words have not changed")
        elif self.saved(lambda: self.session.confirm(finding)):
            verdict = f", {finding.verdict}" if finding.verdict else ""
            self.say(f"✓ confirmed: claim {self.session.index(finding.claim.id) + 1}{verdict}", "$success")
            if self.session.workplace.settings.config.advance and (following := self.session.next_open()):
                self.session.current = following.claim.id
            self.show_findings()

    async def action_clear_verdict(self) -> None:
        """Take the verdict off the current claim."""
        finding = await self.current_or_say()
        if finding is None:
            return
        number = self.session.index(finding.claim.id) + 1
        marked = finding.annotation is not None and finding.annotation.marked
        if finding.verdict is None and not marked:
            self.say("this claim has no verdict")
        elif self.saved(lambda: self.session.clear(finding)):
            self.say(f"cleared: claim {number}" if finding.verdict else f"mark taken away: claim {number}")
            self.show_findings()

    def action_undo(self) -> None:
        """Take back what was done last, in whichever article."""
        self._travel(self.session.desk.undo, "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._travel(self.session.desk.redo, "nothing to redo")

    def _travel(self, step: Callable[[], Undone | None], nothing: str) -> None:
        try:
            done = step()
        except NotSaved as reason:
            self.complain(f"not saved: {reason}")
            return
        except CannotOpen as reason:
            self.complain(str(reason))
            return
        if done is None:
            self.say(nothing)
            return
        if not done.article_id:  # it was about a name, in every article
            self.show_entities()
            self.show_findings()
            self.say(f"{done.verb}: {done.what}")
        elif done.claims > 1:
            self._show_many(done)
        else:
            self._show_where(done)

    def _show_many(self, done: Undone) -> None:
        """Say how many claims an undo or redo changed, and stay: they may lie in many articles."""
        self.session.find()
        self.articles.set_all_counts(self.session.folder.tallies())
        self.show_findings()
        self.say(f"{done.verb}: {done.claims} claims")

    @work(exclusive=True, group="open")
    async def _show_where(self, done: Undone) -> None:
        """Show the claim that an undo or redo changed, in its article, and say which it is."""
        session, claim, where = self.session, "claim", ""
        if session.article is None or session.article.id != done.article_id:
            where = f" · {shortened(done.title, TITLE_SHOWN)}"
            if (path := session.folder.path_of(done.article_id)) is not None:
                await self.show_article(path)
        session.find()
        if session.article is not None and session.article.id == done.article_id:
            finding = session.finding_at(done.anchor)
            if finding is not None:
                session.current = finding.claim.id
                claim = f"claim {session.index(finding.claim.id) + 1}"
        self.show_findings()
        self.say(f"{done.verb}: {claim}, {done.what}{where}")

    async def current_or_say(self) -> Finding | None:
        """The finding under the cursor, once the keys before this one are done; says what to do when there is none."""
        await self.opened()
        self.catch_up()
        finding = self.session.finding(self.session.current)
        if finding is None:
            self.say("no claim here · v marks one yourself" if self.session.article else NO_ARTICLE)
        return finding

    def saved(self, change: Callable[[], object]) -> bool:
        """Make a change; whether it is on disk, and if not, the reason stands in the last line."""
        try:
            change()
        except NotSaved as reason:
            self.complain(f"not saved: {reason}")
            return False
        return True
