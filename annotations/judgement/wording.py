"""What an undo or redo did, said in a few words."""

from annotations.judgement.model import Change, Event
from annotations.judgement.timeline import UNDO


def said_of(action: str, event: Event) -> tuple[str, str]:
    """What taking `event` back, or doing it again, did: "undid", "disputed → none"."""
    change = event.changes[-1]
    if action == UNDO:
        change = Change(change.after, change.before)
    return "undid" if action == UNDO else "redid", _what(change)


def _what(change: Change) -> str:
    old = change.before.verdict if change.before else None
    new = change.after.verdict if change.after else None
    if old is not new:
        return f"{old or 'none'} → {new or 'none'}"
    marks = [annotation is not None and annotation.marked for annotation in (change.before, change.after)]
    notes = [annotation.note if annotation else "" for annotation in (change.before, change.after)]
    for part, (before, after) in (("mark", marks), ("note", notes)):
        if before != after:
            return f"{part} {'changed' if before and after else 'made' if after else 'taken away'}"
    return "confirmed" if change.after else "taken away"
