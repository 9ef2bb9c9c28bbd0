"""An analyst judges: verdicts, annotations, the Desk and its history."""

from annotations.judgement.desk import Desk
from annotations.judgement.finding import Finding
from annotations.judgement.model import Annotation, Event, Naming, Record, Ruling, Undone, Verdict
from annotations.judgement.ports import CannotOpen, NotSaved, Store
from annotations.judgement.standing import Progress, Standing, stand

__all__ = [
    "Annotation",
    "CannotOpen",
    "Desk",
    "Event",
    "Finding",
    "Naming",
    "NotSaved",
    "Progress",
    "Record",
    "Ruling",
    "Standing",
    "Store",
    "Undone",
    "Verdict",
    "stand",
]
