"""Analysers that do what the article tells them, so that a test decides when the child works, waits or dies."""

import os
import signal
import threading
from pathlib import Path

from annotations.analysis.model import Analysis, Claim, Kind
from annotations.articles.model import Article
from annotations.text import Span


class OneByOne:
    """Reads several articles one after another."""

    def analyse_many(self, articles):
        return ((article, self.analyse(article)) for article in articles)


class Obedient(OneByOne):
    """Runs the first word of the article's text as an order; without one it finds a claim over the whole text."""

    def analyse(self, article: Article) -> Analysis:
        order, _, rest = article.text.partition(" ")
        if order == "DIE":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "EXIT":
            os.write(2, b"the last line said\n")
            os._exit(7)
        if order == "RAISE":
            raise ZeroDivisionError(rest)
        if order == "PRINT":
            os.write(1, b"noise among the frames")
        if order == "HANG" and not Path(rest).with_suffix(".once").exists():
            Path(rest).with_suffix(".once").touch()
            Path(rest).write_text(str(os.getpid()))  # a FIFO: this waits until the test has opened it
            threading.Event().wait()
        span = Span(0, len(article.text))
        claim = Claim(id="c1", start=0, end=span.end, spans=(span,), kind=Kind.INDIRECT)
        return Analysis(version=article.version, pipeline="obedient", claims=(claim,))


def obedient(model: str) -> tuple[Obedient, str]:
    return Obedient(), model and f"model {model}"


def surroundings(model: str) -> tuple[Obedient, str]:
    return Obedient(), f"{os.nice(0)} {os.environ['OMP_NUM_THREADS']} {os.getsid(0) == os.getpid()}"


class Surrounded(OneByOne):
    """Tells of its process in the name of the pipeline."""

    def analyse(self, article: Article) -> Analysis:
        return Analysis(version=article.version, pipeline=f"{os.nice(0)} {os.environ['OMP_NUM_THREADS']}")


def kept_surroundings(model: str) -> tuple[Surrounded, str]:
    return Surrounded(), ""


def unfit(model: str) -> tuple[Obedient, str]:
    raise RuntimeError("the weights were changed")
