"""What can be wrong with what is on disk, each said in words for the analyst."""

from annotations.judgement.ports import CannotOpen

__all__ = ["CannotOpen", "Damaged", "Stopped", "TooNew"]


class Damaged(CannotOpen):
    """A file holds something else than what was written; it was left as it is."""


class TooNew(CannotOpen):
    """A newer version of the program wrote the file."""


class Stopped(OSError):
    """Nothing is saved any more until the desk is opened again."""
