"""The one line below the panes: at most seven keys, and what was just done."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from annotations.text import one_line


class FooterKey(NamedTuple):
    """A key as the footer shows it: how it is written, its short name, and the action a click runs."""

    key: str
    label: str
    action: str


class FooterLine(Widget):
    """Keys on the left, the status on the right; as many keys as fit beside the status."""

    DEFAULT_CSS = "FooterLine { height: 1; width: 1fr; color: $text-muted; }"

    class KeyClicked(Message):
        """A key in the footer was clicked."""

        def __init__(self, action: str) -> None:
            self.action = action
            super().__init__()

    keys: reactive[Sequence[FooterKey]] = reactive(())
    """The keys that help now, the most useful first."""
    status: reactive[tuple[str, str]] = reactive(("", ""))
    """What to say, and the theme colour it is said in ("" for plain)."""

    def _fitting(self) -> list[tuple[int, int, FooterKey]]:
        """The keys that fit, each with the columns it starts and ends at; the last one, help, always has its place."""
        room = self.size.width - (len(self.status[0]) + 2 if self.status[0] else 0)
        placed, column = [], 1
        for number, key in enumerate(self.keys, 1):
            end = column + _width(key)
            kept_free = 0 if number == len(self.keys) else 2 + _width(self.keys[-1])
            if end + kept_free > room and number < len(self.keys):
                continue
            placed.append((column, end, key))
            column = end + 2
        return placed

    def render(self) -> Content:
        """The line at the width there is."""
        left = Content(" ") + Content("  ").join(
            Content.assemble((key.key, "bold $text"), f" {key.label}") for _, _, key in self._fitting()
        )
        said, style = self.status
        right = Content.styled(f"{one_line(said)} ", style)
        gap = max(1, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right).truncate(self.size.width)

    def on_click(self, event: Click) -> None:
        """Say which key was clicked."""
        for start, end, key in self._fitting():
            if start <= event.x < end:
                self.post_message(self.KeyClicked(key.action))


def _width(key: FooterKey) -> int:
    return len(key.key) + 1 + len(key.label)
