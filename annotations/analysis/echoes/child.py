"""The process that compares claims: it holds those of a desk in memory and tells what each new article adds.

It is started as `python -P -m annotations.analysis.echoes.child NICENESS` by `annotations.analysis.echoes.listener`,
and keeps no state worth saving.
"""

import queue
from typing import BinaryIO

import msgspec

from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.hearing import heard
from annotations.analysis.echoes.index import Echoes
from annotations.analysis.echoes.wire import Compared, Forget, Hear, Pair, Recall, Request, receive_request
from annotations.analysis.serving import serve, words_of
from annotations.analysis.wire import Refused, send

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Heard)


def main() -> None:
    """Answer requests until the pipe closes."""
    serve(receive_request, _answer)


def _answer(requests: "queue.SimpleQueue[Request]", replies: BinaryIO) -> None:
    """Take in what is known, and compare what is new; one reply for each `Hear`."""
    comparing = Comparing()
    while True:
        match requests.get():
            case Recall(claims):
                comparing.recall([_decoder.decode(claim) for claim in claims])
            case Forget(versions):
                for version in versions:
                    comparing.forget(version)
            case Hear() as new:
                try:
                    reply: Compared | Refused = comparing.hear(new)
                except Exception as reason:  # noqa: BLE001 - one article's fault must not end the others; it is told
                    comparing.forget(new.article.version)
                    reply = Refused(words_of(reason))
                send(replies, reply)


class Comparing:
    """The claims known, with the newest version of each article."""

    def __init__(self) -> None:
        """Know of no article yet."""
        self._echoes = Echoes()
        self._version_of: dict[str, str] = {}

    def recall(self, claims: list[Heard]) -> None:
        """Know these claims of any number of articles."""
        self._echoes.add(claims)
        self._version_of.update((claim.article, claim.key.version) for claim in claims)

    def forget(self, version: str) -> None:
        """Know the claims of this version no more."""
        self._echoes.remove(version)

    def hear(self, new: Hear) -> Compared:
        """The new article's claims and what they find."""
        article = new.article
        before = self._version_of.get(article.id, article.version)
        replaced = (before,) if before != article.version else ()
        self.forget(before)
        claims = heard(article, new.analysis)
        self.recall(list(claims))
        pairs = (Pair(*pair) for claim in claims for pair in self._echoes.pairs(claim.key))
        return Compared(
            version=article.version,
            pipeline=new.analysis.pipeline,
            claims=tuple((claim.key.claim, _encoder.encode(claim)) for claim in claims),
            pairs=tuple(pairs),
            replaced=replaced,
        )


if __name__ == "__main__":
    main()
