"""Keys in turn: each is taken only when all that the one before has set off is done, however fast they come.

Textual hands keys that come in one burst to whatever has the keyboard then. Those behind the one that opens a line
would be commands, and `/disputed` would judge.
"""

from collections import deque
from time import monotonic

from textual import events
from textual.app import App, ReturnType
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

ROUNDS = 3
"""How often the queues are gone through behind a key: its action may send a message whose handler sends another."""
LOOKED_FOR = 0.02
"""Seconds between two looks at whether the widget of the key before is still there, while another key waits."""
WAITED_FOR = 1.0
"""Seconds after which a key waits no more for a widget that does not come back: quitting must always be possible."""


class RoundDone(Message):
    """Has come to the app through every queue that the key before it came through."""

    def __init__(self, turn: int, left: int) -> None:
        self.turn = turn
        self.left = left
        super().__init__()


class InTurn(App[ReturnType]):
    """An app whose keys and pastes wait for each other."""

    _turn = 0
    """The number of the key that was taken last."""
    _target: Widget | None = None
    """What had the keyboard when it was taken; None when all it has set off is done."""
    _since = 0.0
    """When the last round behind it began."""
    _looking: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key or a paste, or have it wait for its turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed_ahead.append(event)
        await self._take_next()

    @property
    def _typed_ahead(self) -> deque[events.Key | events.Paste]:
        """What waits, in the order in which it came."""
        waiting: deque[events.Key | events.Paste] = self.__dict__.setdefault("_waiting", deque())
        return waiting

    async def _take_next(self) -> None:
        """Take what waits first, unless something is at work."""
        if self._typed_ahead and (self._target is None or self._lost(self._target)):
            event = self._typed_ahead.popleft()
            self._turn += 1
            self._target = self.focused or self.screen
            self.turn_begins(event)
            await super().on_event(event)
            self._go_round(ROUNDS)
        if self._typed_ahead and self._looking is None:
            self._looking = self.set_interval(LOOKED_FOR, self._take_next)
        elif not self._typed_ahead and self._looking is not None:
            self._looking.stop()
            self._looking = None

    def turn_begins(self, event: events.Key | events.Paste) -> None:
        """Called before a key or paste is taken."""

    def _go_round(self, rounds: int) -> None:
        """Send a message after the key; when its widget has gone, what it set off goes through the screen."""
        self._since = monotonic()
        for widget in filter(None, (self._target, self.screen)):
            if widget.post_message(RoundDone(self._turn, rounds)):
                self._target = widget
                return
        self._target = None

    async def on_round_done(self, message: RoundDone) -> None:
        """Go round once more, or let the next key have its turn."""
        if message.turn != self._turn:
            return
        if message.left > 1:
            self._go_round(message.left - 1)
        else:
            self._target = None
            await self._take_next()

    def _lost(self, widget: Widget) -> bool:
        """Whether a widget has been taken away, with the messages on their way through it, or takes too long."""
        return not (widget.is_running and widget.is_attached) or monotonic() - self._since > WAITED_FOR
