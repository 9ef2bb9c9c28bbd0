"""What can be undone and done again, read from the history only as far back as it is asked for."""

from collections.abc import Iterator
from itertools import chain

from annotations.judgement.model import Event

UNDO = "undo"
REDO = "redo"


class Timeline:
    """One annotator's actions as two stacks; the older part of the first is read only when it is needed.

    An action that was undone can be done again until another action is taken, as in every editor.
    """

    def __init__(self, newest_first: Iterator[Event]):
        """Stand at the end of a history that is read backwards, one annotator's events only."""
        read = []
        for event in newest_first:
            read.append(event)
            if event.action not in (UNDO, REDO):
                break
        taken_back: list[str] = []
        for event in reversed(read):
            if event.action == UNDO:
                taken_back.append(event.undoes)
            elif event.undoes in taken_back:
                taken_back.remove(event.undoes)
        found = {event.id: event for event in read if event.id in taken_back}
        while len(found) < len(taken_back) and (older := next(newest_first, None)) is not None:
            read.append(older)
            if older.id in taken_back:
                found[older.id] = older
        self._undone = [found[i] for i in taken_back if i in found]
        self._done: list[Event] = []
        self._older = chain(read, newest_first)
        self._settled: dict[str, str] = {}

    def add(self, event: Event) -> None:
        """Move on by one event, which has just been recorded."""
        if event.action == UNDO:
            self._undone.append(self._done.pop())
        elif event.action == REDO:
            self._done.append(self._undone.pop())
        else:
            self._done.append(event)
            self._undone.clear()

    def to_undo(self) -> Event | None:
        """The last action that stands; None when there is none."""
        if not self._done and (event := self._next_standing()) is not None:
            self._done.append(event)
        return self._done[-1] if self._done else None

    def to_redo(self) -> Event | None:
        """The last action taken back, when nothing else was done since; None otherwise."""
        return self._undone[-1] if self._undone else None

    def _next_standing(self) -> Event | None:
        """Read back to the last action that was not taken back; the newest event about an action decides."""
        for event in self._older:
            if event.action in (UNDO, REDO):
                self._settled.setdefault(event.undoes, event.action)
            elif self._settled.get(event.id) != UNDO:
                return event
        return None
