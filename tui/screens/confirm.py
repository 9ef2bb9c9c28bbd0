"""A question that must be answered before anything happens."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.keys import bindings_for
from tui.paste_guard import PasteGuard
from tui.screens.dialog import Dialog


class ConfirmScreen(Dialog[bool]):
    """Asks one question; one key says yes, one says no, and what is left of a paste says nothing."""

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen Vertical { width: 64; max-width: 100%; height: auto; padding: 1 2; }
    ConfirmScreen Vertical { border: round $warning; background: $surface; }
    """

    BINDINGS: ClassVar = [*bindings_for("question")]

    def __init__(self, question: str, guard: PasteGuard) -> None:
        super().__init__()
        self._question = question
        self._guard = guard

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical():
            yield Static(Content(self._question))
            hint = self.hint(question_yes="yes", question_no="no")
            yield Static(Content.styled(f"\n{hint}", "$text-muted"))

    def on_key(self, event: events.Key) -> None:
        """Let only a key pass on to the bindings that nobody could have pasted."""
        if not self._guard.calm(event.time):
            event.stop()

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
