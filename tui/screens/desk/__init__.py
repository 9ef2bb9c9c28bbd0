"""The main screen: articles, the text, and what was found in it; one file a task."""

from tui.screens.desk.screen import DeskScreen

__all__ = ["DeskScreen"]
