"""The rows of the article list, drawn only where they are seen."""

from collections.abc import Mapping, Sequence

from textual.events import Click
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys import bindings_for
from tui.widgets.article_list.listed import Counts, Listed
from tui.widgets.article_list.row_text import RowStyles, row_lines
from tui.widgets.reversible import Reversible

LINES = 2
"""Lines a row takes."""
_KEPT = 1024
"""Rows whose drawn lines are kept."""


class RowView(ScrollView, Reversible, can_focus=True):
    """Shows some of the rows, in an order of its own, with a cursor on one of them."""

    ALLOW_SELECT = False
    BINDINGS = [*bindings_for("list")]
    COMPONENT_CLASSES = {
        "articles--muted",
        "articles--unreadable",
        "articles--done",
        "articles--match",
        "articles--open",
        "articles--cursor",
    }
    DEFAULT_CSS = """
    RowView {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: transparent;
        color: $foreground;
    }
    RowView > .articles--muted { color: $text-muted; }
    RowView > .articles--unreadable { color: $warning; }
    RowView > .articles--done { color: $success; }
    RowView > .articles--match { color: $match; text-style: underline; }
    RowView > .articles--open { background: $claim-background; text-style: $claim-text-style; }
    RowView > .articles--cursor { background: $block-cursor-background; text-style: $block-cursor-text-style; }
    """

    class ArticleChosen(Message):
        """Enter or a click: the article at `path` is wanted."""

        def __init__(self, path: str) -> None:
            self.path = path
            super().__init__()

    class RowHighlighted(Message):
        """The analyst moved the cursor to the row of `path`."""

        def __init__(self, path: str) -> None:
            self.path = path
            super().__init__()

        def can_replace(self, message: Message) -> bool:
            """Only the newest place of the cursor matters."""
            return isinstance(message, RowView.RowHighlighted)

    cursor: reactive[int] = reactive(0, repaint=False)
    """The position of the cursor among the rows shown."""
    active: reactive[bool] = reactive(False)
    """Whether the cursor shows: the pane has the keyboard."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.rows: Sequence[Listed] = ()
        self.order: Sequence[int] = ()
        self.words: tuple[str, ...] = ()
        self.open_path: str | None = None
        self._counts: dict[str, Counts] = {}
        self._positions: dict[str, int] | None = None
        self._drawn: dict[tuple[int, bool, bool], tuple[Strip, Strip]] = {}

    def show(self, rows: Sequence[Listed], order: Sequence[int], words: tuple[str, ...], cursor: int) -> None:
        """Show the `rows` whose indexes are in `order`, the characters that match `words` marked."""
        self.rows, self.order, self.words = rows, order, words
        self._positions = None
        self._forget()
        self.virtual_size = Size(self.scrollable_content_region.width, LINES * len(order))
        self.set_reactive(RowView.cursor, self.validate_cursor(cursor))
        self.scroll_to_cursor()

    def set_counts(self, counts: Mapping[str, tuple[int, int | None]]) -> None:
        """Replace the counts of the paths given; one path draws one row again."""
        self._counts |= {path: Counts(*count) for path, count in counts.items()}
        if len(counts) == 1:
            self._draw_again(*(position for path in counts if (position := self.position_of(path)) is not None))
        else:
            self._forget()

    def set_open(self, path: str | None) -> None:
        """Mark the row of the open article, and take the cursor there."""
        before, self.open_path = self.open_path, path
        positions = [self.position_of(each) for each in (before, path) if each is not None]
        self._draw_again(*(position for position in positions if position is not None))
        here = self.position_of(path) if path is not None else None
        if here is not None:
            self.cursor = here

    def position_of(self, path: str) -> int | None:
        """Where the row of `path` stands among those shown."""
        if self._positions is None:
            self._positions = {self.rows[index].path: position for position, index in enumerate(self.order)}
        return self._positions.get(path)

    def path_at(self, position: int) -> str | None:
        """The path of the row at a position, None outside the list."""
        return self.rows[self.order[position]].path if 0 <= position < len(self.order) else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(len(self.order) - 1, cursor))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows that changed, and keep the cursor in view."""
        self._draw_again(before, now)
        self.scroll_to_cursor()

    def watch_active(self) -> None:
        """Show or hide the cursor."""
        self._draw_again(self.cursor)
        self._tell_terminal()

    def render_line(self, y: int) -> Strip:
        """One screen line of the list."""
        width = self.scrollable_content_region.width
        position, half = divmod(y + self.scroll_offset.y, LINES)
        if position >= len(self.order):
            return Strip.blank(width, self.rich_style)
        return self._strips(position, width)[half]

    def _strips(self, position: int, width: int) -> tuple[Strip, Strip]:
        row = self.rows[self.order[position]]
        is_open = row.path == self.open_path
        at_cursor = self.active and position == self.cursor
        key = (position, is_open, at_cursor)
        if key not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            behind = "articles--cursor" if at_cursor else "articles--open" if is_open else ""
            lines = row_lines(
                row,
                self._counts.get(row.path, Counts()),
                width,
                self._row_styles(behind),
                is_open=is_open,
                words=self.words,
            )
            self._drawn[key] = Strip(lines[0]).adjust_cell_length(width), Strip(lines[1]).adjust_cell_length(width)
        return self._drawn[key]

    def _row_styles(self, behind: str) -> RowStyles:
        """The styles on a row's background; the match's only adds its colour and line to another."""
        on = (behind,) if behind else ()
        return RowStyles(
            plain=self.get_visual_style(*on).rich_style,
            muted=self.get_visual_style(*on, "articles--muted").rich_style,
            unreadable=self.get_visual_style(*on, "articles--unreadable").rich_style,
            done=self.get_visual_style(*on, "articles--done").rich_style,
            match=self.get_visual_style(*on, "articles--match").rich_style,
        )

    def notify_style_update(self) -> None:
        """The theme changed: what is drawn has the old colours."""
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Rows are as wide as the pane."""
        self._forget()
        self.virtual_size = Size(self.scrollable_content_region.width, LINES * len(self.order))
        self.scroll_to_cursor()

    def on_click(self, event: Click) -> None:
        """A click takes the cursor to a row and opens its article."""
        position = (event.get_content_offset_capture(self).y + self.scroll_offset.y) // LINES
        if self.path_at(position) is not None:
            self._go_to(position)
            self.action_select()

    def action_cursor_down(self) -> None:
        """Go to the next row."""
        self._go_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Go to the row before."""
        self._go_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go down as many rows as are seen."""
        self._go_to(self.cursor + self._page)

    def action_page_up(self) -> None:
        """Go up as many rows as are seen."""
        self._go_to(self.cursor - self._page)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go_to(len(self.order) - 1)

    def action_select(self) -> None:
        """Ask for the article under the cursor."""
        path = self.path_at(self.cursor)
        if path is not None:
            self.post_message(self.ArticleChosen(path))

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // LINES)

    def _go_to(self, position: int) -> None:
        """Move the cursor because the analyst wants it."""
        before = self.cursor
        self.cursor = position
        path = self.path_at(self.cursor)
        if self.cursor != before and path is not None:
            self.post_message(self.RowHighlighted(path))

    def scroll_to_cursor(self) -> None:
        """Bring the cursor's row into view, by as little as it takes."""
        top, height = self.cursor * LINES, self.scrollable_content_region.height
        if height:
            y = self.scroll_offset.y
            wanted = top if top < y else top + LINES - height if top + LINES > y + height else y
            if wanted != y:
                self.scroll_to(y=wanted, animate=False, immediate=True)
        self._tell_terminal()

    def _tell_terminal(self) -> None:
        """Put the terminal's own cursor on the row, for braille displays and input methods."""
        if self.active and self.has_focus:
            place = self.content_region.offset
            self.app.cursor_position = place + Offset(0, self.cursor * LINES - self.scroll_offset.y)

    def _draw_again(self, *positions: int) -> None:
        """Draw the rows at these positions again, where they are seen."""
        for position in positions:
            for key in [(position, a, b) for a in (False, True) for b in (False, True)]:
                self._drawn.pop(key, None)
            self.refresh(Region(0, position * LINES - self.scroll_offset.y, self.size.width, LINES))

    def _forget(self) -> None:
        """Draw everything again."""
        self._drawn.clear()
        self.refresh()
