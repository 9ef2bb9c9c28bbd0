"""The articles of the folder and how much of each is judged, as plain state."""

from collections.abc import Callable, Iterator

import msgspec

from annotations.articles import Row
from annotations.judgement import Annotation, Desk, Standing
from tui.tallies import RunningTotal, Tally
from tui.workplace import Workplace


class Folder:
    """The list of articles, what is found in each, and what the desk says is judged of it.

    Attributes:
        rows: the list, as it was when it was loaded.
        leaving: the program ends, and what is done in threads is left off.
    """

    def __init__(self, workplace: Workplace, desk: Callable[[], Desk]) -> None:
        """Know of no article yet; `desk` is not asked for before articles are counted."""
        self.rows: tuple[Row, ...] = ()
        self.leaving = False
        self._workplace = workplace
        self._desk = desk
        self._row_of: dict[str, Row] = {}
        self._path_of_version: dict[str, str] = {}
        self._found: dict[str, int] = {}
        self._unsettled: dict[str, None] = {}
        self._total = RunningTotal()

    def load(self) -> None:
        """List the folder and count what is known of each article; blocking."""
        listed: list[Row] = []
        for row in self._workplace.library.rows():
            if self.leaving:
                return
            listed.append(row)
        self.rows = tuple(listed)
        self._row_of = {row.path: row for row in self.rows}
        self._path_of_version = {row.version: row.path for row in self.rows}
        self._found = dict(self._workplace.cache.counts(self._workplace.pipeline))
        self._total = RunningTotal(self.rows)

    @property
    def analysed(self) -> list[Row]:
        """The articles of which an analysis is known, as they are now."""
        return [row for row in self._row_of.values() if not row.reason and row.version in self._found]

    @property
    def missing(self) -> dict[str, str]:
        """The paths of the readable articles that no kept analysis covers, by their version."""
        return {row.version: row.path for row in self.rows if not row.reason and row.version not in self._found}

    def versions(self) -> set[str]:
        """The versions of all readable articles, as they are now."""
        return {row.version for row in self._row_of.values() if not row.reason}

    def path_of(self, article_id: str) -> str | None:
        """Where the article of that id lies."""
        return next((row.path for row in self.rows if row.article_id == article_id), None)

    def row_of_version(self, version: str) -> Row | None:
        """The analysed article of that version."""
        row = self._row_of.get(self._path_of_version.get(version, ""))
        return row if row is not None and row.version == version and version in self._found else None

    def paths_after(self, path: str | None) -> Iterator[str]:
        """The readable articles after the one at `path`, then those before it; all of them when it is not listed."""
        paths = [row.path for row in self.rows if not row.reason]
        here = paths.index(path) + 1 if path in paths else 0
        yield from (*paths[here:], *paths[: max(0, here - 1)])

    def next_open_path(self, path: str | None) -> str | None:
        """The next article, after the one at `path` and then from the top, that has an open claim."""
        return next((one for one in self.paths_after(path) if self.tally(one).open), None)

    def found(self, version: str, claims: int) -> None:
        """So many claims have been found in this version, outside the tail."""
        self._found[version] = claims
        self._total.changed(version)

    def is_now(self, path: str, article_id: str, version: str) -> None:
        """Take note of the version of a file that was read after the folder was listed."""
        row = self._row_of.get(path)
        if row is not None and (row.article_id, row.version) != (article_id, version):
            self._row_of[path] = msgspec.structs.replace(row, article_id=article_id, version=version)
            twin = next((one.path for one in self._row_of.values() if one.version == row.version), path)
            self._path_of_version |= {row.version: twin, version: path}
            self._total.listed(self._row_of[path])

    def tally(self, path: str) -> Tally:
        """How much of an article is judged."""
        row = self._row_of.get(path)
        if row is None or row.reason:
            return Tally(0, None)
        found, progress = self._found.get(row.version), self._desk().progress(row.article_id, row.version)
        return Tally(progress.judged, None if found is None else found + progress.besides)

    def tallies(self) -> dict[str, Tally]:
        """How much of each article is judged, by its path."""
        return {row.path: self.tally(row.path) for row in self.rows}

    def progress(self) -> Tally:
        """How much of the folder is judged, of the articles that have been analysed."""
        changed = self._desk().recounted()
        if changed is None:
            self._total = RunningTotal(self._row_of.values())
        for article_id in changed or ():
            self._total.changed(article_id)
        return self._total.now(self.tally)

    def count_later(self, *paths: str) -> None:
        """Put those articles that can't be counted unread, of `paths` or else of all, where `next_unsettled` looks."""
        rows = (self._row_of.get(path) for path in paths) if paths else self.rows
        for row in rows:
            if row is None or row.reason or row.version not in self._found:
                continue
            if not self._desk().settled(row.article_id, row.version):
                self._unsettled[row.path] = None

    def next_unsettled(self) -> tuple[str, tuple[Annotation, ...]] | None:
        """An article that must be read to be counted, and its judgements; None when all counts are exact."""
        while self._unsettled and not self.leaving:
            path = next(iter(self._unsettled))
            del self._unsettled[path]
            row = self._row_of[path]
            if not self._desk().settled(row.article_id, row.version):
                return path, self._desk().own_annotations(row.article_id)
        return None

    def settle(self, path: str, standing: Standing) -> None:
        """Count an article as it stands, unless it was opened, and so counted, in the meantime."""
        if not self._desk().settled(standing.article_id, standing.version):
            self._desk().settle(standing)
        self.is_now(path, standing.article_id, standing.version)
