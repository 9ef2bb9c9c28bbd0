"""The main screen: articles, the text, and what was found in it; one file a task, as the help screen groups the keys."""

from tui.screens.desk.screen import DeskScreen

__all__ = ["DeskScreen"]
