"""When two spellings are one name: the form in which names are compared, in one article and over all of them."""

from functools import lru_cache

_ARTICLES = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")
_SPELLINGS = {
    "defence": "defense",
    "centre": "center",
    "organisation": "organization",
    "labour": "labor",
    "harbour": "harbor",
    "armoured": "armored",
}
"""British to American, where the names of bodies, sites and vehicles hold the word."""


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """`name` in lower case with plain signs, one space between words, American spelling, and no article before it."""
    text = " ".join(name.lower().replace("’", "'").replace("-", " ").replace("‑", " ").replace("–", " ").split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return " ".join(_SPELLINGS.get(word, word) for word in text.split()).removesuffix("'s").strip(" .,'\"")


def name_key(name: str) -> str:
    """What rulings on a name are found by: its plain form, or, where nothing is left of it, the name in lower case."""
    return plain(name) or name.casefold()
