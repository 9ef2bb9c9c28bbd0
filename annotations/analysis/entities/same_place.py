"""When two names are one place: spellings that share a transliteration key."""

from collections.abc import Iterator

from annotations.analysis.entities import transliteration
from annotations.analysis.entities.groups import Groups, Key

_SHORTEST = 3
"""Letters of a key below which it says too little."""


def pairs(groups: Groups) -> Iterator[tuple[Key, Key]]:
    """Groups that are one place: Kyiv and Kiev, Raqqa and Ar Raqqah."""
    seen: dict[str, Key] = {}
    for k, group in groups.items():
        if k[0] == "PLACE" and not group.nominal:
            skeleton = transliteration.key(group.name)
            if len(skeleton) >= _SHORTEST and seen.setdefault(skeleton, k) != k:
                yield seen[skeleton], k
