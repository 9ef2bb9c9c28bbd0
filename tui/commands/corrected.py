"""What `analyze --corrected` prints: analyses as an analyst corrected them on the desks of their folders."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from annotations.text import one_line
from tui.commands.found import outside_tail

if TYPE_CHECKING:
    from annotations.analysis.level import Level
    from annotations.analysis.model import Analysis
    from annotations.articles import Article
    from annotations.judgement import Desk, Finding
    from tui.commands.reading import File


class Desks:
    """The desks of the folders whose articles are printed, opened when they are first asked for, and only to read."""

    def __init__(self, annotator: str | None, tell: Callable[[str], None]):
        """Look for the corrections of `annotator`, else of whom each desk names, else of who is logged in.

        Args:
            annotator: whose corrections are used.
            tell: told when there are none of them on a desk.
        """
        self._annotator = annotator
        self._tell = tell
        self._desks: dict[Path, Desk | None] = {}
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._opened.close()

    def correct(
        self, file: "File", article: "Article", analysis: "Analysis", level: "Level", *, all_blocks: bool
    ) -> "tuple[Analysis, tuple[Finding, ...]] | None":
        """The analysis as it was corrected, and the finding of each of its claims; None when nothing ever was.

        Raises:
            Failure: the desk can't be opened.
        """
        if file.desk not in self._desks:
            self._desks[file.desk] = self._open(file)
        desk = self._desks[file.desk]
        if desk is None:
            return None
        corrected, findings = desk.corrected(article, analysis, tail=all_blocks, level=level)
        return (corrected if all_blocks else outside_tail(article, corrected)), findings

    def _open(self, file: "File") -> "Desk | None":
        from tui.commands.errors import shown
        from tui.commands.kept import read_desk
        from tui.commands.wiring import login_name

        if not file.desk.is_dir():
            self._tell(f"There are no corrections yet: {shown(file.desk)} does not exist.")
            return None
        name = self._annotator or file.library.settings.annotator or login_name()
        desk = self._opened.enter_context(read_desk(file.desk, name))
        if name not in (others := desk.annotators()):
            known = ", ".join(one_line(other) for other in sorted(others)) or "nobody"
            self._tell(f"{one_line(name)} has corrected nothing in {shown(file.desk)}; --annotator takes: {known}.")
        return desk
