"""A page on which words are marked, with a caret by keyboard or by mouse."""

from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from annotations.text import Span
from tui.widgets.reader import messages
from tui.widgets.reader.caret import Caret, paragraph_at, trimmed, word_at, words_of
from tui.widgets.reader.marks import extent
from tui.widgets.reader.page import Page
from tui.widgets.reader.painter import MARGIN, offset_of

_OWN = frozenset({"cursor_down", "cursor_up", "first", "last"})
"""Actions whose keys the caret takes over while marking."""
_MARKING = frozenset({"caret", "mark_keep", "mark_cancel"})


class MarkingPage(Page):
    """Knows what is being marked, and says what was."""

    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._caret: Caret | None = None
        self._pressed: Offset | None = None

    @property
    def marking(self) -> bool:
        """Whether words are being marked by keyboard."""
        return self._caret is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While marking, the caret has its keys; otherwise they are the page's and everybody's."""
        if action in _MARKING:
            return self.marking
        return not self.marking if action in _OWN else super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While marking, no character is a key of anybody else."""
        return self.marking and (character is not None or key in ("enter", "escape"))

    def start_marking(self, span: Span | None = None) -> None:
        """Put a caret at the current claim, at the match that was gone to, or at the first word in view.

        Args:
            span: what is marked from the beginning, if it is shown.
        """
        layout = self._layout
        if layout is None or layout.end <= layout.start:
            return
        if span and layout.start <= span.start and span.end <= layout.end:
            self._carry(Caret(layout.cluster_at(span.start)[0], layout.cluster_at(span.end - 1)[0]))
            return
        here = self._overlay.spot or (extent(self._overlay.current) if self._overlay.current else None)
        offset = here.start if here and self._visible(here) else max(self._top_offset(), layout.start)
        row = layout.worded_row(layout.row_at(offset))
        row = layout.worded_row(layout.row_at(offset), -1) if row is None else row
        if row is not None:
            start = layout.cluster_at(max(offset, layout.rows[row].start))[0]
            self._carry(Caret(start, start))

    def stop_marking(self, *, kept: bool = False) -> None:
        """Leave off marking; `kept` when words have been marked."""
        if self._caret is not None:
            self._caret = None
            self._lay_over(marked=None, caret=None)
            self.refresh_bindings()
            self.post_message(messages.MarkingLeft(kept))

    def action_caret(self, motion: str) -> None:
        """Move the caret; see `Caret.moved`."""
        if self._caret is not None and self._layout is not None:
            self._carry(self._caret.moved(motion, self._layout))

    def action_mark_keep(self) -> None:
        """Take what is marked."""
        if self._caret is not None and self._layout is not None:
            self._take(self._caret.span(self._layout))

    def action_mark_cancel(self) -> None:
        """Leave off marking."""
        self.stop_marking()

    def _carry(self, caret: Caret) -> None:
        """Put the caret there, show it, and say which words are marked."""
        layout = self._layout
        if layout is None:
            return
        if self._caret is None:
            self._drop_selection()
        began, self._caret = self._caret is None, caret
        span, head = caret.span(layout), Span(*layout.cluster_at(caret.head))
        self._lay_over(marked=span, caret=head)
        self._bring(head)
        self._put_cursor()
        self.post_message(messages.MarkingChanged(*words_of(layout.text, span)))
        if began:
            self.refresh_bindings()

    def _take(self, span: Span) -> None:
        """Leave the words selected, as the mouse would, and say that they are marked."""
        words = trimmed(self._text, span)
        self.stop_marking(kept=bool(len(words)))
        if len(words):
            self._select(words)
            self.post_message(messages.Marked(words.start, words.end))

    def _put_cursor(self) -> None:
        """Put the terminal's cursor where the analyst is; braille displays and input methods follow it."""
        layout, current = self._layout, self._overlay.current
        if layout is None or not self.has_focus:
            return
        offset = self._caret.head if self._caret else extent(current).start if current else self._top_offset()
        row, column = layout.position(offset)
        y = max(0, min(row - self.scroll_offset.y, self.size.height - 1))
        self.app.cursor_position = self.content_region.offset + Offset(MARGIN + column, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words as they are shown, for copying."""
        span = self._selected(selection)
        return (self._text[span.start : span.end], "\n") if span else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse has selected."""
        self._lay_over(selected=self._selected(selection) if selection else None)

    def _selected(self, selection: Selection) -> Span | None:
        """The code points of Textual's selection; open ends reach to the text's."""
        layout = self._layout
        if layout is None:
            return None
        start = layout.start if selection.start is None else offset_of(layout, selection.start)
        end = layout.end if selection.end is None else offset_of(layout, selection.end, end=True)
        return Span(start, end) if start < end else None

    def _select(self, span: Span) -> None:
        """Make `span` the selection, in the terms of `offset_of`."""
        last = self._layout.cluster_at(span.end - 1)[0] if self._layout else span.end - 1
        self.screen.selections = {self: Selection(Offset(0, span.start), Offset(1, last))}

    def _drop_selection(self) -> None:
        """Nothing is selected any more."""
        if self.is_attached and self in (selections := self.screen.selections):
            self.screen.selections = {widget: kept for widget, kept in selections.items() if widget is not self}

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Follow the mouse even when it leaves the text."""
        if event.button == 1:
            self._pressed = event.screen_offset
            self.capture_mouse()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A drag has ended: what it covers is marked; outside the text it ends with the nearest visible row."""
        self.release_mouse()
        selection = self.text_selection
        if self._pressed in (None, event.screen_offset) or selection is None or self._layout is None:
            return
        span = self._dragged(selection, event.get_content_offset_capture(self))
        if span is not None:
            self._take(span)

    def _dragged(self, selection: Selection, at: Offset) -> Span | None:
        """The code points of a drag that ended at `at`; an end outside the text is the nearest cell of the view."""
        span, layout = self._selected(selection), self._layout
        if span is None or layout is None:
            return None
        top, height = self.scroll_offset.y, self.size.height
        nearest = layout.offset_at(top + max(0, min(at.y, height - 1)), 0 if at.y < 0 else at.x - MARGIN)
        start = nearest if selection.start is None else span.start
        end = nearest if selection.end is None else span.end
        return Span(start, end) if start < end else None

    def on_click(self, event: events.Click) -> None:
        """Two clicks mark a word, three a paragraph; the end of a drag is no click."""
        event.prevent_default()
        layout = self._layout
        if layout is None or self._pressed != event.screen_offset:
            return
        at = event.get_content_offset(self)
        if at is None:
            return
        row = self.scroll_offset.y + at.y
        offset = layout.offset_at(row, at.x - MARGIN)
        if event.chain == 1:
            self.stop_marking()
            if row == layout.fold:
                self.post_message(messages.TailClicked())
            elif row < len(layout.rows):
                self._clicked(row, offset)
        elif event.chain == 2:
            self._take(word_at(layout, offset) or Span(offset, offset))
        else:
            self._take(paragraph_at(layout, offset))

    def _clicked(self, row: int, offset: int) -> None:
        """One click on the text."""

    def on_focus(self, event: events.Focus) -> None:
        """Who comes back from another pane is done with what was selected."""
        if not event.from_app_focus:
            self._drop_selection()
        self._put_cursor()

    def on_blur(self) -> None:
        """Who goes to another pane has left off marking; who goes to another window has not."""
        if self.app.app_focus:
            self.stop_marking()
