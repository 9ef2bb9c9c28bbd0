"""Marking and noting: the panels under the text in which the analyst adds what the machine did not see."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from annotations.analysis.model import Label
from annotations.text import Span
from tui.screens.desk.base import NO_ARTICLE
from tui.screens.desk.judging import Judging
from tui.widgets.reader.messages import Marked, MarkingChanged, MarkingLeft

if TYPE_CHECKING:  # panels are imported when they are first opened, after the first frame
    from tui.widgets.note import NotePanel
    from tui.widgets.whose import Candidate, WhosePanel

SPEAKERS = frozenset({Label.PERSON, Label.ORG, Label.MIL, Label.GPE, Label.NORP})
"""Types of entities that can say something."""
SENTENCE_ENDS = ".!?…\n"
"""Where the search for the sources of a marked claim stops, on either side."""


class Marking(Judging):
    """What the analyst writes: notes, and claims of their own."""

    _had_keyboard: Widget | None = None
    """What had the keyboard before the panel."""
    _list_over_text = False
    """Whether the findings were in the text's place when the panel was opened, and come back."""

    async def action_note(self) -> None:
        """Open the note of the current claim."""
        finding = await self.current_or_say()
        if finding is not None and self.session.article is not None:
            from tui.widgets.note import NotePanel

            await self.open_panel(NotePanel(self.session.article, finding, id="panel"))

    async def on_note_panel_note_kept(self) -> None:
        """Keep the note."""
        await self.keep_panel()

    async def on_note_panel_note_left(self) -> None:
        """Leave the note as it was."""
        await self.close_panel()
        self.say("note left as it was")

    async def keep_panel(self) -> bool:
        """Close the panel, keeping the note that may be in it; False when that could not be saved, and it stays."""
        for panel in self.query(".note"):
            note = cast("NotePanel", panel)
            if note.text.strip() == note.finding.note:
                continue
            if not self.saved(partial(self.session.note_on, note.article, note.finding, note.text)):
                return False
            self.say("✓ note saved", "$success")
            self.show_findings()
        await self.close_panel()
        return True

    async def may_leave(self) -> bool:
        """Keep the note that is being written; when that fails, the program goes on and says why."""
        return await self.keep_panel()

    async def action_mark(self) -> None:
        """Mark words of the text with the keyboard."""
        if self.session.article is None:
            self.say(NO_ARTICLE)
        else:
            self.start_marking()

    def start_marking(self, span: Span | None = None) -> None:
        """Give the keyboard to the text and mark words there, beginning with those in `span`."""
        self.back_to_text()
        self.reader.start_marking(span)
        self.show_keys("mark")

    @property
    def marking_does(self) -> str:
        """What is made of the words marked."""
        return "makes a claim"

    @on(MarkingChanged)
    def _marking_changed(self, event: MarkingChanged) -> None:
        self.say(f"“{event.first} … {event.last}” · enter {self.marking_does}", "$accent")

    @on(MarkingLeft)
    def _marking_left(self, event: MarkingLeft) -> None:
        self.marking_left(event.kept)

    def marking_left(self, kept: bool) -> None:  # noqa: ARG002 - for those who do more
        """Marking is over; `kept` when words were marked."""
        self.show_keys()
        self.say("")

    @on(Marked)
    async def _marked(self, event: Marked) -> None:
        await self.words_marked(Span(event.start, event.end))

    async def words_marked(self, span: Span) -> None:
        """Ask whose claim the marked words are."""
        from tui.widgets.whose import WhosePanel

        self._marked_span = span
        if self._is_claim_already(span):
            return
        await self.open_panel(WhosePanel(self.candidates(span), id="panel"))

    async def on_whose_panel_source_chosen(self, event: "WhosePanel.SourceChosen") -> None:
        """Make a claim of the marked words; the panel stays while that could not be saved."""
        span, source = self._marked_span, event.source
        if self._is_claim_already(span):
            await self.close_panel()
            return
        try:
            made = self.saved(lambda: self.session.mark(span, source.name, source.span))
        except ValueError:
            await self.close_panel()
            self.complain("these are no words · v marks again")
            return
        if made:
            await self.close_panel()
            self.say("✓ your claim · c d p judges it", "$success")
            self.show_findings()

    def _is_claim_already(self, span: Span) -> bool:
        """Go to the claim that has the marked words, if there is one, and say which it is."""
        known = self.session.same_words(span)
        if known is None:
            return False
        self.session.current = known.claim.id
        self.show_current()
        self.say(f"that is claim {self.session.index(known.claim.id) + 1} already")
        return True

    async def on_whose_panel_mark_left(self, event: "WhosePanel.MarkLeft") -> None:  # noqa: ARG002 - for others
        """Make no claim."""
        await self.close_panel()
        self.say("nothing marked")

    def candidates(self, span: Span) -> "list[Candidate]":
        """The entities named in the sentence around `span`, the nearest first."""
        from tui.widgets.whose import Candidate

        article = self.session.article
        if article is None:
            return []
        text = article.text
        start = max(text.rfind(end, 0, span.start) for end in SENTENCE_ENDS) + 1
        end = min((at for mark in SENTENCE_ENDS if (at := text.find(mark, span.end)) >= 0), default=len(text))
        named = [
            (min(abs(mention.start - span.end), abs(span.start - mention.end)), Candidate(entity.name, mention))
            for entity in self.session.entities()
            for mention in entity.mentions
            if entity.label in SPEAKERS and start <= mention.start < end and not mention.overlaps(span)
        ]
        nearest: dict[str, Candidate] = {}
        for _, candidate in sorted(named, key=lambda pair: pair[0]):
            nearest.setdefault(candidate.name, candidate)
        return list(nearest.values())

    async def open_panel(self, panel: Widget) -> None:
        """Put a panel under the text, with nothing over it; a note that is being written is kept first."""
        if not await self.keep_panel():
            return
        self._list_over_text = self.has_class("-findings")
        self.remove_class("-articles", "-findings")
        self._had_keyboard = self.focused
        self.add_class("-panel")
        await self.query_one("#middle", Vertical).mount(panel)

    async def close_panel(self) -> None:
        """Take the panel away, if there is one, and give the keyboard back to the pane that had it."""
        panels = self.query("#panel")
        if not panels:
            return
        await panels.remove()
        self.remove_class("-panel")
        before = self._had_keyboard
        in_list = before in self.pane.lists.values()
        if in_list and self._list_over_text:
            self.add_class("-findings")
        hidden = in_list and self.has_class("-narrow") and not self.has_class("-findings")
        if before is not None and before.is_attached and before.focusable and not hidden:
            self.set_focus(before)
        else:
            self.return_focus()
