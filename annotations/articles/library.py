"""The articles of one folder: listed from an index, read afresh, and the small things remembered between sessions."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from annotations.articles.desk_settings import DeskSettings, read_settings
from annotations.articles.listing import Found, list_files, look_at, path_below, path_text, trouble
from annotations.articles.model import Article, Unreadable

if TYPE_CHECKING:
    from annotations.articles.database import Database

_HEADERS = 1
"""The version of what the index says of a file; raise it when a header is made differently, and all are made anew."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS session (key BLOB PRIMARY KEY, value BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS headers (path TEXT PRIMARY KEY, modified INTEGER, changed INTEGER, size INTEGER, "
    "url TEXT, article_id TEXT, version TEXT, title TEXT, outlet TEXT, published TEXT, words INTEGER, reason TEXT)",
    "CREATE INDEX IF NOT EXISTS headers_article ON headers (article_id)",
)
_KEEP = "INSERT OR REPLACE INTO headers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BATCH = 200
"""Headers written in one transaction while a folder is read for the first time."""


class NotThere(Exception):
    """The folder of articles does not exist, is no folder, or can't be opened; the message says which."""


class Row(msgspec.Struct, frozen=True):
    r"""One file in the list of articles.

    Attributes:
        path: where it lies below the root, `/` between its parts; bytes that are no UTF-8 stand there as `\\xff`.
        article_id: the article's id; "" when it can't be read.
        version: SHA-256 (hex) of its canonical text.
        published: as the front matter gives it.
        words: words outside the tail.
        reason: why it can't be read, and what to do; "" when it can.
    """

    path: str
    article_id: str = ""
    version: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    words: int = 0
    reason: str = ""


class Header(msgspec.Struct, frozen=True):
    """What the index keeps of a file: the row, the URL that gave it its id, and the stamp it was made of."""

    row: Row
    url: str
    stamp: tuple[int, int, int]


