"""The analysis process: reads articles from standard input, writes what it found to standard output.

It is started as `python -P -m annotations.analysis.child NICENESS` by `annotations.analysis.worker`, keeps no state
worth saving, and ends as soon as the pipe it reads from closes, so it never outlives the program that started it.
"""

import contextlib
import gc
import importlib
import queue
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Protocol

from annotations.analysis.model import Analysis
from annotations.analysis.serving import serve, words_of
from annotations.analysis.wire import Ask, Found, Hello, Ready, Refused, Request, Unfit, receive_request, send
from annotations.articles.model import Article


class Analyser(Protocol):
    """What this process runs."""

    def analyse(self, article: Article) -> Analysis:
        """Find the entities and claims of one article."""

    def analyse_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Analysis]]:
        """The same for several, in order."""


def spacy_analyser(model: str) -> tuple[Analyser, str]:
    """Load the language pipeline; the factory that `Worker` names unless told otherwise.

    Args:
        model: `model` in desk.toml; "" when it names none.

    Returns:
        The pipeline and the notice of `choose`.
    """
    from annotations.analysis.models import choose
    from annotations.analysis.pipeline import Pipeline

    choice = choose(model)
    return Pipeline(choice), choice.notice


def main() -> None:
    """Answer requests until the pipe closes."""
    serve(receive_request, _answer)


def _answer(requests: "queue.SimpleQueue[Request]", replies: BinaryIO) -> None:
    """Load the pipeline the first request names, then analyse article after article."""
    hello = requests.get()
    if not isinstance(hello, Hello):
        raise TypeError(f"the first request must be a Hello, not {type(hello).__name__}")
    module, _, name = hello.factory.partition(":")
    try:
        analyser, notice = getattr(importlib.import_module(module), name)(hello.model)
    except Exception as reason:  # noqa: BLE001 - whatever keeps the pipeline from loading is told to the analyst
        send(replies, Unfit(words_of(reason)))
        return
    gc.collect()
    gc.freeze()  # the vocabulary is millions of objects that no collection needs to look at again
    send(replies, Ready(notice))
    while True:
        request = requests.get()
        if isinstance(request, Ask):
            for reply in _analysed_all(analyser, request.articles):
                send(replies, reply)


def _analysed_all(analyser: Analyser, articles: Sequence[Article]) -> Iterator[Found | Refused]:
    """What becomes of each article, in order; after a fault those that are left are read one by one."""
    done = 0
    if len(articles) > 1:
        with contextlib.suppress(Exception):  # whose fault it was, and why, is told by reading the rest one by one
            for _, analysis in analyser.analyse_many(articles):
                yield Found(analysis)
                done += 1
    yield from (_analysed(analyser, article) for article in articles[done:])


def _analysed(analyser: Analyser, article: Article) -> Found | Refused:
    """The article's analysis, or why there is none."""
    try:
        return Found(analyser.analyse(article))
    except Exception as reason:  # noqa: BLE001 - one article's fault must not end the others; the analyst is told
        return Refused(words_of(reason))


if __name__ == "__main__":
    main()
