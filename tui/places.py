"""Where things lie: the samples, the desk of a folder, and what stands in for a folder that can't be written."""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

APP = "incursion"
DESK = ".incursion"


class Place(NamedTuple):
    """A folder of articles and its desk; nothing of it has been made or opened yet.

    Attributes:
        root: the folder, absolute.
        only: the one file in it that was asked for; "" for all of them.
        desk: the folder of the desk.
        title: what the analyst calls it.
        notice: what the analyst must know about where the desk is; "" when it is where one would look.
        chosen: the analyst named the desk, so that no other may stand in for it.
    """

    root: Path
    only: str
    desk: Path
    title: str
    notice: str = ""
    chosen: bool = False


def samples() -> Path:
    """The sample articles: in the installed package, else beside it in a checkout."""
    installed = Path(__file__).with_name("seeds")
    return installed if installed.is_dir() else Path(__file__).parent.parent / "seeds"


def samples_desk() -> Path:
    """The samples' desk, in the user's data folder: the installed package is no place to write to."""
    from platformdirs import user_data_path

    return user_data_path(APP) / "samples"


def place_of(path: Path | None, desk: Path | None) -> Place:
    """The place that `path` and `--desk` name.

    Args:
        path: a folder, a file, or None for the samples; it exists.
        desk: the desk the analyst asked for, or None.
    """
    if path is None:
        return Place(samples(), "", desk.resolve() if desk else samples_desk(), "samples", chosen=desk is not None)
    whole = path.resolve()
    root, only = (whole, "") if whole.is_dir() else (whole.parent, whole.name)
    title = only or root.name or str(root)
    if desk is not None:
        return Place(root, only, desk.resolve(), title, chosen=True)
    own = root / DESK
    place = Place(root, only, own, title)
    return place if writable(own) or _begun(own) else stand_in(place)


def stand_in(place: Place) -> Place:
    """`place` with a desk in the user's data folder, because its own can't be written."""
    from platformdirs import user_data_path

    desk = user_data_path(APP) / "desks" / name_of(place.root)
    return place._replace(desk=desk, notice=f"{place.root} can't be written · the desk is in {desk}")


def name_of(root: Path) -> str:
    """A folder name for `root` that no other root has: its own name and the SHA-256 of its path."""
    return f"{root.name or 'root'}-{hashlib.sha256(os.fsencode(root)).hexdigest()[:16]}"


def writable(folder: Path) -> bool:
    """Whether `folder`, or the nearest one above it when it is still to be made, lets us write; nothing is made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _begun(desk: Path) -> bool:
    """Whether `desk` holds judgements, which must not look lost because nothing can be added to them."""
    from annotations.store import begun

    return begun(desk)


def set_aside(desk: Path) -> Path | None:
    """Move a desk away so that a fresh one can take its place; the new name has the time in it (UTC).

    Returns:
        Where it is now; None when there was none.

    Raises:
        OSError: it could not be moved, and is where it was.
    """
    if not desk.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    aside = desk.with_name(f"{desk.name}-{stamp}")
    count = 1
    while aside.exists():
        count += 1
        aside = desk.with_name(f"{desk.name}-{stamp}-{count}")
    desk.rename(aside)
    return aside
