"""The reader: a page with a claim cursor."""

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from annotations.articles.model import Article
from annotations.text import Span
from tui.keys import bindings_for
from tui.widgets.reader import messages
from tui.widgets.reader.marking import MarkingPage
from tui.widgets.reader.marks import ClaimMark, distance, extent


class Reader(MarkingPage):
    """Shows an article and its marks; says where the analyst goes and what is marked."""

    DEFAULT_CSS = Path(__file__).with_name("reader.tcss").read_text(encoding="utf-8")
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
            self._bring(extent(mark))
        self._put_cursor()

    def bring_current(self) -> None:
        """Scroll as little as needed to show the current claim, now and when the text is next given other room."""
        if (mark := self._claims.get(self.current or "")) is not None:
            self._bring(extent(mark))
            self._wish = extent(mark)

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
        if layout is None or self.marking or (current is not None and self._visible(extent(current))):
            return
        claims, top = self._overlay.claims, self.scroll_offset.y
        for index in range(claims.after(self._top_offset()), len(claims)):
            mark = claims.items[index][1]
            if layout.row_at(extent(mark).start) >= top:
                if self._visible(extent(mark)):
                    self._reach(mark)
                return

    def _clicked(self, row: int, offset: int) -> None:
        """Go to the claim whose content, source or cue is under the pointer, or to the nearest on the row."""
        layout = self._layout
        if layout is None:
            return
        start, end, _ = layout.rows[row]
        found = list(self._overlay.claims.touching(start, end))
        if found:
            _, nearest = min(found, key=lambda item: (_nearness(item[0], item[1], offset), len(item[0])))
            self._reach(nearest)

    def action_cursor_down(self) -> None:
        """Go to the next claim where it begins in view, else a row down."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Go to the previous claim where it begins in view, else a row up."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """A claim or a row: so a text with claims is walked claim by claim, and none is jumped to out of sight."""
        order, layout, top = list(self._claims), self._layout, self.scroll_offset.y
        if layout is not None and self.current in self._claims:
            index = order.index(self.current) + step
            mark = self._claims[order[index]] if 0 <= index < len(order) else None
            if mark is not None and top <= layout.row_at(extent(mark).start) < top + self.size.height:
                self._reach(mark)
                return
        self.scroll_to(y=top + step, animate=False, force=True)

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

    def action_come_back(self) -> None:
        """Go back to where the analyst came from."""
        if not self.marking:
            self.post_message(messages.ReturnWanted())

    def _turn(self, pages: int) -> None:
        rows = max(1, self.size.height - 1)
        if self._caret is not None and self._layout is not None:
            self._carry(self._caret.moved("down" if pages > 0 else "up", self._layout, rows))
        else:
            self.scroll_to(y=self.scroll_offset.y + pages * rows, animate=False, force=True)


def _nearness(span: Span, mark: ClaimMark, offset: int) -> int:
    """Code points from `offset` to a claim: to its content, its source or its cue, whichever is nearest."""
    return min(distance(part, offset) for part in (span, mark.source, mark.cue) if part is not None)
