"""Echoing: follow a claim into the articles that repeat or contradict it, come back, and judge all that repeat it."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.widget import Widget

from annotations.judgement import Finding, Verdict
from tui.screens.desk.judging import Judging
from tui.screens.desk.listening import Listening
from tui.trail import Stop, Trail
from tui.widgets.findings.echo_prompts import where_said
from tui.widgets.findings.echoes import EchoList
from tui.widgets.reader.messages import ReturnWanted

if TYPE_CHECKING:
    from tui.elsewhere import Told


class Echoing(Listening, Judging):
    """What the analyst does with what other articles say."""

    trail: Trail
    judged_last = ("", "")
    """The article's version and the claim that was judged last: the cursor has left it, its repeats may be meant."""
    _before_echoes: tuple[str, Widget | None, bool] = ("claims", None, False)
    """The tab, the keyboard and whether the findings were open, before the echoes came to the front."""

    def action_toggle_echoes(self) -> None:
        """Bring the echoes of the current claim to the front, or what was there before."""
        pane = self.pane
        self.remove_class("-articles")
        if pane.echoes.has_focus:
            tab, focused, opened = self._before_echoes
            pane.tab = tab
            self.set_class(opened, "-findings")
            if focused is None or not focused.is_attached or not focused.focusable:
                focused = self.reader
            self.set_focus(focused)
            return
        self.catch_up()
        self._before_echoes = (pane.tab, self.focused, self.has_class("-findings"))
        self.add_class("-findings")
        pane.tab = "echoes"
        self.set_focus(pane.echoes)

    @on(EchoList.EchoOpened)
    def _echo_opened(self, event: EchoList.EchoOpened) -> None:
        session = self.session
        if session.article is not None:  # at once: the key that comes back may be on its way
            self.trail.leave(Stop(session.article.path, session.current, self.reader.place, event.told.echo.other.key))
        self._follow_echo(event.told)

    @work(exclusive=True, group="open")
    async def _follow_echo(self, told: "Told") -> None:
        """Go to the other claim; the list stays in front, and shows the echoes of the claim gone to."""
        session, key = self.session, told.echo.other.key
        await self._go(told.row.path, key.claim)
        here = session.article
        if here is None or here.version != key.version:
            self.say(f"{where_said(told)}: this article has changed", "$warning")
        elif session.finding(key.claim) is None:
            self.say(f"{where_said(told)}: this claim is not there any more", "$warning")
        else:
            self.reader.go_to(told.echo.other.span)
            self.say(f"{where_said(told)} · {self.keymap.label('echoes.return')} comes back")

    @on(EchoList.ReturnWanted)
    @on(ReturnWanted)
    def _return_wanted(self) -> None:
        stop = self.trail.back()
        if stop is None:
            self.say("nothing to come back to")
        else:
            self._come_back(stop)

    @work(exclusive=True, group="open")
    async def _come_back(self, stop: Stop) -> None:
        """Show a place that was left as it was, with the cursor on the echo that was followed."""
        await self._go(stop.path, stop.claim)
        self.reader.place = stop.offset
        self.pane.echoes.point_at(stop.followed)

    async def _go(self, path: str, claim: str | None) -> None:
        """Show a claim, in whichever article, with its echoes."""
        session = self.session
        if session.article is None or session.article.path != path:
            await self.show_article(path, claim=claim)
        else:
            session.want(claim)
            self.show_findings()
        await self.echoes_looked_up()

    def tell_verdict(self, finding: Finding, verdict: Verdict) -> None:
        """Say what was saved; once for each claim, that one of its repeats has another verdict."""
        super().tell_verdict(finding, verdict)
        if self.session.article is not None:
            self.judged_last = (self.session.article.version, finding.claim.id)
        other = self.elsewhere.disagreeing(finding.claim.id, verdict)
        left = self.elsewhere.judged_otherwise(finding.claim.id, verdict)
        key = self.keymap.label("judge.repeats")
        if other is not None:
            self.say(f"{self.status[0]} · {other.verdict} in {where_said(other)}", "$warning")
        elif left and key:
            self.say(f"{self.status[0]} · {key}: {len(left)} repeat{'s' if len(left) > 1 else ''} too", "$success")
