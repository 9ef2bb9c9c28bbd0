"""The text of an article on the screen: laid out, marked, searched, and marked by the analyst."""

from tui.widgets.reader.marks import ClaimMark, EntityMark
from tui.widgets.reader.widget import Reader

__all__ = ["ClaimMark", "EntityMark", "Reader"]
