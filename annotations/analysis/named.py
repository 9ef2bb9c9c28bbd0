"""Whether an entity bears a name of its own, or is only described."""

import re
from functools import cache
from pathlib import Path

from annotations.analysis.model import Entity, Label

COUNTS = frozenset([Label.DATE, Label.TIME, Label.MONEY, Label.QUANTITY, Label.PERCENT, Label.CARDINAL])
"""What tells how much or when, and names nothing."""
_ALWAYS = frozenset([Label.GPE, Label.NORP, Label.EVENT])
_ARMS = frozenset([Label.WEAPON, Label.VEHICLE])
_DESIGNATION = re.compile(r"\d|[a-z][A-Z]")
_JOINTS = frozenset(["of", "for", "in", "on", "at", "to", "against", "from", "with"])


def is_named(entity: Entity) -> bool:
    """Whether it bears a name of its own: "Freedom Legion", "T-72 tanks"; "Russian troops" only describes.

    Read from type and name: a name's head, its last word before an "of" or "for", has a capital or a figure. Weapons
    and vehicles are named by a designation anywhere. Counts and dates name nothing, and offices nobody.
    """
    if entity.label in COUNTS or entity.label in _ALWAYS:
        return entity.label in _ALWAYS
    words = entity.name.split() or [""]
    if entity.label in _ARMS and any(_DESIGNATION.search(word) for word in words):
        return True
    head = next((words[k - 1] for k in range(1, len(words)) if words[k] in _JOINTS), words[-1])
    if entity.label is Label.PERSON and head.lower() in _offices():
        return False
    return any(c.isupper() or c.isdigit() for c in head)


@cache
def _offices() -> frozenset[str]:
    import tomllib  # not before the first frame

    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return frozenset(table["offices"])
