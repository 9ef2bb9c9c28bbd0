"""What the analysis process has to say to the screen, as small values that may cross threads."""

import msgspec

from annotations.analysis.model import Analysis


class Analysed(msgspec.Struct, frozen=True):
    """One article has been read; `path` is the one it was asked under, `claims` those attributed outside its tail."""

    version: str
    path: str
    analysis: Analysis
    claims: int


class Failed(msgspec.Struct, frozen=True):
    """One article could not be analysed, for a reason in words an analyst understands."""

    version: str
    path: str
    reason: str


class Progress(msgspec.Struct, frozen=True):
    """How many of the articles asked for since the process was last idle are done, failed ones included."""

    done: int
    total: int


class ChildLost(msgspec.Struct, frozen=True):
    """The analysis process has ended by itself; `restarted` says whether another one goes on."""

    reason: str
    restarted: bool


class Notice(msgspec.Struct, frozen=True):
    """Something the analyst must know about the pipeline, such as that no language model is installed."""

    text: str


class EchoesFound(msgspec.Struct, frozen=True):
    """The echoes of these article versions are others than before; they are kept already."""

    versions: tuple[str, ...]


class EchoesRefused(msgspec.Struct, frozen=True):
    """One article's claims can't be compared, for a reason in words; the others can."""

    version: str
    reason: str


class NamesProposed(msgspec.Struct, frozen=True):
    """It was found out anew which names may be one thing's; the answer is kept already."""


class EchoesLost(msgspec.Struct, frozen=True):
    """No more echoes and names are looked for until the next start, for a reason in words; those kept stay."""

    reason: str


EchoMessage = EchoesFound | NamesProposed | EchoesRefused | EchoesLost
Message = Analysed | Failed | Progress | ChildLost | Notice
