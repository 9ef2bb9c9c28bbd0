"""What is said to the process that compares claims, and what it answers; framed as `annotations.analysis.wire` does."""

from typing import BinaryIO

import msgspec

from annotations.analysis import wire
from annotations.analysis.echoes.echo import Echo
from annotations.analysis.model import Analysis, Label
from annotations.analysis.wire import Refused
from annotations.articles.model import Article


class Names(msgspec.Struct, frozen=True, array_like=True):
    """The entities of an article, as far as names are compared: id, name and type of each."""

    version: str
    entities: tuple[tuple[str, str, Label], ...]


class Recall(msgspec.Struct, frozen=True, tag=True):
    """Know these articles; what they find among one another is kept already.

    Attributes:
        claims: each a `Heard` as `Compared` gave it.
        names: each the `Names` of an article, likewise.
    """

    claims: tuple[bytes, ...]
    names: tuple[bytes, ...]


class Hear(msgspec.Struct, frozen=True, tag=True):
    """Hear an article's claims, and compare them with all that are known; it takes its older version's place."""

    article: Article
    analysis: Analysis


class Forget(msgspec.Struct, frozen=True, tag=True):
    """These versions are gone; nothing is answered."""

    versions: tuple[str, ...]


class Propose(msgspec.Struct, frozen=True, tag=True):
    """Which names of the articles may be one thing's?"""


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Two claims that have to do with each other: the new one's echo, and what the new one is to the other."""

    echo: Echo
    back: Echo


class Compared(msgspec.Struct, frozen=True, tag=True):
    """What became of an article.

    Attributes:
        version, pipeline: those of its analysis.
        claims: the id of each claim with its `Heard`, encoded: the parent only keeps it.
        names: its `Names`, encoded likewise.
        pairs: a claim of its own with one of another article.
        replaced: older versions of the same article, which are forgotten.
    """

    version: str
    pipeline: str
    claims: tuple[tuple[str, bytes], ...] = ()
    names: bytes = b""
    pairs: tuple[Pair, ...] = ()
    replaced: tuple[str, ...] = ()


class Proposed(msgspec.Struct, frozen=True, tag=True):
    """The answer to `Propose`: a tuple of `Proposal`, encoded, as the parent keeps it."""

    proposals: bytes


Request = Recall | Hear | Forget | Propose
Reply = Compared | Proposed | Refused

_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def receive_request(stream: BinaryIO) -> Request:
    """Wait for the next request.

    Raises:
        EOFError: the other end is gone.
    """
    return wire.receive(stream, _requests)


def receive_reply(stream: BinaryIO) -> Reply:
    """Wait for the next reply.

    Raises:
        EOFError: the other end is gone.
    """
    return wire.receive(stream, _replies)
