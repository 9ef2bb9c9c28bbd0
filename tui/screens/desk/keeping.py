"""Keeping: the place in the text, the desk in order while the analyst rests, and in step with another window."""

from textual.timer import Timer

from tui.screens.desk.base import DeskBase
from tui.widgets.header import HeaderLine

PLACE_KEPT_AFTER = 1.0
"""Seconds without a move after which the place in the text is kept."""
RESTING_AFTER = 60.0
"""Seconds without a key after which the desk is put in order."""
FOLLOWED_EVERY = 1.0
"""Seconds between two looks at what another window has written."""


class Keeping(DeskBase):
    """What happens by itself while the analyst reads."""

    place_timer: Timer
    """Keeps the place once it has stood still for a while."""
    _rest_timer: Timer

    def start_keeping(self) -> None:
        """Set the clocks; nothing is due before the first move or key."""
        self.place_timer = self.set_interval(PLACE_KEPT_AFTER, self._keep_place, pause=True)
        self._rest_timer = self.set_interval(RESTING_AFTER, self._rest, pause=True)

    def start_following(self) -> None:
        """While another window writes to this desk, or nothing can be saved, say so and look again now and then."""
        if self.session.desk.read_only:
            self.query_one(HeaderLine).notice = self.session.desk.read_only
            self.set_timer(FOLLOWED_EVERY, self._follow)

    def on_key(self) -> None:
        """Any key takes an error away, and puts off the desk's tidying."""
        if self.status[1] == "$error":
            self.say("")
        self._rest_timer.reset()
        self._rest_timer.resume()

    def _keep_place(self) -> None:
        self.place_timer.pause()
        self.session.keep_place()

    def _rest(self) -> None:
        self._rest_timer.pause()
        self.session.desk.rest()

    def _follow(self) -> None:
        """Take in what the other window wrote; take over when it has closed."""
        session = self.session
        if session.desk.refresh():
            session.find()
            self.show_findings()
            self.articles.set_all_counts(session.tallies())
        if session.desk.read_only:
            self.start_following()
        else:
            self.query_one(HeaderLine).notice = session.workplace.notice
            self.say("✓ the other window has closed: you can judge", "$success")
