"""Annotations and events to keep."""

from collections.abc import Callable
from itertools import count

import pytest

from annotations.judgement.model import Annotation, Change, Event, Provenance, Verdict
from annotations.text import Anchor


@pytest.fixture
def annotation() -> Callable[..., Annotation]:
    def make(start: int = 0, verdict: Verdict | None = Verdict.CREDIBLE, note: str = "") -> Annotation:
        return Annotation(
            id=f"018f0000-0000-7000-8000-{start:012}",
            article=Provenance("a.txt", "Boats — и лодки"),
            anchor=Anchor(start, start + 5, "boats", "Nine ", " sank", "f" * 64),
            annotator="rm",
            created="2023-05-22T10:00:00.000Z",
            modified="2023-05-22T10:00:00.000Z",
            verdict=verdict,
            note=note,
        )

    return make


@pytest.fixture
def event() -> Callable[..., Event]:
    number = count()

    def make(before: Annotation | None, after: Annotation | None) -> Event:
        event_id = f"018f0000-0000-7000-9000-{next(number):012}"
        return Event(event_id, "2023-05-22T10:00:00.000Z", "rm", "tag", (Change(before, after),), program="0.1.0")

    return make
