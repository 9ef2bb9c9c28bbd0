"""The process that compares claims and names: it holds those of a desk in memory and tells what is new in an article.

It is started as `python -P -m annotations.analysis.echoes.child NICENESS` by `annotations.analysis.echoes.listener`,
and keeps no state worth saving.
"""

import queue
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.hearing import heard
from annotations.analysis.echoes.index import Echoes
from annotations.analysis.echoes.wire import (
    Compared,
    Forget,
    Hear,
    Names,
    Pair,
    Propose,
    Proposed,
    Recall,
    Request,
    receive_request,
)
from annotations.analysis.entities.proposals import proposals
from annotations.analysis.model import Analysis, Entity
from annotations.analysis.serving import serve, words_of
from annotations.analysis.wire import Refused, send
from annotations.articles.model import Article

_encoder = msgspec.msgpack.Encoder()
_claims = msgspec.msgpack.Decoder(Heard)
_names = msgspec.msgpack.Decoder(Names)


def main() -> None:
    """Answer requests until the pipe closes."""
    serve(receive_request, _answer)


def _answer(requests: "queue.SimpleQueue[Request]", replies: BinaryIO) -> None:
    """Take in what is known, and compare what is new; one reply for each `Hear` and `Propose`."""
    comparing = Comparing()
    while True:
        match requests.get():
            case Recall(claims, names):
                comparing.recall(map(_claims.decode, claims), map(_names.decode, names))
            case Forget(versions):
                for version in versions:
                    comparing.forget(version)
            case Propose():
                send(replies, comparing.propose())
            case Hear() as new:
                send(replies, _heard(comparing, new))


def _heard(comparing: "Comparing", new: Hear) -> Compared | Refused:
    """What became of an article; its fault must not end the others."""
    try:
        return comparing.hear(new)
    except Exception as reason:  # noqa: BLE001 - it is told
        comparing.forget(new.article.version)
        return Refused(words_of(reason))


class Comparing:
    """The claims and names known, with the newest version of each article."""

    def __init__(self) -> None:
        """Know of no article yet."""
        self._echoes = Echoes()
        self._version_of: dict[str, str] = {}
        self._names: dict[str, Names] = {}

    def recall(self, claims: Iterable[Heard], names: Iterable[Names]) -> None:
        """Know the claims and names of any number of articles."""
        known = list(claims)
        self._echoes.add(known)
        self._version_of.update((claim.article, claim.key.version) for claim in known)
        self._names.update((one.version, one) for one in names)

    def forget(self, version: str) -> None:
        """Know the claims and names of this version no more."""
        self._echoes.remove(version)
        self._names.pop(version, None)

    def hear(self, new: Hear) -> Compared:
        """The new article's claims and what they find."""
        article = new.article
        before = self._version_of.get(article.id, article.version)
        replaced = (before,) if before != article.version else ()
        self.forget(before)
        claims = heard(article, new.analysis)
        names = _names_of(article, new.analysis)
        self.recall(claims, [names])
        pairs = (Pair(*pair) for claim in claims for pair in self._echoes.pairs(claim.key))
        return Compared(
            version=article.version,
            pipeline=new.analysis.pipeline,
            claims=tuple((claim.key.claim, _encoder.encode(claim)) for claim in claims),
            names=_encoder.encode(names),
            pairs=tuple(pairs),
            replaced=replaced,
        )

    def propose(self) -> Proposed:
        """Which of the names may be one thing's."""
        analyses = (
            Analysis(names.version, "", tuple(Entity(*entity) for entity in names.entities))
            for names in self._names.values()
        )
        return Proposed(_encoder.encode(proposals(analyses)))


def _names_of(article: Article, analysis: Analysis) -> Names:
    """What is named before the unrelated end of the article."""
    end = article.tail_start
    named = (entity for entity in analysis.entities if any(mention.start < end for mention in entity.mentions))
    return Names(article.version, tuple((entity.id, entity.name, entity.label) for entity in named))


if __name__ == "__main__":
    main()
