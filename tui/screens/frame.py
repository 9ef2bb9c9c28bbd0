"""The frame: header, places for the three panes, and footer, drawn before anything that fills them is loaded."""

from operator import attrgetter

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.keymap import Keymap
from tui.keys import TYPED_SCOPES, commands
from tui.widgets.footer import FooterKey, FooterLine
from tui.widgets.header import HeaderLine
from tui.workplace import Workplace

FOOTER_KEYS = 7
"""Keys in the footer at most; more are not read but counted."""
WIDE = 110
"""Columns from which all three panes are shown."""
TALL = 20
"""Rows from which the current claim is shown under the text on a narrow screen."""


class Frame(Screen[None]):
    """What is seen first; the desk is a frame with something in its panes, and takes its place."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Frame { background: $background; }
    Frame #panes { height: 1fr; layers: base over; }
    Frame #articles, Frame #reader, Frame #findings, Frame #card {
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        background: $background;
    }
    Frame #articles { width: 30; height: 1fr; }
    Frame #reader { width: 1fr; height: 1fr; }
    Frame #findings { width: 29%; min-width: 34; max-width: 42; height: 1fr; }
    Frame.-narrow #articles, Frame.-narrow #findings { display: none; }
    """

    key_pressed_at = 0.0
    """When the last key arrived, in seconds of the clock that Textual stamps events with."""
    started = False
    """Whether the folder is listed and the first article is open."""

    def __init__(self, workplace: Workplace, keymap: Keymap) -> None:
        super().__init__()
        size = self.app.size  # styled once for the size there is, and not again when it is told
        self.add_class("-wide" if size.width >= WIDE else "-narrow", "-tall" if size.height >= TALL else "-short")
        self.workplace = workplace
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Header, an empty place for each pane, footer."""
        yield HeaderLine()
        with Horizontal(id="panes"):
            for name, title in (("articles", "Articles"), ("reader", ""), ("findings", "Claims ─ Entities ─ Echoes")):
                place = Static(id=name)
                place.border_title = Content(title)
                yield place
        yield FooterLine()

    def on_mount(self) -> None:
        """Say where the analyst is, and which keys there are."""
        header = self.query_one(HeaderLine)
        header.place, header.annotator = self.workplace.title, self.workplace.annotator
        header.notice = self.workplace.notice
        self.show_keys()
        self.watch(self, "focused", self._keyboard_moved, init=False)

    def show_keys(self, scope: str = "") -> None:
        """Show the keys that help now, those of `scope` or of where the keyboard is, as they are in force.

        Help is always the last, except where its key is a letter like any other.
        """
        scope = scope or self._typed_scope or "main"
        scopes = {scope} if scope in TYPED_SCOPES else {scope, "app"}
        rows = [row for row in commands() if row.rank and scopes & set(row.scopes)]
        if self.has_class("-wide"):
            rows = [row for row in rows if row.id != "articles.show"]  # the list is there already
        rows.sort(key=attrgetter("rank"))
        keys = [FooterKey(key, row.label, row.action) for row in rows if (key := self.keymap.label(row.id))]
        self.query_one(FooterLine).keys = (*keys[: FOOTER_KEYS - 1], *keys[FOOTER_KEYS - 1 :][-1:])

    def _keyboard_moved(self) -> None:
        self.show_keys()

    @property
    def _typed_scope(self) -> str:
        """The scope of the line that is being written; "" when none is."""
        around = self.focused.ancestors_with_self if self.focused is not None else ()
        return next((scope for node in around if (scope := getattr(node, "typed_scope", ""))), "")

    def key_pressed(self, at: float) -> None:
        """A key has arrived and is about to act."""
        self.key_pressed_at = at

    async def may_leave(self) -> bool:
        """Whether the program can end; what is being written is kept first."""
        return True
