"""The pane with the articles: the rows, a line to filter them, and a sentence where there are none."""

from collections.abc import Mapping, Sequence
from typing import Self

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Label, Static

from annotations.text import one_line
from tui.keys import bindings_for
from tui.widgets.article_list.listed import Listed
from tui.widgets.article_list.matching import Matcher, words_of
from tui.widgets.article_list.rows import RowView

LOOKING = "Looking for articles … · q leaves"
NOTHING_HERE = "No .txt or .md file here · q leaves"


class ArticleList(Vertical):
    """Shows the rows of a folder; knows nothing of what happens when one is chosen."""

    BINDINGS = [*bindings_for("filter")]
    DEFAULT_CSS = """
    ArticleList .sentence { height: 1fr; width: 1fr; content-align: center middle; color: $text-muted; padding: 0 1; }
    ArticleList .filter { height: 1; dock: bottom; padding: 0 1; }
    ArticleList .filter Label { color: $text-muted; width: auto; margin-right: 1; }
    ArticleList .filter Input, ArticleList .filter Input:focus {
        border: none; height: 1; width: 1fr; padding: 0; background: transparent; color: $foreground;
    }
    """

    ArticleChosen = RowView.ArticleChosen
    RowHighlighted = RowView.RowHighlighted

    filter_key: reactive[str] = reactive("f")
    """The key that opens the filter, as the hint shows it."""
    current: reactive[str | None] = reactive(None)
    """The path of the open article."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.border_title = Content("Articles")
        self._rows: Sequence[Listed] = ()
        self._matcher: Matcher | None = None
        self._listed = False

    def compose(self) -> ComposeResult:
        """Rows or sentence, and the filter below."""
        yield RowView()
        yield Static(Content(LOOKING), classes="sentence", markup=False)
        with Horizontal(classes="filter"):
            yield Label(Content(f"{self.filter_key} filter"))
            line = Input(id="article-filter", select_on_focus=False)
            line.display = False
            yield line

    def on_mount(self) -> None:
        """Nothing is listed yet, but an article may be open."""
        self.view.set_open(self.current)
        self._choose_between()

    @property
    def view(self) -> RowView:
        """The rows."""
        return self.query_one(RowView)

    @property
    def _line(self) -> Input:
        return self.query_one("#article-filter", Input)

    @property
    def filtering(self) -> bool:
        """Whether the filter is open, even if nothing is typed in it."""
        return self.is_mounted and self._line.display

    def show(self, rows: Sequence[Listed]) -> None:
        """List these rows; the cursor and the filter stay as they are, as far as they can."""
        path = self.view.path_at(self.view.cursor) or self.current
        self._rows, self._matcher, self._listed = tuple(rows), None, True
        self._apply(path)

    def set_counts(self, path: str, counts: tuple[int, int | None]) -> None:
        """Claims judged and found of one article; found is None while it has not been analysed."""
        self.view.set_counts({path: counts})

    def set_all_counts(self, counts: Mapping[str, tuple[int, int | None]]) -> None:
        """The same for many articles at once."""
        self.view.set_counts(counts)

    def neighbour(self, path: str | None, step: int) -> str | None:
        """The path `step` rows from `path` in the list as it is shown; None beyond its ends.

        A path that is not shown counts as standing before the first row, or after the last when going back.
        """
        position = self.view.position_of(path) if path is not None else None
        if position is None:
            position = -1 if step > 0 else len(self.view.order)
        return self.view.path_at(position + step)

    def watch_current(self, path: str | None) -> None:
        """Mark the open article's row."""
        if self.is_mounted:
            self.view.set_open(path)

    def watch_filter_key(self, key: str) -> None:
        """Name the key in the hint."""
        if self.is_mounted:
            self.query_one(Label).update(Content(f"{key} filter" if key else ""))

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keyboard to the rows."""
        self.view.focus(scroll_visible)
        return self

    @property
    def typed_scope(self) -> str:
        """Whose keys help while the filter is typed in."""
        return "filter" if self.filtering else ""

    def open_filter(self) -> None:
        """Let the analyst type what the articles should be filtered by."""
        self._line.display = True
        self.screen.set_focus(self._line)
        self.call_after_refresh(self._matching)

    def on_descendant_focus(self) -> None:
        """The cursor shows while the pane has the keyboard."""
        self.view.active = True

    def on_descendant_blur(self) -> None:
        """And hides when it has not."""
        self.view.active = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._apply(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_filter_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The filter's keys mean nothing while it is closed."""
        return self.filtering if action.startswith("filter_") else super().check_action(action, parameters)

    def action_filter_move(self, step: int) -> None:
        """Move the cursor while typing."""
        if step > 0:
            self.view.action_cursor_down()
        else:
            self.view.action_cursor_up()

    def action_filter_open(self) -> None:
        """Choose the row under the cursor; the filter stays until it is cleared."""
        self.screen.set_focus(self.view)
        path = self.view.path_at(self.view.cursor)
        if path is not None:
            self.post_message(self.ArticleChosen(path))

    def action_filter_clear(self) -> None:
        """Show every article again, with the cursor where it was."""
        path = self.view.path_at(self.view.cursor) or self.current
        with self.prevent(Input.Changed):
            self._line.value = ""
        self._line.display = False
        self._apply(path)
        self.screen.set_focus(self.view)

    def _apply(self, path: str | None) -> None:
        """Show the rows that match the filter, with the cursor on `path`, or on the best."""
        query = self._line.value
        words = words_of(query)
        order: Sequence[int] = self._matching().ranked(query) if words else range(len(self._rows))
        self.view.show(self._rows, order, words, 0)
        position = self.view.position_of(path) if path is not None else None
        if position is not None:
            self.view.cursor = position
        self._choose_between()

    def _matching(self) -> Matcher:
        """What searches in the rows, made when the filter is first opened: a tenth of a second for 100,000."""
        if self._matcher is None:
            self._matcher = Matcher(self._rows)
        return self._matcher

    def _choose_between(self) -> None:
        """Rows where there are some, else the sentence that says why not."""
        shown, all_of_them = len(self.view.order), len(self._rows)
        sentence = LOOKING if not self._listed else NOTHING_HERE
        if all_of_them:
            sentence = f"No article matches “{one_line(self._line.value.strip())}” · esc clears"
        self.query_one(".sentence", Static).update(Content(sentence))
        self.query_one(".sentence").display = not shown
        self.view.display = bool(shown)
        self.border_subtitle = Content(f"{shown:,} of {all_of_them:,}") if words_of(self._line.value) else None
