"""All keys on one screen, in three columns by task, made from the keys in force."""

from itertools import groupby
from textwrap import fill

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keymap import Keymap
from tui.keys import SCOPES, Command, Group, commands, key_label

HIDDEN_SCOPES = frozenset({"filter", "find", "note"})
"""Where the keys stand beside the line one types in."""

KEY_CELLS = 10
"""Cells for the keys of a command; two of them stand in it side by side."""
COLUMN_CELLS = 38
"""Cells of a column, which three of fit into 132."""


class HelpScreen(ModalScreen[None]):
    """The keys, by what the analyst wants to do; any of the three keys closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #keys { width: 132; max-width: 100%; height: auto; max-height: 100%; }
    HelpScreen #keys { border: round $border; background: $surface; }
    HelpScreen Horizontal { height: auto; }
    HelpScreen Static { width: 1fr; padding: 1 2; height: auto; }
    HelpScreen.-narrow Horizontal { layout: vertical; }
    """
    BINDINGS = [
        Binding("escape", "dismiss", "close"),
        Binding("question_mark", "dismiss", "close"),
        Binding("q", "dismiss", "close"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """A column a task."""
        with VerticalScroll(id="keys") as box:
            box.border_title = Content("Keys")
            box.border_subtitle = Content("escape closes · ctrl+p finds any command by name")
            with Horizontal():
                for group in Group:
                    yield Static(self._column(group))

    def _column(self, group: Group) -> Content:
        """The commands of one task, with what they apply to where that is not everywhere."""
        shown = [row for row in commands() if row.group is group and not HIDDEN_SCOPES & set(row.scopes)]
        lines = [Content.styled(group.value.capitalize(), "bold $accent")]
        for scopes, rows in groupby(shown, key=lambda row: row.scopes):
            if scopes not in {("app",), ("main",)} and len(scopes) == 1:
                lines.append(Content.styled(SCOPES[scopes[0]], "$text-muted italic"))
            lines += [self._line(row) for row in rows]
        return Content("\n").join(lines)

    def _line(self, row: Command) -> Content:
        keys = " ".join(key_label(key) for key in self._keymap.keys[row.id]) or "–"
        indent = " " * (KEY_CELLS + 1)
        help_text = fill(row.help.rstrip("."), COLUMN_CELLS, initial_indent=indent, subsequent_indent=indent)
        return Content.assemble((keys.ljust(KEY_CELLS), "bold"), help_text[KEY_CELLS:])