class Library:
    """Lists and reads the articles below a folder, and owns the desk's `library.sqlite`.

    Nothing below the root is ever written, unless the desk lies there. Every method may be called from any thread; the
    first one that needs `library.sqlite` opens it.
    """

    def __init__(
        self, root: Path, desk: Path | None = None, *, only: Path | str | None = None, max_bytes: int | None = None
    ) -> None:
        """Open the library of a folder.

        Args:
            root: the folder of articles.
            desk: the desk's folder, made if need be; None to keep everything in memory.
            only: the one file of the folder to list, whatever its suffix; None or "" for all articles.
            max_bytes: larger files are not read; None for what `desk.toml` says, which is 5,000,000 by default.

        Raises:
            NotThere: there is no such folder, or it can't be opened.
            BadSettings: the desk's `desk.toml` has a fault.
        """
        self.root = _folder(root)
        self.settings: DeskSettings = read_settings(desk)
        self._max_bytes = self.settings.max_bytes if max_bytes is None else max_bytes
        self._only = _only(self.root, only)
        self._desk = desk
        self._opening = threading.Lock()
        self._opened: Database | None = None
        self._owners: dict[str, str] | None = None

    @property
    def notice(self) -> str:
        """What became of `library.sqlite` when it could not be used, for the screen; "" when all is well."""
        return self._database.notice

    def rows(self) -> Iterator[Row]:
        """Every article file in natural order, each as soon as it is known.

        Files whose size and times are those of the index are not opened; the others are read, and indexed. Of two
        files with one URL the first that was ever indexed has it as its id, the other is named by its path.
        """
        known = self._known()
        files = [look_at(self.root, self._only)] if self._only else list_files(self.root, self._desk)
        present = {file.path for file in files}
        owners = {h.url: path for path, h in known.items() if h.url and h.row.article_id == h.url and path in present}
        fresh: list[Header] = []
        try:
            for file in files:
                header = known.get(file.path)
                reason = file.reason or self._too_large(file.size)
                if reason:
                    yield Row(file.path, reason=reason)
                elif header is not None and header.stamp == file.stamp:
                    yield header.row
                else:
                    header, lasting = self._header(file, owners)
                    if lasting:
                        fresh.append(header)
                    if len(fresh) >= _BATCH:
                        self._keep(fresh)
                        fresh.clear()
                    yield header.row
            self._owners = owners
            if not self._only:
                gone = [(path,) for path in known if path not in present]
                self._database.execute_many("DELETE FROM headers WHERE path = ?", gone)
        finally:
            self._keep(fresh)

    def read(self, path: str) -> Article | Unreadable:
        """Read one article afresh, by its row's path; whatever stands in the way becomes the reason."""
        file = look_at(self.root, path)
        read, lasting = self._load(file)
        if isinstance(read, Article):
            if read.id != path and self._owners is None:
                for _ in self.rows():
                    pass
            read = self._named(read, self._owners if self._owners is not None else {})
        if lasting:
            self._keep([_header_of(file, read)])
        return read

    def article(self, article_id: str) -> Article | None:
        """The article with this id as it is now; None when no readable file has it."""
        if self._owners is None:
            for _ in self.rows():
                pass
        for (path,) in self._database.execute("SELECT path FROM headers WHERE article_id = ?", (article_id,)):
            read = self.read(path)
            if isinstance(read, Article) and read.id == article_id:
                return read
        return None

    def recall(self, key: str, default: str = "") -> str:
        """What was remembered under `key` in this or an earlier session."""
        rows = self._database.execute("SELECT value FROM session WHERE key = ?", (_blob(key),))
        return rows[0][0].decode("utf-8", "surrogatepass") if rows else default

    def remember(self, key: str, value: str) -> None:
        """Keep a small thing for the next session, such as the article that is open."""
        self._database.execute("INSERT OR REPLACE INTO session VALUES (?, ?)", (_blob(key), _blob(value)))

    def table(self, *statements: str) -> "Database":
        """A place in `library.sqlite` for tables of another room, which alone reads and writes them.

        Args:
            statements: `CREATE … IF NOT EXISTS` for its tables and indexes; run again when the file is begun anew.
        """
        self._database.define(*statements)
        return self._database

    def close(self) -> None:
        """Let go of `library.sqlite`."""
        with self._opening:
            if self._opened is not None:
                self._opened.close()

    @property
    def _database(self) -> "Database":
        """The desk's database, opened when it is first needed."""
        with self._opening:
            if self._opened is None:
                from annotations.articles.database import Database

                database = Database(self._desk)
                database.define(*_TABLES)
                self._forget_other_folders(database)
                self._opened = database
            return self._opened

    def _too_large(self, size: int) -> str:
        if size <= self._max_bytes:
            return ""
        return f"larger than {self._max_bytes / 1_000_000:g} MB; raise max_file_mb in desk.toml to read it"

    def _load(self, file: Found) -> tuple[Article | Unreadable, bool]:
        """Read a file; and whether the answer lasts as long as the file is unchanged."""
        from annotations.articles.decode import NotText
        from annotations.articles.reading import article_of

        if file.reason:
            return Unreadable(file.path, file.reason), False
        try:
            raw = _bytes(path_below(self.root, file.path) or self.root, self._max_bytes + 1)
        except OSError as error:
            return Unreadable(file.path, trouble(error)), False
        if reason := self._too_large(max(len(raw), file.size)):
            return Unreadable(file.path, reason), False
        try:
            return article_of(raw, file.path), True
        except NotText as error:
            return Unreadable(file.path, str(error)), True

    def _header(self, file: Found, owners: dict[str, str]) -> tuple[Header, bool]:
        read, lasting = self._load(file)
        if isinstance(read, Article):
            read = self._named(read, owners)
        return _header_of(file, read), lasting

    def _named(self, article: Article, owners: dict[str, str]) -> Article:
        """The article with an id of its own: the path when another file has its URL already."""
        if article.id == article.path or owners.setdefault(article.id, article.path) == article.path:
            return article
        return msgspec.structs.replace(article, id=article.path)

    def _known(self) -> dict[str, Header]:
        found = self._database.execute("SELECT * FROM headers")
        return {r[0]: Header(Row(r[0], *r[5:]), r[4], (r[1], r[2], r[3])) for r in found}

    def _keep(self, headers: list[Header]) -> None:
        self._database.execute_many(
            _KEEP, [(h.row.path, *h.stamp, h.url, *msgspec.structs.astuple(h.row)[1:]) for h in headers]
        )

    def _forget_other_folders(self, database: "Database") -> None:
        """Empty the index when it is another folder's, or was made by a version that read files differently."""
        mark = f"{_HEADERS} {path_text(os.fspath(self.root))}"
        if database.execute("SELECT 1 FROM about WHERE key = 'headers' AND value = ?", (mark,)):
            return
        database.execute("DELETE FROM headers")
        database.execute("INSERT OR REPLACE INTO about VALUES ('headers', ?)", (mark,))


def _header_of(file: Found, read: Article | Unreadable) -> Header:
    if isinstance(read, Unreadable):
        return Header(Row(read.path, reason=read.reason), "", file.stamp)
    row = Row(read.path, read.id, read.version, read.title, read.outlet, read.published, read.words)
    return Header(row, read.url, file.stamp)


def _folder(root: Path) -> Path:
    try:
        resolved = root.resolve(strict=True)
        if not resolved.is_dir():
            raise NotThere(f"{root} is not a folder")
        with os.scandir(resolved):
            pass
    except FileNotFoundError as error:
        raise NotThere(f"{root} does not exist") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise NotThere(f"{root} can't be opened: {getattr(error, 'strerror', None) or error}") from error
    return resolved


def _only(root: Path, only: Path | str | None) -> str:
    """The one file to list, as its row's path; "" for all."""
    if not only or not os.fspath(only):
        return ""
    given = Path(only)
    place = given if given.is_absolute() else root / given
    try:
        return path_text((place.parent.resolve() / place.name).relative_to(root).as_posix())
    except ValueError as error:
        raise NotThere(f"{only} is not below {root}") from error


def _bytes(place: Path, limit: int) -> bytes:
    """At most `limit` bytes of an ordinary file; never waits for a pipe that took its place."""
    descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "not an ordinary file")
        return file.read(limit)


def _blob(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
