"""Reads Markdown: its signs tell headings, pictures and paragraphs, and the offsets stay those of the source.

Of CommonMark (https://spec.commonmark.org/0.31.2/) only what says which role a line has is understood: ATX and setext
headings, thematic breaks, fenced code, pictures that stand alone, quotes, list items and paragraphs. A block leaves
out the signs around its words (`#`, `>`, `![…](…)`), so that it reads as words; the text itself keeps them.
"""

import re
from collections.abc import Sequence

from annotations.articles.blocks import blocks_of
from annotations.articles.decode import decode
from annotations.articles.front_matter import declared_charset, front_matter_of
from annotations.articles.labels import is_marker
from annotations.articles.model import Role
from annotations.articles.paragraphs import Line, Piece, goes_on, lines_of, wrap_width
from annotations.articles.readers.reading import Reading

_HEADING = re.compile(r"(?P<signs>#{1,6})(?:[ \t]+|$)(?P<words>.*)")
_UNDERLINE = re.compile(r"=+|-{2,}")
_RULE = re.compile(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[^`]*")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])[ \t]+")
_EMPHASIS = re.compile(r"(?P<signs>\*{1,3}|_{1,3})(?P<words>[^*_\s](?:[^*_]*[^*_\s])?)(?P=signs)")


def read(raw: bytes) -> Reading:
    """Decode a Markdown file and name its blocks.

    Raises:
        NotText: the bytes are binary.
    """
    decoded = decode(raw, declared_charset(raw))
    told = front_matter_of(decoded.text)
    blocks = blocks_of(decoded.text, pieces_of(decoded.text, told.end), told)
    return Reading(decoded.text, decoded.encoding, blocks, told)


def pieces_of(text: str, start: int = 0) -> list[Piece]:
    """Cut Markdown from `start` into pieces: headings, pictures, rules, list items, and paragraphs of wrapped lines."""
    lines = lines_of(text, start)
    width = wrap_width(text, lines)
    pieces: list[Piece] = []
    headed = fenced = False
    for i, line in enumerate(lines):
        words = text[line.start : line.end]
        if _FENCE.fullmatch(words):
            fenced = not fenced
            pieces.append(Piece(line.start, line.end, line.gap, Role.SECTION))
        elif fenced:
            pieces.append(Piece(line.start, line.end, line.gap, Role.BODY))
        elif _is_underline(text, lines, i):
            role = Role.SECTION if headed else Role.HEADLINE
            pieces[-1] = Piece(pieces[-1].start, pieces[-1].end, pieces[-1].gap, role)
            headed = True
            pieces.append(Piece(line.start, line.end, line.gap, Role.SECTION))
        elif (
            i
            and pieces[-1].role is None
            and not _starts_anew(words)
            and _same_paragraph(text, lines[i - 1], line, width)
        ):
            pieces[-1] = Piece(pieces[-1].start, line.end, pieces[-1].gap)
        else:
            pieces.append(_piece(words, line, headed))
            headed = headed or pieces[-1].role is Role.HEADLINE
    return pieces


def _piece(words: str, line: Line, headed: bool) -> Piece:
    """The piece that begins with `line`, and the role its signs give it."""
    if (heading := _HEADING.fullmatch(words)) and heading["words"]:
        role: Role | None = Role.SECTION if headed or len(heading["signs"]) > 2 else Role.HEADLINE
        found = heading
        if is_marker(heading["words"]):
            role = None  # "## Related": where the tail begins is told by the words
    elif (picture := _PICTURE.fullmatch(words)) and picture["words"].strip():
        found, role = picture, None
        role = Role.CAPTION
    elif emphasis := _EMPHASIS.fullmatch(words):
        found, role = emphasis, None
    elif quote := _QUOTE.match(words):
        begin = line.start + quote.end()
        return Piece(begin if begin < line.end else line.start, line.end, line.gap)
    else:
        return Piece(line.start, line.end, line.gap, Role.SECTION if _RULE.fullmatch(words) else None)
    begin, end = found.span("words")
    inner = words[begin:end]
    if found is heading and inner.rstrip("#").endswith((" ", "\t")):
        inner = inner.rstrip("#").rstrip()
        end = begin + len(inner)
    begin += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Piece(line.start + begin, line.start + end, line.gap, role)


def _is_underline(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` is the underline of the single line above it, which is a heading by it."""
    if not i or lines[i].gap or not lines[i - 1].gap:
        return False
    above = text[lines[i - 1].start : lines[i - 1].end]
    return _UNDERLINE.fullmatch(text[lines[i].start : lines[i].end]) is not None and not _starts_anew(above)


def _starts_anew(words: str) -> bool:
    """Whether the line's own signs end the paragraph above it."""
    return any(sign.match(words) for sign in (_HEADING, _ITEM, _QUOTE, _PICTURE)) or _RULE.fullmatch(words) is not None


def _same_paragraph(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`, as it does for Markdown unless a gap parts them.

    A page that was copied into a Markdown file has captions, credits and bylines in lines of their own. So a short line
    is joined only when it breaks off in mid-sentence or the file is wrapped.
    """
    if following.gap:
        return False
    if text[line.end - 1] == "," or text[following.start].islower():
        return True
    return bool(width) and (goes_on(text, line, following, width) or following.indent > line.indent)
