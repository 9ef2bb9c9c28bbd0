"""What a word is: a run of letters and digits; in scripts without spaces, each sign."""

import re

_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Han: no space says where their words end."""

LETTERS = rf"[^\W{_SIGNS}]"
"""A regular expression of one letter, digit or underscore of a script with spaces."""

WORD = re.compile(rf"[{_SIGNS}]|{LETTERS}+")


def lowered(text: str) -> str:
    """`text` in lower case, character by character, so that its length never changes."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
