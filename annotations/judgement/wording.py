"""What an undo or redo did, said in a few words."""

from annotations.analysis.type_words import ONE_OF
from annotations.judgement.model import Change, Event, Naming, Ruling
from annotations.judgement.timeline import UNDO

TAG, CONFIRM = "tag", "confirm"
"""The actions of a verdict that was given, and of a note or a correction that still holds."""
JUDGING = frozenset({TAG, CONFIRM})
"""Those after which words that have changed are the article's work."""


def said_of(action: str, event: Event) -> tuple[str, str]:
    """What taking `event` back, or doing it again, did: "undid", "disputed → none"; of a name, what had been said."""
    change = Change(event.changes[0].before, event.changes[-1].after)  # two when one took the other in: from end to end
    about = change.after or change.before
    if action == UNDO and (about is None or about.naming is None):
        change = Change(change.after, change.before)
    return "undid" if action == UNDO else "redid", what_of(change, judged=event.action in JUDGING)


def what_of(change: Change, *, judged: bool = False) -> str:
    """What a change did, in a few words: "none → disputed", "note made", "Wagner → a military unit".

    Args:
        change: an annotation before and after.
        judged: a verdict was given; where it is the same as before, words that have changed were confirmed.
    """
    about = change.after or change.before
    if about is not None and about.naming is not None:
        return _ruling(about.naming) if change.after else f"{_ruling(about.naming)} taken back"
    old = change.before.verdict if change.before else None
    new = change.after.verdict if change.after else None
    if old is not new:
        return f"{old or 'none'} → {new or 'none'}"
    sides = (change.before, change.after)
    said: tuple[tuple[str, list[object]], ...] = (
        ("mark", [side is not None and side.marked for side in sides]),
        ("note", [side.note if side else "" for side in sides]),
        ("dismissal", [side is not None and side.dismissed for side in sides]),
        ("correction", [(side.anchor.span, side.source) if side and side.found else None for side in sides]),
    )
    for part, (before, after) in said:
        if before != after and not (judged and before and after):
            return f"{part} {'changed' if before and after else 'made' if after else 'taken away'}"
    return "confirmed" if change.after else "taken away"


def _ruling(naming: Naming) -> str:
    """What was said of a name, as few words as can tell."""
    if naming.label is None:
        return f"{naming.name} {'=' if naming.ruling is Ruling.SAME else '≠'} {naming.other}"
    said = [naming.other] if naming.other != naming.name else []
    if naming.other_label not in (None, naming.label):
        said.append(ONE_OF[naming.other_label])
    return f"{naming.name} → {', '.join(said)}"
