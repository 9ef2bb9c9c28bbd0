"""What judgement needs of a store; `annotations.store` fulfils it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from annotations.judgement.model import Annotation, Event


class CannotOpen(Exception):
    """The desk's judgements can't be opened; nothing on disk was changed. The message says what to do."""


class NotSaved(Exception):
    """A change did not reach the disk, so it has not happened; the message says why, in words for the screen."""


class Store(Protocol):
    """Keeps annotations and the events that made them."""

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, in words for the screen; "" when everything can."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What the analyst should know about what is kept, in sentences for the screen."""

    def annotations(self) -> Iterable[Annotation]:
        """Every annotation kept, in the order of their creation."""

    def events(self) -> Iterable[Event]:
        """The whole history, oldest first."""

    def recent(self) -> Iterator[Event]:
        """The whole history, newest first, read only as far as it is asked for; later events do not disturb it."""

    def record(self, event: Event) -> None:
        """Apply the event's changes and append it to the history, all or nothing, on disk before it returns.

        The store fills in `Event.previous`.

        Raises:
            NotSaved: nothing has changed, neither in memory nor on disk.
        """

    def keep_text(self, version: str, text: str) -> None:
        """Keep the text of an article's version for good, on disk before this returns; from any thread.

        Raises:
            NotSaved: it was not kept.
        """

    def text_of(self, version: str) -> str | None:
        """The text of an article's version that was judged; None when it is not kept here."""

    def compact(self) -> None:
        """Tidy the files up now, as when nothing else is to be done; it loses nothing, and may take a while."""

    def refresh(self) -> bool:
        """Follow what another window writes, or take over when it has closed; True when anything is new here."""

    def close(self) -> None:
        """Write what is pending and let go of the files."""
