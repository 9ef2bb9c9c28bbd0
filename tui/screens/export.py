"""Asks where the annotations go, and writes them there."""

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from annotations.text import one_line

Writer = Callable[[Path, bool], int]
"""Writes the annotations to a file, replacing it only when told to; returns the number of rows."""


class ExportScreen(ModalScreen[str]):
    """One line for the file's name; a file that is there is replaced only with ctrl+o.

    The result is what the status line says; "" when nothing was exported.
    """

    DEFAULT_CSS = """
    ExportScreen { align: center middle; }
    ExportScreen Vertical { width: 76; max-width: 100%; height: auto; padding: 1 2; }
    ExportScreen Vertical { border: round $accent; background: $surface; }
    ExportScreen Input, ExportScreen Input:focus {
        border: none; height: 1; padding: 0; margin: 1 0; background: $panel;
    }
    """
    BINDINGS = [
        Binding("escape", "leave", "leave", priority=True),
        Binding("ctrl+o", "overwrite", "replace the file", priority=True),
    ]

    def __init__(self, suggestion: Path, write: Writer) -> None:
        super().__init__()
        self._suggestion = suggestion
        self._write = write

    def compose(self) -> ComposeResult:
        """The question, the line, and what went wrong."""
        with Vertical() as box:
            box.border_title = Content("Export as CSV")
            yield Static(Content("Write the annotations of this folder to"))
            yield Input(str(self._suggestion))
            yield Static(Content.styled("enter writes · escape leaves", "$text-muted"), id="answer")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write a new file."""
        event.stop()
        self._export(overwrite=False)

    def action_overwrite(self) -> None:
        """Write the file even if it is there."""
        self._export(overwrite=True)

    def action_leave(self) -> None:
        """Export nothing."""
        self.dismiss("")

    @work(exclusive=True)
    async def _export(self, *, overwrite: bool) -> None:
        path = Path(self.query_one(Input).value.strip()).expanduser()
        import asyncio

        try:
            rows = await asyncio.to_thread(self._write, path, overwrite)
        except FileExistsError:
            self._say(f"{path.name} is there already · ctrl+o replaces it · or change the name")
        except OSError as error:
            self._say(f"Not written: {error.strerror or error} · change the name")
        else:
            self.dismiss(f"✓ exported {rows} to {path.name}")

    def _say(self, sentence: str) -> None:
        self.query_one("#answer", Static).update(Content.styled(one_line(sentence), "$warning"))
