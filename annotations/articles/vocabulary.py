"""The lists of `roles.toml`, and what can be told of a line by its form: folded words, names, the end of a sentence."""

import functools
import re
import tomllib
from importlib import resources
from typing import Any

LONGEST = 400
"""Code points up to which a line may be anything but body text."""
_EDGES = re.compile(r"^[^\w©(]+|[^\w).!?…]+$")
_SPACE = re.compile(r"\s+")
_TOKENS = re.compile(r"[^\s/,|()·•:;–—]+")
_PROSE_END = re.compile(r"[.!?…](?:\W|\[\d{1,3}\])*$")
"""A full stop, then closing quotes, brackets, footnote numbers or an emoji at most."""
_QUOTE_END = re.compile(r"[\"”»]$")
_APOSTROPHES = str.maketrans("’ʼё", "''е")


@functools.cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("roles.toml").read_text("utf-8"))


@functools.cache
def words(table: str, *rows: str) -> frozenset[str]:
    """The entries of a table of `roles.toml`, of the named rows or of all of them, in the form of `folded`."""
    found = functools.reduce(lambda inner, key: inner[key], table.split("."), _tables())
    lists = [found[row] for row in rows] if rows else found.values()
    return frozenset(folded(entry) for entries in lists for entry in entries)


@functools.cache
def opening(table: str, *rows: str) -> re.Pattern[str]:
    """Matches any entry of the table at the head of a folded line, up to the word's end; the longest one first."""
    entries = sorted(words(table, *rows), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(entry) for entry in entries) + r")(?!\w)")


@functools.lru_cache(maxsize=16)
def folded(line: str) -> str:
    """`line` for comparison: case, `ё`, typographic apostrophes, white space and the signs around it taken away.

    Each rule asks for it anew while a line is looked at, so the last few answers are kept.
    """
    plain = _SPACE.sub(" ", line.casefold().translate(_APOSTROPHES)).strip()
    return _EDGES.sub("", plain) or plain


def ends_as_prose(line: str) -> bool:
    """Whether the line ends with a full stop, a question or an exclamation mark, inside closing quotes or not."""
    return _PROSE_END.search(line[-40:]) is not None


def ends_as_quote(line: str) -> bool:
    """Whether the line ends with a closing quotation mark."""
    return _QUOTE_END.search(line) is not None


def tokens_of(line: str) -> list[str]:
    """The words of a line, without the signs between them."""
    return _TOKENS.findall(line)


def is_names(line: str, joining: frozenset[str]) -> bool:
    """Whether every word is capitalised, a number, an account, or one of the small words that join names."""
    return all(
        not token.lstrip("#'\"“«‘._")[:1].islower() or token.startswith("@") or folded(token) in joining
        for token in tokens_of(line)
        if any(map(str.isalpha, token))
    )
