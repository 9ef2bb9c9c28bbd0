"""Bytes become text: a byte order mark, a declaration, or the shape of the bytes says which encoding they are in."""

import codecs
import re
from collections.abc import Callable

import msgspec

from annotations.articles.alphabets import best_single_byte

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_LABEL = re.compile(r"[A-Za-z0-9._:-]{1,40}")
_TEXT_CODEC = re.compile(
    r"ascii|utf-8(-sig)?|cp\d+|iso8859-\d+|koi8-[rtu]|mac-(?!latin2$)[a-z]+|kz1048|ptcp154|tis-620|hz"
    r"|gb2312|gbk|gb18030|big5(hkscs)?|euc_(jp|kr)|johab|shift_jis(x0213|_2004)?|iso2022_(jp|kr)"
)
"""Codecs a declaration may name. Those of Python that are no encoding of a text file (rot13, zlib, idna,
unicode_escape, utf-7 …) are left out; so are UTF-16 and UTF-32, which a declaration written in ASCII contradicts."""
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r\f")
_CONTROL_SHARE = 0.3
"""A share of control characters above which valid UTF-8 is no text: an article full of escape sequences has less."""
_FEW_CONTROLS = 4
_WHOLE_ENOUGH = 3
"""Well-formed multi-byte sequences after which a file that breaks off in one is UTF-8, not latin-1 with an accent."""
_BROKEN_SHARE = 0.05
"""Invalid sequences per valid multi-byte one up to which a damaged or cut UTF-8 file is still read as UTF-8."""
_MULTI_BYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SAMPLE = 1 << 16


class NotText(Exception):
    """The bytes are no text; the message says what they look like and what to do."""


class Decoded(msgspec.Struct, frozen=True):
    r"""The canonical text and the Python name of the encoding it was decoded with; all line ends are `\n`."""

    text: str
    encoding: str


def decode(raw: bytes, declared: str = "") -> Decoded:
    r"""Decode a file: a byte order mark wins, then `declared`, then UTF-16's and UTF-8's shape, then the letters.

    The byte order mark goes, `\r\n` and `\r` become `\n`, and nothing else changes. Damage to a file that is UTF-8 or
    UTF-16 otherwise (a cut last character) becomes U+FFFD.

    Args:
        raw: the file's bytes.
        declared: the charset that the file itself names; ignored when unknown or when the bytes contradict it.

    Raises:
        NotText: the bytes are binary.
    """
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"not a text file: it looks like {kind}; save the article's text as .txt or .md")
    attempts: tuple[Callable[[], Decoded | None], ...] = (
        lambda: _by_mark(raw),
        lambda: _by_declaration(raw, declared),
        lambda: _by_utf16_shape(raw),
        lambda: _by_utf8_shape(raw),
        lambda: _by_letters(raw),
    )
    found = next(decoded for attempt in attempts if (decoded := attempt()) is not None)
    text = found.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, found.encoding)


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return Decoded(raw.decode(encoding, "replace"), encoding)
    return None


def _by_declaration(raw: bytes, declared: str) -> Decoded | None:
    if not _LABEL.fullmatch(declared):
        return None
    try:
        name = codecs.lookup(declared).name
        if not _TEXT_CODEC.fullmatch(name):
            return None
        return Decoded(raw.decode(name), name)
    except (LookupError, UnicodeDecodeError):
        return None  # an unknown or a wrong declaration: the bytes decide


def _by_utf16_shape(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark: a text of several words has NULs, and its common characters lie on few pages.

    The wrong byte order makes spaces U+2000 and line ends U+0A00, so that the right one has more common characters.
    """
    sample = raw[: _SAMPLE & ~1]
    if len(raw) < 4 or b"\0" not in sample:
        return None
    shares = {name: _common_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
    encoding = max(shares, key=shares.__getitem__)
    if shares[encoding] < 0.8:
        return None
    return Decoded(raw.decode(encoding, "replace"), encoding)


def _common_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    if not text:
        return 0.0
    return sum(c in "\t\n\r" or " " <= c < "\x7f" or "\xa0" <= c < "\u0600" or "‐" <= c <= "‧" for c in text) / len(
        text
    )


def _by_utf8_shape(raw: bytes) -> Decoded | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8", "replace")
        whole = len(_MULTI_BYTE.findall(raw))
        # A replacement character in the file itself is valid and counts as damage here, on the safe side.
        cut_short = error.end == len(raw) and whole >= _WHOLE_ENOUGH
        if not cut_short and text.count("�") > _BROKEN_SHARE * whole:
            return None
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(raw) + _FEW_CONTROLS:
        raise NotText("not a text file: most of it is control characters; save the article's text as .txt or .md")
    return Decoded(text, "utf-8")


def _by_letters(raw: bytes) -> Decoded:
    """An encoding of one byte a character, chosen by the letters it gives; see `annotations.articles.alphabets`."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if b"\0" in raw or controls > _CONTROL_SHARE / 10 * len(raw):
        raise NotText("not a text file: the bytes are in no encoding known here; save the article as UTF-8 text")
    encoding = best_single_byte(_telling_lines(raw)) or _by_charset_normalizer(raw)
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(raw.decode("latin-1"), "latin-1")


def _telling_lines(raw: bytes) -> bytes:
    """The lines with bytes above ASCII, as far as the sample's size; the others say nothing about the encoding."""
    lines: list[bytes] = []
    size = 0
    for match in re.finditer(rb"[^\n]*[\x80-\xff][^\n]*", raw):
        lines.append(match.group()[:_SAMPLE])
        size += len(lines[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def _by_charset_normalizer(raw: bytes) -> str:
    """What charset-normalizer makes of an encoding that is none of ours; latin-1, which is never wrong, if nothing."""
    from charset_normalizer import from_bytes

    match = from_bytes(raw[:_SAMPLE]).best()
    return match.encoding if match is not None and not match.encoding.startswith("utf") else "latin-1"
