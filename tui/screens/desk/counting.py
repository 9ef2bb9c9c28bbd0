"""Counting: an article that changed since it was judged is read again, so that what waits does not count as judged."""

import asyncio

from textual import work

from tui.screens.desk.base import DeskBase


class Counting(DeskBase):
    """How the list comes to exact counts of articles that are not open; what it costs grows with those that changed."""

    recounting = False
    """Whether articles are being read to be counted."""

    def recount(self, *paths: str) -> None:
        """Count those of `paths`, or of all articles, which must be read for that, one after another in a thread."""
        self.session.folder.count_later(*paths)
        if not self.recounting:
            self.recounting = True
            self._recount()

    @work(group="recount")
    async def _recount(self) -> None:
        session, counted = self.session, False
        try:
            while (due := session.folder.next_unsettled()) is not None:
                path, annotations = due
                standing = await asyncio.to_thread(session.stand, path, annotations)
                if standing is not None:
                    session.folder.settle(path, standing)
                    self.articles.set_counts(path, session.folder.tally(path))
                    counted = True
        finally:
            self.recounting = False
        if counted:
            self.show_progress()
