"""Is the history whole, and do the annotations follow from it?"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotations.judgement.chain import link
from annotations.judgement.model import Annotation, Change, Event


class Audit(msgspec.Struct, frozen=True):
    """What an audit found.

    Attributes:
        events: how many events the history has.
        annotations: how many annotations there are now.
        faults: what is wrong, in sentences, the first broken link first; none when all is well.
    """

    events: int
    annotations: int
    faults: tuple[str, ...]


def audit(history: Iterable[Mapping[str, Any]], annotations: Iterable[Annotation]) -> Audit:
    """Walk the chain through `history`, do again what it says, and compare the end with `annotations`.

    Args:
        history: the events' documents as they are kept, oldest first.
        annotations: what is kept now.
    """
    faults: list[str] = []
    replayed: dict[str, Annotation] = {}
    previous, number = "", 0
    for number, document in enumerate(history, 1):
        name = f"event {number} ({document.get('at', 'no time')})"
        if document.get("previous") != previous:
            faults.append(f"{name}: the chain is broken; what came before it was changed, taken out or put in")
        previous = link(document)
        try:
            event = msgspec.convert(document, Event)
        except msgspec.ValidationError as error:
            faults.append(f"{name}: no event: {error}")
            continue
        faults += [f"{name}: {fault}" for change in event.changes if (fault := redo(change, replayed))]
    kept = {annotation.id: annotation for annotation in annotations}
    for key in sorted(replayed.keys() | kept.keys()):
        if replayed.get(key) != kept.get(key):
            faults.append(f"annotation {key}: {_difference(replayed.get(key), kept.get(key))}")
    return Audit(number, len(kept), tuple(faults))


def redo(change: Change, annotations: dict[str, Annotation]) -> str:
    """Carry out `change` on `annotations`, by id; what it did not find as it says, or ""."""
    fault = ""
    if change.before is not None:
        found = annotations.pop(change.before.id, None)
        if found != change.before:
            fault = f"annotation {change.before.id} was not as the event says"
    if change.after is not None:
        if change.after.id in annotations:
            fault = f"annotation {change.after.id} was there already"
        annotations[change.after.id] = change.after
    return fault


def _difference(replayed: Annotation | None, kept: Annotation | None) -> str:
    if kept is None:
        return "it is missing, though the history made it and never took it away"
    if replayed is None:
        return "no event made it"
    old, new = replayed.verdict or "no verdict", kept.verdict or "no verdict"
    return f"it says {new}, and the history says {old}" if old != new else "it is not as the history left it"
