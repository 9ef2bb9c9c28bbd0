"""The main language of an article, guessed by its script and its commonest words."""

import functools
import re
import tomllib
from collections import Counter
from importlib import resources
from typing import Any

_DEFAULT = "en"
_SAMPLE = 20_000
"""Code points looked at; a language shows itself on the first pages."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_WEIGHT = 0.5
"""A word with a letter that only one language of the script has counts as half a stop word of that language."""
_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]+")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]+")),
    ("el", re.compile(r"[\u0370-\u03ff]+")),
    ("he", re.compile(r"[\u0590-\u05ff]+")),
    ("ar", re.compile(r"[\u0600-\u06ff]+")),
    ("hy", re.compile(r"[\u0530-\u058f]+")),
    ("ka", re.compile(r"[\u10a0-\u10ff]+")),
    ("ja", re.compile(r"[\u3040-\u30ff]+")),
    ("ko", re.compile(r"[\uac00-\ud7af]+")),
    ("zh", re.compile(r"[\u4e00-\u9fff]+")),
)
"""Scripts, and for those that news writes one language in, the language; kana before the Han signs Japanese shares."""


@functools.cache
def _tables() -> dict[str, Any]:
    tables = tomllib.loads(resources.files(__package__).joinpath("stop_words.toml").read_text("utf-8"))
    return tables | {"letters": {language: frozenset(letters) for language, letters in tables["letters"].items()}}


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that most of `text` is in; "en" when nothing speaks for another."""
    sample = text[:_SAMPLE]
    beyond = "".join(_BEYOND_ASCII.findall(sample))  # few in most articles, and no other script has more to count
    counts = {
        script: sum(map(len, letters.findall(sample if script == "latin" else beyond))) for script, letters in _SCRIPTS
    }
    if counts["ja"] * 10 > counts["zh"]:
        counts["ja"] += counts["zh"]
    script = max(counts, key=counts.__getitem__)
    if not counts[script]:
        return _DEFAULT
    return _by_words(sample, script) if script in _tables() else script


def _by_words(sample: str, script: str) -> str:
    words = Counter(map(str.casefold, _WORD.findall(sample)))
    scores = {language: float(sum(words[stop] for stop in set(stops))) for language, stops in _tables()[script].items()}
    for language, letters in _tables()["letters"].items():
        if language in scores:
            own = sum(count for word, count in words.items() if not letters.isdisjoint(word))
            scores[language] += _LETTER_WEIGHT * own
    best: str = max(scores, key=scores.__getitem__)
    return best  # without a single known word the first language of the script
