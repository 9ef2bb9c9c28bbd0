"""An article, its blocks, and the row that stands for a file that could not become one."""

from enum import StrEnum

import msgspec

from annotations.text import Span


class Role(StrEnum):
    """What a block is on the page."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SECTION = "section"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    MARKER = "marker"
    TAIL = "tail"


class Block(msgspec.Struct, frozen=True):
    """A paragraph-sized span of the canonical text with its role; `start`, `end` in code points, end exclusive."""

    role: Role
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The block's place in the text."""
        return Span(self.start, self.end)


class Article(msgspec.Struct, frozen=True):
    r"""One text with its provenance.

    Attributes:
        id: stable name: the URL, else the path below the desk's root with `/` between its parts.
        version: SHA-256 (hex) of the canonical text encoded as UTF-8.
        path: where the file lies, below the desk's root, with `/` between its parts.
        text: the canonical text: decoded, line ends `\n`, front matter included, nothing else changed.
        published: as the front matter gives it, usually ISO 8601.
        language: ISO 639-1 code of the body's main language.
        blocks: every non-blank line's role, in order; front matter lines are no block.
        encoding: the name of the encoding the bytes were decoded with.
        source_sha256: SHA-256 (hex) of the bytes as read.
    """

    id: str
    version: str
    path: str
    title: str
    text: str
    blocks: tuple[Block, ...] = ()
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = "en"
    encoding: str = "utf-8"
    source_sha256: str = ""

    @property
    def tail_start(self) -> int:
        """Where the marker and the unrelated tail begin; the text's length when there is none."""
        return next((b.start for b in self.blocks if b.role in (Role.MARKER, Role.TAIL)), len(self.text))

    @property
    def words(self) -> int:
        """Words outside the tail, as whitespace separates them."""
        tail_start = self.tail_start
        return sum(len(b.span.of(self.text).split()) for b in self.blocks if b.start < tail_start)


class Unreadable(msgspec.Struct, frozen=True):
    """A file that could not be read, with the reason in words an analyst understands."""

    path: str
    reason: str
