"""A window in a process of its own: does what its standard input says, a line each, and answers a line each.

`record N` judges claim N; `refresh`, `compact` and `close` do what they say; `read` lists the claims judged.
"""

import sys
from pathlib import Path

from annotations.judgement import NotSaved
from annotations.judgement.model import Annotation, Change, Event, Provenance, Verdict
from annotations.store import open_store
from annotations.text import Anchor


def event_of(number: int, annotator: str) -> Event:
    """The event in which `annotator` judges claim `number`."""
    anchor = Anchor(number, number + 5, "boats", "Nine ", " sank", "f" * 64)
    now = "2023-05-22T10:00:00.000Z"
    name = f"{annotator}-{number}"
    judged = Annotation(name, Provenance("a.txt"), anchor, annotator, now, now, verdict=Verdict.DISPUTED)
    return Event(name, now, annotator, "tag", (Change(None, judged),))


def say(line: str) -> None:
    """Answer, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(folder: str, annotator: str) -> None:
    """Open the desk in `folder` and obey until the input ends."""
    store = open_store(Path(folder))
    say(f"open {store.read_only}")
    for line in sys.stdin:
        order, *number = line.split()
        answer = "done"
        if order == "record":
            try:
                store.record(event_of(int(number[0]), annotator))
            except NotSaved as error:
                answer = str(error)
        elif order == "read":
            answer = " ".join(sorted(annotation.id for annotation in store.annotations()))
        elif order == "refresh":
            answer = f"{store.refresh()} {store.read_only}"
        else:
            getattr(store, order)()
        say(answer)


main(*sys.argv[1:])
