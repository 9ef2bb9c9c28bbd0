"""What can be wrong with what is on disk, each said in words for the analyst."""

from annotations.judgement.ports import CannotOpen

__all__ = ["CannotOpen", "Damaged", "Stopped", "TooNew"]


ELSEWHERE = "--desk DIR names another"
"""What to do where a desk can't be written."""


def unwritable(why: str) -> str:
    """The sentence for the screen when nothing can be saved; it is short, so that a narrow screen shows why."""
    return f"the desk can't be written: {why.lower()} · {ELSEWHERE}"


class Damaged(CannotOpen):
    """A file holds something else than what was written; it was left as it is."""


class TooNew(CannotOpen):
    """A newer version of the program wrote the file."""


class Stopped(OSError):
    """Nothing is saved any more until the desk is opened again."""
