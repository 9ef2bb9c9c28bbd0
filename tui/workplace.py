"""What the screen may touch: the folder that is open, its desk, and what reads its articles."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.config import Settings

if TYPE_CHECKING:
    from annotations.analysis.cache import AnalysisCache
    from annotations.analysis.echoes.kept import KeptEchoes
    from annotations.analysis.echoes.listener import Listener, Read
    from annotations.analysis.messages import EchoMessage, Message
    from annotations.analysis.worker import Worker
    from annotations.articles import Library
    from annotations.judgement import Desk


@dataclass(frozen=True)
class Workplace:
    """One folder and everything that `tui.cli` has chosen for it; nothing heavy is imported before it is called.

    Attributes:
        root: the folder, absolute.
        title: what the header calls it.
        notice: what the analyst must know about where the desk is; "" for nothing.
        annotator: whose judgements these are.
        settings: the user's settings and what is wrong with them.
        library: lists and reads the articles, and remembers the place in each; blocking, imports SQLite.
        open_desk: opens the desk; blocking, imports TinyDB.
        make_worker: a worker, not yet started, that keeps what it finds in the cache and then delivers it; the callback
            runs on the worker's thread.
        make_listener: what has claims and names compared, not yet started; takes what reads an article of a version,
            and what each message is delivered to, both called on the listener's thread. Blocking, for what it imports.
        name_pipeline: gives `pipeline`.
        export: writes the desk's annotations as CSV to a path, replacing a file only when the flag says so; returns the
            number of rows. Blocking. Raises FileExistsError, or another OSError that left the file as it was.
        close: lets go of the desk and the library, when the screen is gone.
    """

    root: Path
    title: str
    notice: str
    annotator: str
    settings: Settings
    library: "Library"
    open_desk: "Callable[[], Desk]"
    make_worker: "Callable[[Callable[[Message], object]], Worker]"
    make_listener: "Callable[[Read, Callable[[EchoMessage], object]], Listener]"
    name_pipeline: Callable[[], str]
    export: "Callable[[Desk, Path, bool], int]"
    close: Callable[[], None]

    @cached_property
    def cache(self) -> "AnalysisCache":
        """The analyses made so far; blocking, as the library is."""
        from annotations.analysis.cache import AnalysisCache

        return AnalysisCache(self.library)

    @cached_property
    def echoes(self) -> "KeptEchoes":
        """What was found by comparing the articles; blocking, as the library is."""
        from annotations.analysis.echoes.kept import KeptEchoes

        return KeptEchoes(self.library)

    @cached_property
    def pipeline(self) -> str:
        """The name and version under which analyses are cached; blocking when first asked for."""
        return self.name_pipeline()
