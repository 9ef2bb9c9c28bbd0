"""What the reader tells the screen."""

from textual.message import Message


class ClaimReached(Message, namespace="reader"):
    """Scrolling or a click came to another claim, which the reader already shows as the current one."""

    def __init__(self, claim_id: str) -> None:
        self.claim_id = claim_id
        super().__init__()


class PlaceChanged(Message, namespace="reader"):
    """The text moved.

    Attributes:
        offset: the first visible code point, what `Reader.place` holds.
        percent: 0 at the beginning, 100 when the end is visible.
    """

    def __init__(self, offset: int, percent: int) -> None:
        self.offset = offset
        self.percent = percent
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """Only the newest place matters."""
        return isinstance(message, PlaceChanged)


class Found(Message, namespace="reader"):
    """A search came to a match: `index` from 1 of `total`; both 0 when there is none."""

    def __init__(self, index: int, total: int) -> None:
        self.index = index
        self.total = total
        super().__init__()


class MarkingChanged(Message, namespace="reader"):
    """Marking began or the marked words changed; `first` and `last` are the words at either end, on one line."""

    def __init__(self, first: str, last: str) -> None:
        self.first = first
        self.last = last
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """Only the newest words matter."""
        return isinstance(message, MarkingChanged)


class MarkingLeft(Message, namespace="reader"):
    """Marking by keyboard is over; `kept` when words were marked, which `Marked` tells next."""

    def __init__(self, kept: bool) -> None:
        self.kept = kept
        super().__init__()


class Marked(Message, namespace="reader"):
    """Words were marked, by enter or by the mouse: `start` to `end` in code points, no spaces at either end."""

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        super().__init__()


class ReturnWanted(Message, namespace="reader"):
    """A key asked to go back to where the analyst came from."""


class TailClicked(Message, namespace="reader"):
    """The line that stands for the tail was clicked; whoever sets `tail_open` decides."""
