"""One key for the spellings of a name that came from another script: Zelensky, Zelenskyy, Zelenskiy; Kyiv, Kiev."""

import re
import unicodedata
from functools import lru_cache

_STEPS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"\b(?:al|ar|as|az|ad|el|ul)[- ]", ""),  # the Arabic article, in its assimilated forms
        (r"[^a-z0-9 ]", ""),
        (r"\bye", "e"),  # Yevgeny, Evgeny
        (r"shch|sch", "sh"),
        (r"tch|cz", "ch"),
        (r"kh|gh", "h"),  # Kharkiv; Arabic ghayn
        (r"ks", "x"),  # Aleksandr, Alexander
        (r"w", "v"),
        (r"q|c(?!h)", "k"),  # Raqqa, Rakka
        (r"ou|oo", "u"),
        (r"y|j", "i"),
        (r"g", "h"),  # Oleg and Oleh: one letter in Russian and Ukrainian
        (r"ie|ei|ii|ae|ai|ee", "i"),
        (r"(?:o|e)v\b", "iv"),  # Kharkov, Kharkiv
        (r"(.)\1+", r"\1"),
        (r"ah?\b", "a"),  # Raqqah, Raqqa
    )
)


_CYRILLIC = str.maketrans(
    dict(zip("абвгґдезиійклмнопрстуфыэіє", "abvggdeziiyklmnoprstufyeie", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
"""Letters after NFKD has taken the marks off й, ё and ї."""


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A rough Latin skeleton of `name`; two spellings of one name usually share it, two names seldom do.

    The folds follow the romanisations in use for Ukrainian and Russian (national, BGN/PCGN, ISO 9) and Arabic (BGN).
    """
    text = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    if not text.isascii():
        text = text.translate(_CYRILLIC)
    for pattern, into in _STEPS:
        text = pattern.sub(into, text)
    return text.strip()
