"""The lines of a page that belong to no article: markers, teasers, furniture and section labels."""

import re

from annotations.articles.vocabulary import LONGEST, ends_as_prose, folded, opening, words

_SECTION_PARTS = re.compile(r"\s*[|/:·•>»›–—,&]\s*|\s+-\s+|\s+(?:and|и|und|et|та|й)\s+")
_TRAIL_SIGNS = re.compile(r"[>»›]")


def is_marker(line: str) -> bool:
    """Whether the line says that what follows belongs to other articles."""
    return is_whole_marker(line) or is_open_marker(line)


def is_whole_marker(line: str) -> bool:
    """A marker that is the whole line ("Related articles", "Читайте также:")."""
    return len(line) <= 60 and not line.endswith(".") and folded(line).rstrip("!?:…. ") in words("marker.whole")


def is_open_marker(line: str) -> bool:
    """A marker that goes on with up to six words ("More from …"), which a subheading may do too."""
    if len(line) > 80 or ends_as_prose(line) or line.endswith((",", ";")):
        return False
    plain = folded(line)
    match = opening("marker.opening").match(plain)
    return match is not None and 1 <= len(plain[match.end() :].split()) <= 6


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
