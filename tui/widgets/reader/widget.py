"""The reader: a page with a claim cursor, on which an analyst marks words by keyboard or mouse."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.reactive import var
from textual.selection import Selection

from annotations.articles.model import Article
from annotations.text import Span
from tui.keys import bindings_for
from tui.widgets.reader import messages
from tui.widgets.reader.caret import Caret, paragraph_at, trimmed, word_at, words_of
from tui.widgets.reader.marks import ClaimMark
from tui.widgets.reader.page import Page
from tui.widgets.reader.painter import MARGIN, offset_of

_OWN = frozenset({"cursor_down", "cursor_up", "first", "last"})
"""Actions whose keys the caret takes over while marking."""
_MARKING = frozenset({"caret", "mark_keep", "mark_cancel"})


class Reader(Page):
    """Shows an article and its marks; says where the analyst goes and what is marked."""

    DEFAULT_CSS = Path(__file__).with_name("reader.tcss").read_text(encoding="utf-8")
    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reader"), *bindings_for("mark")]

    ClaimReached = messages.ClaimReached
    Found = messages.Found
    Marked = messages.Marked
    MarkingChanged = messages.MarkingChanged
    MarkingLeft = messages.MarkingLeft
    PlaceChanged = messages.PlaceChanged
    TailClicked = messages.TailClicked

    current: var[str | None] = var(None, init=False)
    """The id of the claim that the cursor is on; moving it scrolls the text there, with air around it.

    The first one after `show` comes quietly: it moves only a text that is at its beginning.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._claims: dict[str, ClaimMark] = {}
        self._caret: Caret | None = None
        self._pressed: Offset | None = None

    @property
    def marking(self) -> bool:
        """Whether words are being marked by keyboard."""
        return self._caret is not None

    def show(self, article: Article, place: int | None = None) -> None:
        """Show an article as `Page.show` does, without a claim cursor."""
        self.stop_marking()
        self._drop_selection()
        self._claims = {}
        self.set_reactive(Reader.current, None)
        super().show(article, place)

    def set_claims(self, claims: tuple[ClaimMark, ...]) -> None:
        """Show these claims; the cursor stays on its claim if that is among them."""
        super().set_claims(claims)
        self._claims = {claim.id: claim for claim in claims if claim.spans}
        self._lay_over(current=self._claims.get(self.current or ""))

    def watch_current(self, old: str | None, new: str | None) -> None:
        """Show which claim is current, and scroll to it."""
        self._drop_selection()
        mark = self._claims.get(new or "")
        self._lay_over(current=mark, spot=None)
        if mark is not None and (old is not None or self.scroll_offset.y == 0):
            self._bring(_extent(mark))
        self._put_cursor()

    def _reach(self, mark: ClaimMark) -> None:
        """Make a claim current without scrolling, and say so; whoever sets the same one again changes nothing."""
        if mark.id != self.current:
            self.set_reactive(Reader.current, mark.id)
            self._lay_over(current=mark, spot=None)
            self._put_cursor()
            self.post_message(messages.ClaimReached(mark.id))

    def _scrolled(self) -> None:
        """When the current claim has left the view, the first one that begins in it becomes current."""
        layout, current = self._layout, self._overlay.current
        self._put_cursor()
        if layout is None or self.marking or (current is not None and self._visible(_extent(current))):
            return
        claims, top = self._overlay.claims, self.scroll_offset.y
        for index in range(claims.after(self._top_offset()), len(claims)):
            mark = claims.items[index][1]
            if layout.row_at(_extent(mark).start) >= top:
                if self._visible(_extent(mark)):
                    self._reach(mark)
                return

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While marking, the caret has its keys; otherwise they are the page's and everybody's."""
        if action in _MARKING:
            return self.marking
        return not self.marking if action in _OWN else super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While marking, no character is a key of anybody else."""
        return self.marking and (character is not None or key in ("enter", "escape"))

    def action_cursor_down(self) -> None:
        """Scroll a row down."""
        self.scroll_to(y=self.scroll_offset.y + 1, animate=False, force=True)

    def action_cursor_up(self) -> None:
        """Scroll a row up."""
        self.scroll_to(y=self.scroll_offset.y - 1, animate=False, force=True)

    def action_page_down(self) -> None:
        """Scroll a page down, or extend by one while marking."""
        self._turn(1)

    def action_page_up(self) -> None:
        """Scroll a page up, or extend by one while marking."""
        self._turn(-1)

    def action_first(self) -> None:
        """Go to the beginning."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Go to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def _turn(self, pages: int) -> None:
        rows = max(1, self.size.height - 1)
        if self._caret is not None and self._layout is not None:
            self._carry(self._caret.moved("down" if pages > 0 else "up", self._layout, rows))
        else:
            self.scroll_to(y=self.scroll_offset.y + pages * rows, animate=False, force=True)

    # Marking by keyboard

    def start_marking(self) -> None:
        """Put a caret at the current claim, at the match that was gone to, or at the first word in view."""
        layout = self._layout
        if layout is None or layout.end <= layout.start:
            return
        here = self._overlay.spot or (_extent(self._overlay.current) if self._overlay.current else None)
        offset = here.start if here and self._visible(here) else max(self._top_offset(), layout.start)
        row = layout.worded_row(layout.row_at(offset))
        row = layout.worded_row(layout.row_at(offset), -1) if row is None else row
        if row is not None:
            start = layout.cluster_at(max(offset, layout.rows[row].start))[0]
            self._carry(Caret(start, start))

    def stop_marking(self) -> None:
        """Leave off marking; nothing has been marked."""
        if self._caret is not None:
            self._caret = None
            self._lay_over(marked=None, caret=None)
            self.refresh_bindings()
            self.post_message(messages.MarkingLeft())

    def action_caret(self, motion: str) -> None:
        """Move the caret; see `Caret.moved`."""
        if self._caret is not None and self._layout is not None:
            self._carry(self._caret.moved(motion, self._layout))

    def action_mark_keep(self) -> None:
        """Take what is marked."""
        if self._caret is not None and self._layout is not None:
            span = self._caret.span(self._layout)
            self.stop_marking()
            self._take(span)

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
        if len(words):
            self._select(words)
            self.post_message(messages.Marked(words.start, words.end))

    def _put_cursor(self) -> None:
        """Put the terminal's cursor where the analyst is; braille displays and input methods follow it."""
        layout, current = self._layout, self._overlay.current
        if layout is None or not self.has_focus:
            return
        offset = self._caret.head if self._caret else _extent(current).start if current else self._top_offset()
        row, column = layout.position(offset)
        y = max(0, min(row - self.scroll_offset.y, self.size.height - 1))
        self.app.cursor_position = self.content_region.offset + Offset(MARGIN + column, y)

    # The mouse

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
            self.stop_marking()
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
        """One click goes to a claim, two mark a word, three a paragraph; the end of a drag is no click."""
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
                self._click(row, offset)
        elif event.chain == 2:
            self._take(word_at(layout, offset) or Span(offset, offset))
        else:
            self._take(paragraph_at(layout, offset))

    def _click(self, row: int, offset: int) -> None:
        """Go to the claim under the pointer, the shortest one first, or to the nearest on the row."""
        layout = self._layout
        if layout is None:
            return
        start, end, _ = layout.rows[row]
        found = list(self._overlay.claims.touching(start, end))
        if found:
            _, nearest = min(found, key=lambda item: (_distance(item[0], offset), len(item[0])))
            self._reach(nearest)

    def on_focus(self, event: events.Focus) -> None:
        """Who comes back from another pane is done with what was selected."""
        if not event.from_app_focus:
            self._drop_selection()
        self._put_cursor()

    def on_blur(self) -> None:
        """Who goes to another pane has left off marking; who goes to another window has not."""
        if self.app.app_focus:
            self.stop_marking()


def _extent(mark: ClaimMark) -> Span:
    """From the first to the last code point of a claim's content."""
    return Span(min(span.start for span in mark.spans), max(span.end for span in mark.spans))


def _distance(span: Span, offset: int) -> int:
    """Code points from `offset` to `span`; 0 inside."""
    return max(span.start - offset, offset - span.end + 1, 0)
