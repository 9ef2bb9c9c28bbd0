"""Repeating: one verdict for all claims that repeat the current one, asked about first and taken back in one step."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from annotations.articles import Article
from annotations.judgement import Finding, NotSaved, Verdict
from tui.elsewhere import laid_out
from tui.screens.desk.counting import Counting
from tui.screens.desk.echoing import Echoing
from tui.widgets.findings.echo_prompts import where_said

if TYPE_CHECKING:
    from tui.elsewhere import Told

NAMED = 8
"""Repeats that are named in the question; of the others it says how many they are."""


class Repeating(Echoing, Counting):
    """How a verdict comes to all repeats of a claim."""

    @work(exclusive=True, group="repeats")
    async def action_judge_repeats(self) -> None:
        """Give the verdict of the current claim, or of the one judged just before, to all its repeats, if meant."""
        finding = await self.current_or_say()
        if finding is None:
            return
        article, (version, last) = self.session.article, self.judged_last
        if finding.verdict is None and article is not None and article.version == version:
            finding = self.session.finding(last) or finding
        verdict, judge = finding.verdict, self.keymap.label("judge.repeats")
        if verdict is None or finding.recheck:
            self.say(f"judge the claim first · {judge} gives its verdict to its repeats")
            return
        repeats = self.elsewhere.repeats(finding.claim.id)
        others = self.elsewhere.judged_otherwise(finding.claim.id, verdict)
        if not others:
            self.say(f"its repeats are {verdict} already" if repeats else "no other article repeats this claim")
            return
        from tui.screens.confirm import ConfirmScreen

        number = self.session.index(finding.claim.id) + 1
        if await self.app.push_screen_wait(ConfirmScreen(question(number, verdict, others), self.paste_guard)):
            await self._judge_all(others, verdict)
        else:
            self.say("no repeat was judged")

    async def _judge_all(self, repeats: "Sequence[Told]", verdict: Verdict) -> None:
        """Read the articles of `repeats`, and keep their texts, in a thread; then judge all of them as one action."""
        session = self.session
        own = {told.row.path: session.desk.own_annotations(told.row.article_id) for told in repeats}

        def made_ready() -> list[tuple[Article, Finding]]:
            found = list(laid_out(session.read, repeats, own))
            with suppress(NotSaved):  # judging them will tell
                session.desk.keep_texts(article for article, _ in found)
            return found

        found = await asyncio.to_thread(made_ready)
        if found and not self.saved(lambda: session.desk.tag_all(found, verdict)):
            return
        session.find()
        for article in {article.path: article for article, _ in found}.values():
            self.articles.set_counts(article.path, session.folder.tally(article.path))
            self.recount(article.path)
        self.show_findings()
        self._say_judged(found, len(repeats) - len(found), verdict)

    def _say_judged(self, found: Iterable[tuple[Article, Finding]], gone: int, verdict: Verdict) -> None:
        count = len(list(found))
        said = f"✓ saved: {count} repeat{'s' if count != 1 else ''}, {verdict}" if count else "no repeat was judged"
        if gone:
            self.say(f"{said} · {gone} {'has' if gone == 1 else 'have'} changed or gone", "$warning")
        else:
            self.say(said, "$success")


def question(number: int, verdict: Verdict, repeats: "Sequence[Told]") -> str:
    """What is asked before `repeats` get the verdict of claim `number`: how many, where, what they have already."""
    count = len(repeats)
    asked = f"Give “{verdict}”, the verdict of claim {number}, to {count} claim{'s' if count > 1 else ''} repeating it?"
    rows = [f"  {where_said(told)}{f' · {told.verdict} now' if told.verdict else ''}" for told in repeats[:NAMED]]
    if count > NAMED:
        rows.append(f"  … and {count - NAMED} more")
    judged = sum(told.verdict is not None for told in repeats)
    if judged:
        rows += ["", f"{judged} of them {'has' if judged == 1 else 'have'} another verdict now."]
    return "\n".join([asked, "", *rows])
