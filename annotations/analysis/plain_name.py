"""When two spellings are one name: the form in which names are compared, in one article and over all of them."""

from functools import cache, lru_cache
from pathlib import Path

_ARTICLES = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """`name` in lower case with plain signs, one space between words, American spelling, and no article before it."""
    text = " ".join(name.lower().replace("’", "'").replace("-", " ").replace("‑", " ").replace("–", " ").split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    spellings = _spellings()
    return " ".join(spellings.get(word, word) for word in text.split()).removesuffix("'s").strip(" .,'\"")


def name_key(name: str) -> str:
    """What rulings on a name are found by: its plain form, or, where nothing is left of it, the name in lower case."""
    return plain(name) or name.casefold()


@cache
def _spellings() -> dict[str, str]:
    """American spellings by the British ones."""
    import tomllib  # not before the first frame

    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return dict(table["spellings"])
