"""What can be wrong with what is on disk, each said in words for the analyst."""

import errno

from annotations.judgement.ports import CannotOpen, NotSaved

__all__ = ["CannotOpen", "Damaged", "Stopped", "TooNew"]


ELSEWHERE = "--desk DIR names another"
"""What to do where a desk can't be written."""
_REASONS = {
    errno.ENOSPC: "disk full · make room and try again",
    errno.EDQUOT: "disk quota exceeded · make room and try again",
    errno.EIO: f"the disk failed · {ELSEWHERE}",
    errno.EROFS: f"the disk is read-only · {ELSEWHERE}",
    errno.EACCES: f"permission denied · {ELSEWHERE}",
    errno.EFBIG: f"the file is too large for the disk · {ELSEWHERE}",
}


def unwritable(why: str) -> str:
    """The sentence for the screen when nothing can be saved; it is short, so that a narrow screen shows why."""
    return f"the desk can't be written: {why.lower()} · {ELSEWHERE}"


def not_saved(error: OSError | ValueError) -> NotSaved:
    """The error of a save, in words for the screen: what was wrong with the disk, and what to do."""
    reason: object = error
    if isinstance(error, OSError):
        reason = _REASONS.get(error.errno or 0, error.strerror or error)
    return NotSaved(str(reason))


class Damaged(CannotOpen):
    """A file holds something else than what was written; it was left as it is."""


class TooNew(CannotOpen):
    """A newer version of the program wrote the file."""


class Stopped(OSError):
    """Nothing is saved any more until the desk is opened again."""
