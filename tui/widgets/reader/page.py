"""The page: an article's text with its marks, drawn a visible row at a time, and the place in it."""

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from textual.cache import LRUCache
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from annotations.articles.model import Article
from annotations.text import Span, displayable, one_line
from tui.keys import command, key_label
from tui.widgets.reader import messages
from tui.widgets.reader.layout import Layout
from tui.widgets.reader.marks import ClaimMark, EntityMark, SpanIndex, clamped
from tui.widgets.reader.painter import AIR, MARGIN, blank, centred, nothing, paint
from tui.widgets.reader.palette import CLASSES, Palette
from tui.widgets.reader.search import folded, matches
from tui.widgets.reader.wrapping import wrap

NEAR = 3
"""Rows that stay visible above and below what the text is scrolled to."""
STRIPS = 1024
"""Rows that are kept as they were drawn."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a text; knows its marks, its matches and its place, but not what an analyst does with them."""

    COMPONENT_CLASSES = CLASSES

    tail_open: var[bool] = var(False, init=False)
    """Whether the unrelated paragraphs at the end are shown."""

    fold_key: var[str] = var(key_label(command("text.fold").keys[0]), init=False)
    """The key that is named on the line of the tail, as the keymap in force writes it; "" for none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._sentence: tuple[str, ...] = ()
        self._told = ""
        self._text = ""
        self._folded = ""
        self._query = ""
        self._blocks = Article("", "", "", "", "").blocks
        self._layout: Layout | None = None
        self._layout_width = 0
        self._overlay = nothing()
        self._palette = Palette(self)
        self._strips: LRUCache[int, Strip] = LRUCache(STRIPS)
        self._place = 0
        self._settled = Size()
        self._wish: Span | None = None
        self._steering = False
        self._keeping = False

    def show(self, article: Article, place: int | None = None) -> None:
        """Show an article without any marks, its tail folded.

        Args:
            article: what to show; offsets of all marks are code points of its text.
            place: the code point to begin with, at the top of the view; None begins with the beginning.
        """
        self._told = ""
        self._text = displayable(article.text)
        self._folded = self._query = ""
        self._wish = None
        self._blocks = article.blocks
        self._overlay = nothing()
        self.set_reactive(Page.tail_open, False)
        self._place = max(0, min(place or 0, len(self._text)))
        self._layout, self._layout_width = None, 0
        self._lay_out()

    def show_sentence(self, sentence: str) -> None:
        """Show one sentence in the middle, in place of a text: why there is none, and the key that helps."""
        self.show(Article("", "", "", "", ""))
        self._told = one_line(sentence)
        self._lay_out(force=True)

    def set_claims(self, claims: tuple[ClaimMark, ...]) -> None:
        """Show these claims; what lies outside the text is left out."""
        index = SpanIndex(((span, claim) for claim in claims for span in claim.spans), len(self._text))
        self._lay_over(claims=index)

    def set_entities(self, entities: tuple[EntityMark, ...]) -> None:
        """Show these mentions; what lies outside the text is left out."""
        self._lay_over(entities=SpanIndex(((mark.span, mark) for mark in entities), len(self._text)))

    @property
    def place(self) -> int:
        """The first visible code point; setting it scrolls it to the top, or as far up as the text reaches."""
        return self._place

    @place.setter
    def place(self, offset: int) -> None:
        self._place = max(0, min(offset, len(self._text)))
        if self._layout is not None:
            self._steer(self._layout.row_at(self._place) if self._place > self._layout.start else 0, keep=True)

    def go_to(self, span: Span) -> None:
        """Scroll to `span` and point it out; unfolds the tail when it lies there."""
        cut = clamped(span, len(self._text))
        if cut is None:
            return
        if self._layout is not None and self._layout.fold is not None and cut.start >= self._layout.end:
            self.tail_open = True
        self._lay_over(spot=cut)
        self._bring(cut)

    def find(self, query: str) -> None:
        """Point out what matches `query` and go to the first match from here on; an empty query ends it.

        Case, accents and the form of quotation marks, dashes and spaces make no difference. A folded tail is left out.
        """
        if not self._folded:
            self._folded = folded(self._text)
        self._query = query
        begin = self._overlay.spot.start if self._overlay.spot and len(self._overlay.matches) else self._place
        self._match()
        if query:
            self._found(self._overlay.matches.after(begin))

    def find_next(self, step: int = 1) -> None:
        """Go to the next match, or with -1 to the previous one; round from the end to the beginning."""
        here = self._overlay.spot.start if self._overlay.spot else self._place
        after = self._overlay.matches.after(here + 1 if self._overlay.spot else here)
        self._found(after if step > 0 else self._overlay.matches.after(here) - 1)

    def _match(self) -> None:
        """Look for the query in what is visible."""
        layout = self._layout
        start, end = (layout.start, layout.end) if layout else (0, 0)
        found = ((span, None) for span in matches(self._folded, self._query, start, end))
        self._lay_over(matches=SpanIndex(found, len(self._text)), spot=None)

    def _found(self, index: int) -> None:
        items = self._overlay.matches.items
        if items:
            self.go_to(items[index % len(items)][0])
        self.post_message(messages.Found(index % len(items) + 1 if items else 0, len(items)))

    def _lay_over(self, **changes: object) -> None:
        """Change what lies over the text, and draw it anew."""
        self._overlay = msgspec.structs.replace(self._overlay, **changes)
        self._strips.clear()
        self.refresh()

    def _lay_out(self, *, force: bool = False) -> None:
        """Wrap the text for the width there is, and keep the place."""
        width = self.size.width
        if not width or (width == self._layout_width and not force):
            return
        self._layout_width = width
        self._layout = layout = Layout(self._text, self._blocks, width - MARGIN - AIR, tail_open=self.tail_open)
        self._sentence = tuple(
            self._told[start:end] for start, end in wrap(self._told, 0, len(self._told), max(8, width - 2 * AIR))
        )
        self._strips.clear()
        with self._steered(keep=True):
            self.virtual_size = Size(width, len(layout.rows))
        self.place = self._place
        self.refresh()
        self._tell_place()

    def on_resize(self) -> None:
        """Wrap anew when the width has changed, and keep the place."""
        self._settled = self.size
        self._lay_out()
        self.place = self._place
        if self._wish is not None and self.size.height:
            self._bring(self._wish)
        self._tell_place()

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        super().notify_style_update()
        self._palette.clear()
        self._strips.clear()

    def watch_fold_key(self) -> None:
        """Name the new key."""
        self._lay_over()

    def watch_tail_open(self) -> None:
        """Fold or unfold the tail; what was found is looked for anew."""
        self._lay_out(force=True)
        if self._query:
            self._match()

    @contextmanager
    def _steered(self, *, keep: bool) -> Iterator[None]:
        """What scrolls in here is not the analyst's doing; `keep` holds the place even where it can't be on top."""
        self._steering, self._keeping = True, keep
        try:
            yield
        finally:
            self._steering = self._keeping = False

    def _steer(self, row: float, *, keep: bool = False) -> None:
        """Scroll so that `row` is at the top, as far as there is text."""
        with self._steered(keep=keep):
            self.scroll_to(y=row, animate=False, force=True)

    def _bring(self, span: Span) -> None:
        """Scroll as little as needed to show all of `span`, or its beginning, with air around it.

        While the page has no rows, as under a list that lies over it, that waits until it has some.
        """
        layout = self._layout
        if layout is None:
            self._place = span.start
            return
        self._wish = None if self.size.height else span
        if self._wish is not None:
            return
        first, last = layout.row_at(span.start), layout.row_at(max(span.start, span.end - 1))
        top, height = self.scroll_offset.y, self.size.height
        air = max(0, min(NEAR, (height - 1) // 2))
        if last + air >= top + height:
            top = last + air - height + 1
        top = max(0, min(top, first - air))
        self._steer(top)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the place, and tell it."""
        super().watch_scroll_y(old_value, new_value)
        if self._layout is None or self.size != self._settled or round(old_value) == round(new_value):
            return
        if not self._keeping:
            self._place = self._top_offset()
        self._tell_place()
        if not self._steering:
            self._wish = None
            self._scrolled()

    def _scrolled(self) -> None:
        """The analyst has scrolled."""

    def _top_offset(self) -> int:
        """The first visible code point."""
        layout, top = self._layout, round(self.scroll_y)
        if layout is None or top <= 0:
            return 0
        worded = bisect_left(layout.worded, top)
        return layout.rows[layout.worded[min(worded, len(layout.worded) - 1)]].start if layout.worded else 0

    def _tell_place(self) -> None:
        furthest = self.max_scroll_y
        percent = round(100 * min(1.0, self.scroll_y / furthest)) if furthest else 100
        self.post_message(messages.PlaceChanged(self._place, percent))

    def _visible(self, span: Span) -> bool:
        """Whether any row of `span` is in view."""
        if self._layout is None or span.start >= self._layout.end:
            return False
        top = self.scroll_offset.y
        first, last = self._layout.row_at(span.start), self._layout.row_at(max(span.start, span.end - 1))
        return first < top + self.size.height and last >= top

    def render_line(self, y: int) -> Strip:
        """The strip of the row that is `y` rows below the top of the view."""
        layout, width = self._layout, self.size.width
        if self._sentence:
            line = y - max(0, self.size.height - len(self._sentence)) // 2
            sentence = self._sentence[line] if 0 <= line < len(self._sentence) else ""
            return centred(sentence, self._palette, width)
        row = self.scroll_offset.y + y
        if layout is None or row >= len(layout.rows):
            return blank(layout.end if layout else 0, self._palette, width)
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            self._strips[row] = strip = paint(layout, row, self._overlay, self._palette, width, fold_key=self.fold_key)
        return strip
