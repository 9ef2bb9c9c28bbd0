"""Lines that say who wrote an article, and when."""

import re

from annotations.articles.vocabulary import LONGEST, ends_as_prose, folded, is_names, opening, tokens_of, words

_BYLINE_WORDS = 16
_CREDITS_WORDS = 40
_CLOSING_WORDS = 25
_REPORTERS = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled)(?: and \w+)? by\b", re.IGNORECASE
)
_INITIAL = re.compile(r"\b\w\.$")
_PARTS = re.compile(r"\s*[|·•,]\s*|\s+[–—-]\s+")
_NUMBER = re.compile(r"\d{1,4}(?:[.:/-]\d{1,4}){0,2}(?:st|nd|rd|th|h|z)?\.?", re.IGNORECASE)
_DAY = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_TIMED = re.compile(r"\d{1,2}[:.]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the article, or when it came out."""
    count = len(line.split()) if len(line) <= LONGEST else LONGEST
    if _REPORTERS.match(line) and count <= _CREDITS_WORDS:
        return True
    plain = folded(line) if count <= _CLOSING_WORDS else ""
    if plain.rstrip(".").endswith(tuple(words("byline", "closing"))):
        return True
    if not plain or count > _BYLINE_WORDS:
        return False
    timed = any(phrase in plain for phrase in words("byline", "reading_time"))
    return timed or _opens_byline(line, plain) or _is_name_and_role(line) or is_date_line(line)


def _opens_byline(line: str, plain: str) -> bool:
    """Whether the line is "By" or the like, and names; a month or a day after it makes it a sentence's beginning."""
    opened = opening("byline", "opening").match(plain)
    if opened is None or (ends_as_prose(line) and not _INITIAL.search(line)):
        return False
    rest = line[line.casefold().index(opened.group()[0]) + opened.end() :]
    names = rest.lstrip(" \xa0:—–-")
    first = next(iter(tokens_of(names)), "")
    if not first[:1].isalpha() or first[:1].islower() or folded(first) in words("byline", "months", "days"):
        return False
    signed = rest.lstrip().startswith((":", "—", "–"))
    joining = words("byline", "joining", "roles")
    return (signed or opened.group() not in words("byline", "with_colon")) and is_names(names, joining)


def _is_name_and_role(line: str) -> bool:
    """Whether the line is a name, a comma, and what its bearer is: "Anna Kowal, military correspondent"."""
    name, comma, role = line.partition(",")
    roles = words("byline", "roles")
    return (
        bool(comma)
        and 2 <= len(name.split()) <= 4
        and is_names(name, frozenset())
        and len(role.split()) <= 6
        and any(folded(token) in roles for token in tokens_of(role))
        and is_names(role, roles | words("byline", "joining"))
    )


def is_date_line(line: str) -> bool:
    """Whether the line is a date or a time, alone or with a name on its other side ("Outlet · 23 May 2023")."""
    if len(line) > 120 or (ends_as_prose(line) and not line.endswith(("m.", "г.", "р."))):
        return False
    dated = opening("byline", "dated").match(line.casefold())
    written = line[dated.end() :].lstrip(" \xa0:—–-") if dated else line
    parts = [part for part in _PARTS.split(written) if part.strip()]
    names = [part for part in parts if not _is_date(part)]
    if len(names) == len(parts) or len(names) > 2:
        return False
    return all(len(name.split()) <= 5 and is_names(name, words("byline", "joining")) for name in names)


def is_time_of_day(line: str) -> bool:
    """Whether the line tells only an hour: "7:40 a.m."."""
    calendar = words("byline", "months", "days")
    if not is_date_line(line):
        return False
    return not _DAY.search(line) and not any(token.casefold().strip(".") in calendar for token in tokens_of(line))


def _is_date(part: str) -> bool:
    tokens = [token.casefold() for token in tokens_of(part)]
    calendar, clock = words("byline", "months", "days"), words("byline", "clock")
    numbers = [token for token in tokens if _NUMBER.fullmatch(token)]
    named = any(token.strip(".") in calendar for token in tokens)
    if not all(token in numbers or token.strip(".") in calendar | clock or token in clock for token in tokens):
        return False
    timed = ":" in part or any(_TIMED.fullmatch(token) for token in tokens)
    if not numbers:
        return named and len(tokens) == 1
    return named or timed or len(tokens) > len(numbers)
