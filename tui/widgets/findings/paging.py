"""The page keys of Textual's list, made safe for a list that is hidden."""

from typing import Literal

from textual.widgets import OptionList


class PagedList(OptionList):
    """A list in which a page key does nothing while there is no page; Textual 8.2 ends the program."""

    def _move_page(self, direction: Literal[1, -1]) -> None:
        """Go a page up or down."""
        if self.scrollable_content_region:
            super()._move_page(direction)
