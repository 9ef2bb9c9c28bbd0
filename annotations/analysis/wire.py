"""The frames that cross the pipe to a child process and back: four bytes of length, then MessagePack."""

import struct
from typing import BinaryIO, TypeVar

import msgspec

from annotations.analysis.model import Analysis
from annotations.articles.model import Article

T = TypeVar("T")
_LENGTH = struct.Struct(">I")


class Hello(msgspec.Struct, frozen=True, tag=True):
    """What a fresh process is told first: which analyser to build, and the model's name for it ("" is its choice)."""

    factory: str
    model: str


class Ask(msgspec.Struct, frozen=True, tag=True):
    """Analyse these articles, and reply to each in this order; several at once take less time than one by one."""

    articles: tuple[Article, ...]


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The pipeline is loaded; `notice` is what the analyst must be told, or ""."""

    notice: str


class Unfit(msgspec.Struct, frozen=True, tag=True):
    """The pipeline can't be loaded, and another try would fail alike."""

    reason: str


class Found(msgspec.Struct, frozen=True, tag=True):
    """What the pipeline found in an article asked for."""

    analysis: Analysis


class Refused(msgspec.Struct, frozen=True, tag=True):
    """An article asked for can't be analysed; the process lives on."""

    reason: str


Request = Hello | Ask
Reply = Ready | Unfit | Found | Refused

_encoder = msgspec.msgpack.Encoder()
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def send(stream: BinaryIO, value: msgspec.Struct) -> None:
    """Write one frame and flush it.

    Raises:
        OSError: the other end is gone.
    """
    body = _encoder.encode(value)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def receive(stream: BinaryIO, decoder: "msgspec.msgpack.Decoder[T]") -> T:
    """Wait for the next frame.

    Raises:
        EOFError: the other end is gone.
        MsgspecError: it holds something else.
    """
    return decoder.decode(_frame(stream))


def receive_request(stream: BinaryIO) -> Request:
    """Wait for the next request.

    Raises:
        EOFError: the other end is gone.
    """
    return receive(stream, _requests)


def receive_reply(stream: BinaryIO) -> Reply:
    """Wait for the next reply.

    Raises:
        EOFError: the other end is gone.
    """
    return receive(stream, _replies)


def _frame(stream: BinaryIO) -> bytes:
    """The body of the next frame, whole."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return body
