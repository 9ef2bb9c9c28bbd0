"""The styles of the page by the names of their component classes, resolved once for a theme."""

from rich.style import Style as RichStyle
from textual.style import Style
from textual.widget import Widget

from annotations.analysis.model import Label
from annotations.articles.model import Role
from tui.glyphs import DISMISSED, OPEN, RECHECK, VERDICTS

SIGNS = {sign.word: sign for sign in (*VERDICTS.values(), OPEN, RECHECK, DISMISSED)}
"""The sign of a claim's state by its word."""
VERDICT_CLASSES = {word: f"reader--{word}" for word in SIGNS}
ENTITY_CLASSES = {label: f"reader--{label.lower()}" for label in Label}
ROLE_CLASSES = {role: f"reader--{role}" for role in Role if role is not Role.BODY}
MARK_CLASSES = (
    "reader--bar",
    "reader--quiet-bar",
    "reader--current-bar",
    "reader--current",
    "reader--source",
    "reader--cue",
    "reader--match",
    "reader--spot",
    "reader--marked",
    "reader--caret",
    "reader--sentence",
)
CLASSES = {*VERDICT_CLASSES.values(), *ENTITY_CLASSES.values(), *ROLE_CLASSES.values(), *MARK_CLASSES}
"""Every component class, for COMPONENT_CLASSES."""
SELECTED = "screen--selection"
"""The screen's own class for what the mouse selects."""


class Palette:
    """Rich styles of one widget, by the component classes that lie over each other."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, ...], RichStyle] = {}

    def clear(self) -> None:
        """Forget all; the theme or the style sheet has changed."""
        self._styles.clear()

    def style(self, names: tuple[str, ...] = ()) -> RichStyle:
        """The style of classes laid over each other, the last on top."""
        found = self._styles.get(names)
        if found is None:
            widget = self._widget
            own = [name for name in names if name != SELECTED]
            visual = widget.get_visual_style(*own)
            # Textual leaves this one out; it is all that tells a selection where the terminal has its own colours.
            if any(widget.get_component_styles(name).text_style.reverse for name in own):
                visual += Style(reverse=True)
            if SELECTED in names:
                visual += Style.from_styles(widget.screen.get_component_styles(SELECTED))
            self._styles[names] = found = visual.rich_style
        return found
