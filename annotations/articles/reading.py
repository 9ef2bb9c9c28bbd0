"""A file's bytes become an Article, with its name, its version, its title and its language."""

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from annotations.articles.model import Article, Block, Role

if TYPE_CHECKING:
    from annotations.articles.readers import Reading

_TITLE_LENGTH = 80
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|`)(?=\S)(.+?)(?<=\S)\1")


def article_of(raw: bytes, path: str, *, article_id: str = "") -> Article:
    """Read a file's bytes as the format that its suffix names, or as plain text.

    Args:
        raw: the bytes as they are in the file.
        path: where it lies below the desk's root, with `/` between its parts.
        article_id: its id; "" for the URL that the file tells, if it is one, else the path.

    Raises:
        NotText: there is nothing to read in it; the message says why and what to do.
    """
    from annotations.articles.decode import NotText
    from annotations.articles.language import language_of
    from annotations.articles.readers import PLAIN, format_of

    if not raw.strip(b"\0 \t\r\n"):
        raise NotText(
            "empty: there is nothing in this file" if not raw else "empty: there is only white space in this file"
        )
    reading = (format_of(path) or PLAIN).read(raw)
    if not reading.blocks:
        raise NotText(
            "empty: there is no text below the front matter"
            if reading.told.end
            else "empty: there is only white space in this file"
        )
    told = reading.told
    body = " ".join(
        block.span.of(reading.text) for block in reading.blocks if block.role in (Role.BODY, Role.STANDFIRST)
    )
    return Article(
        id=article_id or (told.url if "://" in told.url else path),
        version=hashlib.sha256(reading.text.encode()).hexdigest(),
        path=path,
        title=title_of(reading, path),
        text=reading.text,
        blocks=reading.blocks,
        outlet=told.outlet,
        author=told.author,
        published=told.published,
        url=told.url,
        language=_code(told.language) or language_of(body or reading.text),
        encoding=reading.encoding,
        source_sha256=hashlib.sha256(raw).hexdigest(),
    )


def title_of(reading: "Reading", path: str) -> str:
    """The front matter's title, else the headline, else the body's first line shortened, else the file's name."""
    if reading.told.title:
        return reading.told.title
    headline = _first(reading, Role.HEADLINE)
    if headline:
        return headline
    return _shortened(_first(reading, Role.BODY) or _first(reading, Role.STANDFIRST)) or PurePosixPath(path).stem


def _first(reading: "Reading", role: Role) -> str:
    block: Block | None = next((block for block in reading.blocks if block.role is role), None)
    return _EMPHASIS.sub(r"\2", " ".join(block.span.of(reading.text).split())) if block else ""


def _shortened(line: str) -> str:
    """`line` up to the last word that fits into 80 code points, with `…` when something is left out."""
    if len(line) <= _TITLE_LENGTH:
        return line
    cut = line[:_TITLE_LENGTH]
    return cut[: cut.rfind(" ") if " " in cut[_TITLE_LENGTH // 2 :] else None].rstrip(" ,;:–—-") + "…"


def _code(language: str) -> str:
    """The ISO 639-1 code of a language tag such as `en-GB`; "" for anything else."""
    return re.split("[-_]", language.lower())[0] if _LANGUAGE.fullmatch(language) else ""
