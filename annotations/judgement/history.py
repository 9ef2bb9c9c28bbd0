"""The history as rows: who changed what, when, from what to what."""

from collections.abc import Iterable, Iterator

import msgspec

from annotations.judgement.model import Event
from annotations.judgement.wording import JUDGING, what_of


class Entry(msgspec.Struct, frozen=True):
    """One annotation changed by one event.

    Attributes:
        at: UTC, ISO 8601 with `Z`.
        action: tag, clear, note, mark, dismiss, correct, confirm, name, undo, redo, restore.
        version: SHA-256 of the article's text that was judged.
        exact: the judged words.
        old, new: the verdict before and after; "" for none.
        what: what was done, in a few words: "none → disputed", "dismissal made", "Wagner → a military unit".
        old_note, note: the note before and after.
        program: the version of the program that wrote it.
    """

    event: str
    at: str
    annotator: str
    action: str
    annotation: str
    article: str
    version: str
    exact: str
    old: str
    new: str
    what: str
    old_note: str
    note: str
    program: str


def entries(events: Iterable[Event], article_id: str | None = None) -> Iterator[Entry]:
    """The rows of `events`, oldest first; of one article, if given."""
    for event in events:
        for change in event.changes:
            now = change.after or change.before
            if now is None or (article_id is not None and now.article.article_id != article_id):
                continue
            before, after = change.before, change.after
            yield Entry(
                event=event.id,
                at=event.at,
                annotator=event.annotator,
                action=event.action,
                annotation=now.id,
                article=now.article.article_id,
                version=now.anchor.version,
                exact=now.anchor.exact,
                what=what_of(change, judged=event.action in JUDGING),
                old=(before.verdict or "") if before else "",
                new=(after.verdict or "") if after else "",
                old_note=before.note if before else "",
                note=after.note if after else "",
                program=event.program,
            )
