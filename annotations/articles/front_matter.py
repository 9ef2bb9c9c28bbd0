"""The block of `key: value` lines between `---` lines at the head of a file that says where an article comes from."""

import re

import msgspec

_RULE = "---"
_ENDS = (_RULE, "...")
_LONGEST = 16_384
"""Code points of front matter at most; what is longer is text that happens to begin with a rule."""
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*:(?P<value>.*)")
_FOLDED = ("|", ">", "|-", ">-")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_CHARSET = re.compile(rb"(?im)^(?:charset|encoding)[ \t]*:[ \t]*[\"']?([A-Za-z0-9._:-]{1,40})[\"']?[ \t]*\r?$")
_KEYS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "charset": "charset",
    "encoding": "charset",
}
"""The names a field may have in the file; the first name of a field in the file wins."""


class FrontMatter(msgspec.Struct, frozen=True):
    """What the front matter says; fields it doesn't have are empty.

    Attributes:
        end: where the text below it begins, in code points; 0 without front matter.
        published: as it stands there, usually ISO 8601.
    """

    end: int = 0
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    charset: str = ""


NONE = FrontMatter()


def front_matter_of(text: str) -> FrontMatter:
    r"""Read the front matter of a canonical text.

    It is the subset of YAML that article files use: `key: value` lines, quoted or not, lists of names (joined with
    commas), and indented lines that go on with the value above. Every value is a string. What is not closed, is longer
    than 16,384 characters, has a line of another form, or names no field known here is text of the article:
    then the answer is `NONE`.
    """
    head = text[: _LONGEST + 8]
    if not head.startswith(_RULE) or head.partition("\n")[0].rstrip() != _RULE:
        return NONE
    fields: dict[str, str] = {}
    field = ""
    position = head.find("\n") + 1
    while 0 < position <= _LONGEST:
        line, newline, _ = head[position:].partition("\n")
        position += len(line) + len(newline)
        line = line.rstrip()
        if line in _ENDS:
            known = {name: value for name, value in fields.items() if name in FrontMatter.__struct_fields__}
            return FrontMatter(end=position, **known) if known else NONE
        if not newline:
            return NONE
        if not line or line.startswith("#"):
            continue
        if field and (item := _ITEM.fullmatch(line)):
            fields[field] = ", ".join(filter(None, (fields[field], _plain(item[1]))))
        elif field and line[0] in " \t":
            fields[field] = f"{fields[field]} {_plain(line)}".strip()
        elif found := _LINE.fullmatch(line):
            key, value = found["key"].casefold(), found["value"]
            if key not in _KEYS and value[:1] not in ("", " ", "\t"):
                return NONE  # an address, a time of day: no key of a field
            field = _KEYS.get(key, f"({key})")
            if field in fields:
                field = f"({key})"  # the second of its kind is read, and dropped
            fields[field] = _names(value) if field == "author" else _plain(value)
        else:
            return NONE
    return NONE


def declared_charset(raw: bytes) -> str:
    """The charset that a file's front matter names, read from its bytes before they are decoded; "" when none."""
    head = raw[:_LONGEST].removeprefix(b"\xef\xbb\xbf")
    if not head.startswith(_RULE.encode()):
        return ""
    closed = re.search(rb"[\r\n](?:---|\.\.\.)[ \t]*[\r\n]", head)
    found = _CHARSET.search(head, 0, closed.start() + 1 if closed else 0)
    return found[1].decode("ascii") if found else ""


def _names(written: str) -> str:
    """One name, or YAML's `[one, two]` as `one, two`."""
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return ", ".join(filter(None, (_plain(part) for part in written[1:-1].split(","))))
    return _plain(written)


def _plain(written: str) -> str:
    """A scalar without its quotes; escapes are those of a quote and a backslash only."""
    written = written.strip()
    if written in _FOLDED:
        return ""
    if len(written) >= 2 and written[0] == written[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", written[1:-1])
    if len(written) >= 2 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return written
