"""One record, to be varied."""

import pytest

from annotations.judgement.model import Annotation, Provenance, Record, Verdict
from annotations.text import Anchor, AnchorState


@pytest.fixture
def record() -> Record:
    return Record(
        Annotation(
            id="018f0000-0000-7000-8000-000000000001",
            article=Provenance("a.txt", "Boats sink", "The Sample", "K. V.", "2023-05-22", "https://sample.example/a"),
            anchor=Anchor(4, 19, "Nine boats sank", "Oh. ", ", they said", "f" * 64),
            annotator="rm",
            created="2023-05-22T10:00:00.000Z",
            modified="2023-05-22T10:00:01.000Z",
            source="they",
            cue="said",
            hedged=True,
            verdict=Verdict.DISPUTED,
            note="ask\nagain",
        ),
        AnchorState.MOVED,
    )
