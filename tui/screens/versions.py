"""Two versions of an article side by side: what was judged, and what stands there now, the telling changes first."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotations.text.difference import Revision
from tui.keys import bindings_for, bindings_of
from tui.screens.dialog import Dialog

SHOWN = 200
"""Passages shown at most; who has changed more of a text has written another one."""

NAMED_CELLS = 60
"""Characters of a change that is written out in the heading of its passage."""


class VersionsScreen(Dialog[None]):
    """The passages that differ; a change of a number, name, negation or quotation is named above its passage."""

    DEFAULT_CSS = """
    VersionsScreen { align: center middle; }
    VersionsScreen #versions { width: 100%; height: 100%; border: round $border; background: $background; }
    VersionsScreen .revision { height: auto; padding: 0 1; }
    VersionsScreen .revision.-plain { padding: 1 1 0 1; }
    VersionsScreen .revision Static { width: 1fr; padding: 0 1; height: auto; }
    VersionsScreen .matters { color: $verdict-recheck; padding: 1 2 0 2; height: auto; }
    VersionsScreen #columns { height: 1; padding: 0 1; color: $text-muted; }
    VersionsScreen #columns Static { width: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar = [*bindings_for("dialog"), *bindings_of("versions.show")]

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
            box.border_subtitle = Content(self.hint(dialog_close="closes", dialog_down="scrolls"))
            with Horizontal(id="columns"):
                yield Static(Content(f"as judged {self._judged_at}"))
                yield Static(Content("as it is now"))

    def on_mount(self) -> None:
        """Compare while the frame is already there."""
        self._compare()

    async def action_versions(self) -> None:
        """Close with the key that opened this."""
        await self.action_dismiss()

    @work
    async def _compare(self) -> None:
        import asyncio

        from annotations.text.difference import revisions
        from tui.widgets.findings.changes import sides

        def compared() -> list[tuple[Content, Content, Content]]:
            found = revisions(self._judged, self._now)[:SHOWN]
            texts = [(one, one.old.of(self._judged), one.new.of(self._now)) for one in found]
            return [(_heading(one, old, new), *sides(old, new)) for one, old, new in texts]

        box = self.query_one("#versions")
        for heading, left, right in await asyncio.to_thread(compared):
            if heading:
                await box.mount(Static(heading, classes="matters"))
            await box.mount(
                Horizontal(Static(left), Static(right), classes="revision" if heading else "revision -plain")
            )
        box.focus()


def _heading(revision: Revision, old: str, new: str) -> Content:
    """The kinds of telling words that changed, with the changes themselves: "~ number [12 → 15]"; "" for none."""
    from annotations.text.difference import word_edits
    from annotations.text.telling import matters
    from tui.widgets.findings.changes import change

    if not revision.matters:
        return Content("")
    named = Content("~ changed: " + ", ".join(matter.value for matter in revision.matters))
    for edit in word_edits(old, new) if old and new else ():  # a whole sentence stands right below
        was, now = edit.old.of(old), edit.new.of(new)
        if not edit.same and len(was) + len(now) <= NAMED_CELLS and matters(was, now):
            named = Content.assemble(named, " ", change(was.strip(), now.strip()))
    return named
