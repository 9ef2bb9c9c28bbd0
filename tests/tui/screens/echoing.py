"""A folder whose claims repeat and contradict one another, and a listener that compares them at once."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from annotations.analysis.cache import AnalysisCache
from annotations.analysis.echoes.child import Comparing
from annotations.analysis.echoes.kept import KeptEchoes
from annotations.analysis.echoes.listener import Read
from annotations.analysis.echoes.wire import Hear
from annotations.analysis.messages import Analysed, EchoesFound, EchoMessage, Message
from annotations.analysis.model import Analysis, Entity, Label
from annotations.articles import Article, Library
from annotations.text import Span
from tests.tui.screens.conftest import InstantWorker, analyse

TEXTS = {
    "1-harbour": (
        "The Harbour Post",
        "2024-03-01",
        "Mira said that 70 raiders were killed in Lesna. Olena said that the Lesna bridge was blown up by the raiders. "
        "Mira said that the harvest was good.",
    ),
    "2-valley": (
        "Valley Wire",
        "2024-03-02",
        "Ilias said that 39 raiders were killed in Lesna. "
        "Petra said that the Lesna bridge was blown up by the raiders.",
    ),
    "3-ministry": (
        "",
        "",
        "Otto said that 70 raiders were killed in Lesna. Nikos said that the Lesna bridge was blown up by the raiders.",
    ),
}


def write_echoes(root: Path) -> Path:
    """Write the folder."""
    root.mkdir()
    for name, (outlet, published, text) in TEXTS.items():
        head = f"outlet: {outlet}\npublished: {published}\n" if outlet else ""
        (root / f"{name}.txt").write_text(f"---\ntitle: From {name[2:]}\n{head}---\n\n{text}\n", encoding="utf-8")
    return root


def analyse_places(article: Article) -> Analysis:
    """The attributed claims that `analyse` finds, and the place."""
    analysis = analyse(article)
    mentions = tuple(Span(*match.span()) for match in re.finditer("Lesna", article.text))
    claims = tuple(claim for claim in analysis.claims if claim.attributed)
    return replace(
        analysis, claims=claims, entities=(*analysis.entities, Entity("place", "Lesna", Label.GPE, (), mentions))
    )


class KeepingWorker(InstantWorker):
    """Answers at once, and keeps what it found, as the real one does."""

    analyse = staticmethod(analyse_places)

    def __init__(self, library: Library, deliver: Callable[[Message], None]) -> None:
        cache = AnalysisCache(library)

        def keep(message: Message) -> None:
            if isinstance(message, Analysed):
                cache.put(message.analysis, message.claims)
            deliver(message)

        super().__init__(keep)


class InstantListener:
    """Compares at once and in this process, by the rules of the real one."""

    def __init__(self, library: Library, read: Read, deliver: Callable[[EchoMessage], object]) -> None:
        self.kept, self.read, self.deliver = KeptEchoes(library), read, deliver
        self.comparing = Comparing()
        self.waiting: list[str] = []
        self.has_list = self.stopped = False

    def start(self) -> None:
        """Nothing to start."""

    def listed(self, versions: Iterable[str], pipeline: str) -> None:
        """Compare what was never compared."""
        self.has_list = True
        self.waiting += self.kept.missing(versions, pipeline)
        self.compare()

    def learn(self, version: str) -> None:
        """Compare one more."""
        self.waiting.append(version)
        self.compare()

    def compare(self) -> None:
        """Compare all that waits."""
        while self.has_list and self.waiting:
            version = self.waiting.pop(0)
            if (found := self.read(version)) is not None:
                reply = self.comparing.hear(Hear(*found))
                self.kept.keep(reply)
                self.deliver(EchoesFound((version, *{pair.echo.other.version for pair in reply.pairs})))

    def stop(self) -> None:
        """Remember that it was asked to."""
        self.stopped = True
