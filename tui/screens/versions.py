"""Two versions of an article side by side: what was judged, and what stands there now, the telling changes first."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotations.text import displayable
from annotations.text.difference import Edit, Revision

SHOWN = 200
"""Passages shown at most; who has changed more of a text has written another one."""

OUT, IN = "strike $text-muted", "bold underline"
"""How characters that were taken out, and put in, are written."""


class VersionsScreen(ModalScreen[None]):
    """The passages that differ; a change of a number, name, negation or quotation is named above its passage."""

    DEFAULT_CSS = """
    VersionsScreen { align: center middle; }
    VersionsScreen #versions { width: 100%; height: 100%; border: round $border; background: $background; }
    VersionsScreen .revision { height: auto; padding: 0 1; }
    VersionsScreen .revision Static { width: 1fr; padding: 0 1; height: auto; }
    VersionsScreen .matters { color: $verdict-recheck; padding: 1 2 0 2; height: auto; }
    VersionsScreen #columns { height: 1; padding: 0 1; color: $text-muted; }
    VersionsScreen #columns Static { width: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", "close"),
        Binding("D", "dismiss", "close"),
        Binding("q", "dismiss", "close"),
        Binding("j", "scroll(1)", "down"),
        Binding("k", "scroll(-1)", "up"),
    ]

    def __init__(self, title: str, judged: str, now: str, judged_at: str) -> None:
        super().__init__()
        self._title = title
        self._judged = judged
        self._now = now
        self._judged_at = judged_at

    def compose(self) -> ComposeResult:
        """The two headings; passages come when they have been compared."""
        with VerticalScroll(id="versions") as box:
            box.border_title = Content(f"Versions · {self._title}")
            box.border_subtitle = Content("escape closes")
            with Horizontal(id="columns"):
                yield Static(Content(f"as judged {self._judged_at}"))
                yield Static(Content("as it is now"))

    def on_mount(self) -> None:
        """Compare while the frame is already there."""
        self._compare()

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one("#versions").scroll_relative(y=rows, animate=False)

    @work
    async def _compare(self) -> None:
        import asyncio

        from annotations.text.difference import edits, revisions

        def compared() -> list[tuple[Revision, tuple[Edit, ...]]]:
            found = revisions(self._judged, self._now)[:SHOWN]
            return [(one, edits(one.old.of(self._judged), one.new.of(self._now))) for one in found]

        box = self.query_one("#versions")
        for revision, changes in await asyncio.to_thread(compared):
            named = ", ".join(matter.value for matter in revision.matters)
            if named:
                await box.mount(Static(Content(f"~ changed: {named}"), classes="matters"))
            old, new = revision.old.of(self._judged), revision.new.of(self._now)
            left = Content("").join(_piece(edit.old.of(old), "" if edit.same else OUT) for edit in changes)
            right = Content("").join(_piece(edit.new.of(new), "" if edit.same else IN) for edit in changes)
            await box.mount(Horizontal(Static(left), Static(right), classes="revision"))
        box.focus()


def _piece(text: str, style: str) -> Content:
    return Content.styled(displayable(text), style)
