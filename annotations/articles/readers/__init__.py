"""One reader a format, found by a file's suffix; a new format is one file here and one line in `FORMATS`.

A reader is a function of a file's bytes; it raises `NotText` with a reason in plain words when it can't read them.
"""

from collections.abc import Callable
from pathlib import PurePath

import msgspec

from annotations.articles.readers import markdown, plain
from annotations.articles.readers.reading import Reading


class Format(msgspec.Struct, frozen=True):
    """A kind of file: its name for people, its suffixes in small letters, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Reading]


PLAIN = Format("plain text", (".txt", ".text"), plain.read)
FORMATS = (PLAIN, Format("Markdown", (".md", ".markdown"), markdown.read))
_BY_SUFFIX = {suffix: kind for kind in FORMATS for suffix in kind.suffixes}


def format_of(path: str) -> Format | None:
    """The format of a file by its suffix, whatever the case; None for a file that is no article."""
    return _BY_SUFFIX.get(PurePath(path).suffix.lower())


__all__ = ["FORMATS", "PLAIN", "Format", "Reading", "format_of"]
