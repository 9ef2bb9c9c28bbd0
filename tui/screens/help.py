"""All keys on one screen, in columns by task, made from the keys in force, and above them what the settings lack."""

from collections.abc import Sequence
from itertools import groupby
from textwrap import fill
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotations.text import one_line
from tui.keymap import Keymap
from tui.keys import SCOPES, Command, Group, bindings_for, bindings_of, commands, key_label
from tui.screens.dialog import Dialog

HIDDEN_SCOPES = frozenset({"filter", "find", "note", "entity", "dialog", "question", "export"})
"""Where the keys stand beside the line one types in, or at the edge of the window."""

ORDER = (Group.JUDGE, Group.FIND, Group.CORRECT, Group.READ)
"""Judging is what one asks about in the middle of work; how to move is found without asking."""
COLUMNS = {100: ((0, 1), (2,), (3,)), 76: ((0, 1), (2, 3)), 0: ((0, 1, 2, 3),)}
"""From how many columns of the terminal on which places in `ORDER` stand in which column."""
KEY_CELLS = 10
"""Cells for the keys of a command; two of them stand in it side by side."""
WIDEST = 132
"""Cells of the window; lines beyond 40 cells a column would only be harder to follow."""
EDGES = 3
"""Cells of the border and the scroll bar."""
GAP = 2
"""Cells left and right of a column together."""


class HelpScreen(Dialog[None]):
    """The keys, by what the analyst wants to do; the key that opened it closes it, too."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #keys { width: 132; max-width: 100%; height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    HelpScreen #keys { border: round $border; background: $surface; }
    HelpScreen Horizontal { height: auto; }
    HelpScreen Static { width: 1fr; padding: 0 1; height: auto; }
    HelpScreen #faults { color: $warning; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar = [*bindings_for("dialog"), *bindings_of("app.help")]

    def __init__(self, keymap: Keymap, faults: Sequence[str] = ()) -> None:
        super().__init__()
        self._keymap = keymap
        self._faults = faults

    def compose(self) -> ComposeResult:
        """What is wrong with the settings, and a column for each task; those not needed at this width stay hidden."""
        with VerticalScroll(id="keys") as box:
            box.border_title = Content("Keys")
            if self._faults:
                yield Static(self._faults_told(), id="faults")
            with Horizontal():
                for _ in ORDER:
                    yield Static(classes="column")

    def on_mount(self) -> None:
        """Follow the scrolling, for what is below is said at the edge."""
        box = self.query_one("#keys")
        for changed in ("scroll_y", "virtual_size", "size"):
            self.watch(box, changed, self._say_what_is_below, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the tasks in as many columns as there is room for."""
        columns = next(columns for least, columns in COLUMNS.items() if event.size.width >= least)
        cells = (min(WIDEST, event.size.width) - EDGES) // len(columns) - GAP
        for number, static in enumerate(self.query(".column").results(Static)):
            static.display = number < len(columns)
            if static.display:
                groups = (self._column(ORDER[at], cells) for at in columns[number])
                static.update(Content("\n\n").join(groups))
        self.call_after_refresh(self._say_what_is_below)

    async def action_help(self) -> None:
        """Close with the key that opened this."""
        await self.action_dismiss()

    def _say_what_is_below(self) -> None:
        box = self.query_one("#keys")
        more = "↓ more · " if box.scroll_y < box.max_scroll_y else ""
        finds = self._keymap.label("app.palette")
        found = f" · {finds} finds any command by name" if finds else ""
        box.border_subtitle = Content(f"{more}{self.hint(dialog_close='closes')}{found}")

    def _faults_told(self) -> Content:
        """Everything that is wrong with the settings, and what follows from it."""
        lines = [Content.styled("Settings", "bold"), *(Content(one_line(fault)) for fault in self._faults)]
        if self._keymap.faults:
            lines.append(Content("While its [keys] table has faults none of it is used; these are the default keys."))
        return Content("\n").join(lines)

    def _column(self, group: Group, cells: int) -> Content:
        """The commands of one task, with what they apply to where that is not everywhere."""
        shown = [row for row in commands() if row.group is group and not HIDDEN_SCOPES & set(row.scopes)]
        lines = [Content.styled(group.value.capitalize(), "bold $accent")]
        for scopes, rows in groupby(shown, key=lambda row: row.scopes):
            if not {"app", "main", "reader"} & set(scopes):
                lines.append(Content.styled(SCOPES[scopes[0]], "$text-muted italic"))
            lines += [self._line(row, cells) for row in rows]
        return Content("\n").join(lines)

    def _line(self, row: Command, cells: int) -> Content:
        keys = " ".join(key_label(key) for key in self._keymap.keys[row.id]) or "–"
        indent = " " * (KEY_CELLS + 1)
        help_text = fill(row.help.rstrip("."), cells, initial_indent=indent, subsequent_indent=indent)
        return Content.assemble((keys.ljust(KEY_CELLS), "bold"), help_text[KEY_CELLS:])
