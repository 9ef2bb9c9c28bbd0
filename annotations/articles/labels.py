"""The lines of a page that belong to no article: markers, teasers, furniture and section labels."""

import re

from annotations.articles.vocabulary import LONGEST, ends_as_prose, folded, opening, words

_MARKER_LENGTH = 80
_MARKER_WORDS = 6
_SECTION_PARTS = re.compile(r"\s*[|/:·•>»›–—,&]\s*|\s+-\s+|\s+(?:and|и|und|et|та|й)\s+")
_TRAIL_SIGNS = re.compile(r"[>»›]")


def is_marker(line: str) -> bool:
    """Whether the line says that what follows belongs to other articles."""
    return is_sure_marker(line) or _opens(line, "marker.loose")


def is_sure_marker(line: str) -> bool:
    """A marker that no subheading is: "Related articles", "Читайте также:", "More from …" with up to six words."""
    whole = len(line) <= _MARKER_LENGTH and not line.endswith(".")
    return (whole and folded(line).rstrip("!?:…. ") in words("marker.whole")) or _opens(line, "marker.opening")


def _opens(line: str, table: str) -> bool:
    if len(line) > _MARKER_LENGTH or ends_as_prose(line) or line.endswith((",", ";")):
        return False
    plain = folded(line)
    match = opening(table).match(plain)
    return match is not None and 1 <= len(plain[match.end() :].split()) <= _MARKER_WORDS


def is_teaser(line: str) -> bool:
    """Whether the line is a teaser of another article inside a body: "Read more: …" and the headline."""
    if len(line) > LONGEST or ":" not in line:
        return False
    head, _, rest = line.partition(":")
    return (
        len(head) <= 40 and bool(rest.strip()) and folded(head) in words("teaser") and not line.rstrip().endswith(".")
    )


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page, such as "Advertisement", or is a rule made of signs."""
    return len(line) <= 60 and (folded(line) in words("furniture") or not any(map(str.isalnum, line)))


def is_section(line: str) -> bool:
    """Whether the line is a section label or a trail of them ("World › Europe"), made of known words only."""
    if len(line) > 80:
        return False
    parts = [folded(part).rstrip(".") for part in _SECTION_PARTS.split(line)]
    parts = [part for part in parts if part]
    if not parts:
        return False
    if len(parts) >= 2 and _TRAIL_SIGNS.search(line) and not ends_as_prose(line):
        return all(len(part.split()) <= 4 for part in parts)
    known = words("section")
    return folded(line).rstrip(".") in known or all(part in known for part in parts)
