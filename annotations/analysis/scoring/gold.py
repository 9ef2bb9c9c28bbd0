"""Reads gold: a folder that brat annotated, or lines of JSON as `analyze` prints them."""

from pathlib import Path

import msgspec

from annotations.analysis.scoring.brat import BadBratError, attributions
from annotations.analysis.scoring.marked import Marked, marked_from_json

_TEXTS, _ATTRIBUTIONS = "text", "attributions"


class BadGoldError(Exception):
    """Gold that can't be read; the text says which file, and why."""


def read_gold(path: Path) -> list[Marked]:
    """What people marked, an article each.

    Args:
        path: a folder with `text/*.txt` and `attributions/*.ann`, or a file with one JSON object a line.

    Raises:
        BadGoldError: it is neither, or holds nothing.
        OSError: a file can't be opened.
    """
    marked = _brat(path) if path.is_dir() else _json_lines(path)
    if not marked:
        raise BadGoldError(f"{path} holds no gold: it needs text/*.txt and attributions/*.ann, or lines of JSON")
    return marked


def _brat(folder: Path) -> list[Marked]:
    marked = []
    annotated = sorted((folder / _ATTRIBUTIONS).glob("*.ann"))
    for text in sorted((folder / _TEXTS).glob("*.txt")):
        # Some corpora add who annotated to the name.
        own = next((file for file in annotated if file.name.startswith(text.name.removesuffix(".txt"))), None)
        if own is None:
            raise BadGoldError(f"{folder / _ATTRIBUTIONS} has no .ann for {text.name}")
        try:
            raw = text.read_bytes().decode()
            claims = attributions(own.read_text(encoding="utf-8"), raw)
        except (BadBratError, UnicodeDecodeError) as error:
            raise BadGoldError(f"{own} can't be read: {error}") from error
        marked.append(Marked(str(text), claims=claims))
    return marked


def _json_lines(path: Path) -> list[Marked]:
    marked = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            marked.append(marked_from_json(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise BadGoldError(f"{path}, line {number}: {error}") from error
    return marked
