"""Keeping: the place in the text, the desk in order while the analyst rests, and in step with another window."""

from textual.timer import Timer

from annotations.judgement import CannotOpen
from tui.screens.desk.counting import Counting
from tui.widgets.header import HeaderLine

PLACE_KEPT_AFTER = 1.0
"""Seconds without a move after which the place in the text is kept."""
RESTING_AFTER = 60.0
"""Seconds without a key after which the desk is put in order."""
FOLLOWED_EVERY = 1.0
"""Seconds between two looks at what another window has written."""


class Keeping(Counting):
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
        header = self.query_one(HeaderLine)
        header.read_only = bool(self.session.desk.read_only)
        if header.read_only:
            header.notice = self.session.desk.read_only
            self.set_timer(FOLLOWED_EVERY, self._follow)

    def key_pressed(self, at: float) -> None:
        """Any key takes the last sentence away before it acts, and puts off the desk's tidying."""
        super().key_pressed(at)
        if self.status[0] and not self.reader.marking and not self.query("#panel"):
            self.say("")
        if self.started:
            self._rest_timer.reset()
            self._rest_timer.resume()

    def _keep_place(self) -> None:
        self.place_timer.pause()
        self.session.keep_place()

    def _rest(self) -> None:
        self._rest_timer.pause()
        self.session.desk.rest()

    def _follow(self) -> None:
        """Take in what the other window wrote; take over when it has closed, or the desk can be written after all."""
        session = self.session
        try:
            news = session.desk.refresh()
        except CannotOpen as reason:
            self.complain(str(reason))
            return
        if news:
            session.find()
            self.show_entities()
            self.show_findings()
            self.articles.set_all_counts(session.folder.tallies())
            self.recount()
        if session.desk.read_only:
            self.start_following()
        else:
            header = self.query_one(HeaderLine)
            header.read_only, header.notice = False, session.workplace.notice
            self.say("✓ the desk can be written now: you can judge", "$success")
