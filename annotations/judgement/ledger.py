"""How one analyst's judgements change: on disk first, then in memory, each action one event that can be taken back."""

from collections.abc import Callable
from datetime import datetime

from annotations.judgement.model import Annotation, Change, Event, Undone
from annotations.judgement.ports import Store
from annotations.judgement.shelf import Shelf
from annotations.judgement.stamp import new_id, time_stamp
from annotations.judgement.timeline import REDO, UNDO, Timeline
from annotations.judgement.wording import said_of


class Ledger:
    """What one analyst's judgements are kept in; nothing is read before the first question.

    Attributes:
        listeners: called with every change that has been recorded.
    """

    def __init__(self, store: Store, annotator: str, program: str, clock: Callable[[], datetime]):
        """Stand before `store` as `annotator`; see `Desk`."""
        self.store = store
        self.annotator = annotator
        self._program = program
        self._clock = clock
        self.listeners: list[Callable[[tuple[Change, ...]], None]] = []
        self._shelf: Shelf | None = None
        self._timeline: Timeline | None = None

    @property
    def shelf(self) -> Shelf:
        """Every annotation, in memory."""
        if self._shelf is None:
            self._shelf = Shelf(self.store.annotations(), self.annotator)
        return self._shelf

    def now(self) -> str:
        """The time as it stands on disk."""
        return time_stamp(self._clock())

    def record(self, action: str, changes: tuple[Change, ...], *, undoes: str = "", at: str = "") -> None:
        """Make `changes` one event: the one way in which anything changes.

        Raises:
            NotSaved: nothing has changed.
        """
        event = Event(new_id(), at or self.now(), self.annotator, action, changes, undoes, self._program)
        self.store.record(event)
        self.shelf.apply(changes)
        if self._timeline is not None:
            self._timeline.add(event)
        for listener in self.listeners:
            listener(changes)

    def undo(self) -> Undone | None:
        """Take back the last action that stands; None when none does.

        Raises:
            NotSaved: nothing has changed.
        """
        event = self._history.to_undo()
        if event is None:
            return None
        return self._travel(UNDO, event, [(c.after, c.before) for c in reversed(event.changes)])

    def redo(self) -> Undone | None:
        """Do again the last action taken back; None when there is none or another action was taken since.

        Raises:
            NotSaved: nothing has changed.
        """
        event = self._history.to_redo()
        if event is None:
            return None
        return self._travel(REDO, event, [(c.before, c.after) for c in event.changes])

    def refresh(self) -> bool:
        """Follow what another window writes; True when anything is new here."""
        if not self.store.refresh():
            return False
        self._shelf = self._timeline = None
        return True

    @property
    def _history(self) -> Timeline:
        if self._timeline is None:
            self._timeline = Timeline(e for e in self.store.recent() if e.annotator == self.annotator)
        return self._timeline

    def _travel(self, action: str, event: Event, steps: list[tuple[Annotation | None, Annotation | None]]) -> Undone:
        """Record that `event` was taken back or done again, step by step from what is to what shall be."""
        changes = []
        for then, after in steps:
            known = then or after
            before = self.shelf.get(known.article.article_id, known.id) if known else None
            changes.append(Change(before, after))
        self.record(action, tuple(changes), undoes=event.id)
        then, after = next(step for step in reversed(steps) if step != (None, None))
        shown = after or then
        if shown is None:
            raise ValueError("an event that changed nothing")
        anchor = shown.anchor if after or not shown.found else shown.found.anchor
        verb, what = said_of(action, event)
        claims = sum(change.after is not None for change in event.changes) or 1
        return Undone(shown.article.article_id, anchor, verb, what, shown.article.title, claims)
