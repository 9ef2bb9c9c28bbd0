"""Asks where the annotations go, and writes them there."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from annotations.text import one_line
from tui.keys import bindings_for
from tui.screens.dialog import Dialog

Writer = Callable[[Path, bool], int]
"""Writes the annotations to a file, replacing it only when told to; returns the number of rows."""


class ExportScreen(Dialog[str]):
    """One line for the file's name; a file that is there is replaced only with a key of its own.

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
    BINDINGS: ClassVar = [*bindings_for("export")]

    def __init__(self, suggestion: Path, write: Writer) -> None:
        super().__init__()
        self._suggestion = suggestion
        self._write = write
        self._writing = False
        self._said: str | None = None

    def compose(self) -> ComposeResult:
        """The question, the line, and what went wrong."""
        with Vertical() as box:
            box.border_title = Content("Export as CSV")
            yield Static(Content("Write the annotations to"))
            yield Input(str(self._suggestion))
            hint = self.hint(export_write="writes", export_cancel="leaves")
            yield Static(Content.styled(hint, "$text-muted"), id="answer")

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.query_one(Input))

    def action_write(self, overwrite: bool) -> None:
        """Write a new file, or one that is there when told to; once at a time."""
        if self._writing:
            return
        self._writing = True
        self._export(self.query_one(Input).value.strip(), overwrite=overwrite)

    def action_leave(self) -> None:
        """Export nothing; what is being written already is written."""
        self._answer("exporting" if self._writing else "")

    def _answer(self, said: str) -> None:
        """Close with an answer, the first one; what lies over this window, as the palette may, closes before it."""
        if self._said is None:
            self._said = said
            self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Close when it is answered and on top: Textual closes the window on top, whichever is dismissed."""
        if self._said is not None and self.app.screen is self:
            self.dismiss(self._said)

    @work
    async def _export(self, name: str, *, overwrite: bool) -> None:
        try:
            await self._written(name, overwrite=overwrite)
        finally:
            self._writing = False

    async def _written(self, name: str, *, overwrite: bool) -> None:
        import asyncio

        if not name or "\0" in name:
            self._say("A file name can't hold a NUL character" if name else "Write the name of a file")
            return
        try:
            path = Path(name).expanduser()
        except RuntimeError:  # pathlib knows no home of that user
            self._say(f"Nobody here is called {name.partition('/')[0]} · change the name")
            return
        try:
            rows = await asyncio.to_thread(self._write, path, overwrite)
        except FileExistsError:
            keys = self.hint(export_replace="replaces it")
            self._say(f"{path.name or path} is there already · {keys} · or change the name")
        except (OSError, UnicodeEncodeError) as error:
            self._say(f"Not written: {getattr(error, 'strerror', None) or error} · change the name")
        else:
            self._answer(f"✓ exported {rows} to {path.name}")

    def _say(self, sentence: str) -> None:
        self.query_one("#answer", Static).update(Content.styled(one_line(sentence), "$warning"))
