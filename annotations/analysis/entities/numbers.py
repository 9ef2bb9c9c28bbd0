"""Counts, sums, measures, dates and times by pattern: a model slips on the "Mar.9th" and "3-5 Mar." of reports."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from annotations.analysis.entities.phrases import lexicon
from annotations.analysis.entities.words import Candidate, Rank, Words
from annotations.analysis.model import Label

_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_POINTING = ("this", "last", "next", "past", "previous", "following", "coming", "same", "recent")
_HOURS = frozenset(["noon", "midnight", "midday", "dawn", "dusk"])
_SIGNS = "$€£¥₽₴₪"


def find(words: Words) -> Iterator[Candidate]:
    """Numbers of every kind; a number inside a longer one comes out too, and loses to it."""
    anchors, text = _anchors(), words.text
    for start, lower in zip(words.starts, words.lower, strict=True):
        if lower in anchors or lower[0].isdigit() or lower[0] in _SIGNS or lower[:3] in anchors:
            for label, pattern in _patterns():
                match = pattern.match(text, start)
                if match and not (label is Label.CARDINAL and _is_no_count(text, *match.span())):
                    yield Candidate(start, match.end(), label, Rank.RULE)


def _is_no_count(text: str, start: int, end: int) -> bool:
    """Whether the digits are part of a footnote mark, a coordinate, a name or a designation."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    bracketed = before in ("[", "#", "№") and after == "]"
    listing = not text[:start].strip() and after in (".", ")")
    return bracketed or listing or before in ("-", "/", "_", ".", "°") or after in ("°", "′", "″", "/", "_")


@cache
def _anchors() -> frozenset[str]:
    """The words that a pattern can begin with, in lower case; of a month or weekday the first three letters."""
    table = lexicon("numbers")
    kinds = ("small", "large", "vague", "days", "seasons")
    first = {phrase.split()[0].split("-")[0] for kind in kinds for phrase in table[kind]}
    calendar = {word[:3].lower() for kind in ("months", "weekdays") for word in table[kind]}
    return frozenset(
        first | calendar | {*_POINTING, "a", "several", "few", "early", "late", "mid", "us", "many"} | _HOURS
    )


@cache
def _patterns() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    families = (_sums_and_measures(), _dates(), _times(), _counts())
    return tuple((label, re.compile(pattern)) for family in families for label, pattern in family)


def _any(*kinds: str, longer_than: int = 0) -> str:
    """A pattern for any word of these lists, the longest first."""
    table = lexicon("numbers")
    words = sorted((w for kind in kinds for w in table[kind] if len(w) > longer_than), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


def _spelled() -> str:
    return rf"{_any('small')}(?:[- ]{_any('small')})?"


def _number() -> str:
    """Digits or words, with a power: "2.5 million", "twenty-four", "several thousand"."""
    return rf"(?:(?:{_DIGITS}|{_spelled()}|a|several)(?:[ -]{_any('large')})+|{_DIGITS}|{_spelled()})"


def _either(words: Iterable[str]) -> str:
    """A look-behind for any of these words and a space; each alternative needs its own, for its own width."""
    return "(?i:" + "|".join(rf"(?<=\b{word} )" for word in words) + ")"


def _sums_and_measures() -> list[tuple[Label, str]]:
    number, large = _number(), _any("large")
    currency = rf"(?:{_any('currencies')}s?|{_any('currency_codes')})"
    of_country = r"(?:(?:US|U\.S\.|[A-Z][a-z]+n|[A-Z][a-z]+sh|[A-Z][a-z]+i) )?"
    return [
        (Label.MONEY, rf"(?:US|A|C|HK)?[{_SIGNS}]\s?{_DIGITS}(?:[ -]?(?:{large}|bn|m|k))?\b"),
        (Label.MONEY, rf"\b{number} {of_country}{currency}\b"),
        (Label.PERCENT, rf"\b{number}(?:\s?%|\s(?:percent|per cent|percentage points?)\b)"),
        (Label.QUANTITY, rf"\b{number}(?:[ -]|(?<=\d)){_any('units')}(?:s|es)?\b(?!-)"),
        (Label.QUANTITY, r"\b\d+\s?°\s?[CF]\b"),
    ]


def _dates() -> list[tuple[Label, str]]:
    number, month, weekday, period = _number(), _any("months"), _any("weekdays"), f"{_any('long_periods')}s?"
    days = rf"{_DAY}(?:(?:\s?[-–]\s?| and | to ){_DAY})?"
    before_year = (
        "in",
        "of",
        "since",
        "by",
        "until",
        "from",
        "during",
        "before",
        "after",
        "early",
        "late",
        "the",
        "and",
    )
    before_may = ("in", "of", "since", "last", "until", "by", "this", "early", "late")
    unlike_years = r"(?!,\d|\.\d)(?! (?:people|men|women|soldiers|troops|fighters|civilians|km|miles|meters|metres))"
    pointing = f"(?i:{'|'.join(_POINTING)})"
    return [
        (Label.DATE, rf"(?:\b{weekday},? )?\b{month} ?{days}(?:,? {_YEAR})?\b(?![,.]?\d)"),
        (Label.DATE, rf"(?:\b{weekday},? )?\b{days}(?: of)? {month}(?:,? {_YEAR})?(?!\w)"),
        (Label.DATE, rf"\b(?:early |late |mid-)?{month} (?:of )?{_YEAR}\b"),
        (Label.DATE, rf"(?<![\w-]){_any('months', longer_than=5)}(?!\w)(?! [A-Z])"),
        (Label.DATE, rf"{_either(before_may)}(?:March|April|May|June|July)\b"),
        (Label.DATE, rf"\b{weekday}\b"),
        (Label.DATE, rf"\b{_YEAR}-\d\d-\d\d\b|\b{_YEAR}[-–](?:{_YEAR}|\d\d)\b|\b(?:1[6-9]|20)\d0s\b"),
        (Label.DATE, rf"(?:{_either(before_year)}|(?<=\()){_YEAR}\b{unlike_years}"),
        (
            Label.DATE,
            rf"\b{pointing}(?: (?:few|several|couple of|{number}))? (?:{period}|{_any('seasons')}|{month}|{weekday})\b",
        ),
        (
            Label.DATE,
            rf"\b(?:(?i:a|several|many|few)|{number})[ -]{period}(?: (?:ago|later|earlier|before|after))?\b(?!-\w)",
        ),
        (Label.DATE, rf"\b(?i:{_any('days')})\b"),
        (Label.DATE, rf"\b(?i:{_any('seasons')}) (?:of )?{_YEAR}\b"),
    ]


def _times() -> list[tuple[Label, str]]:
    number, period = _number(), r"(?:hour|minute|second)s?"
    part = r"(?:morning|afternoon|evening|night)"
    zone = r"(?: ?(?:GMT|UTC|EST|EDT|local time|Moscow time|Kyiv time)\b)?"
    return [
        (Label.TIME, rf"(?i)\b\d{{1,2}}(?::\d\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b){zone}"),
        (Label.TIME, rf"\b\d{{1,2}}:\d\d\b{zone}"),
        (Label.TIME, rf"(?i)\b(?:{number}|several|a few|few) (?:more )?{period}(?: (?:ago|later|earlier))?\b"),
        (Label.TIME, rf"(?i)\b(?:last|past|next|previous|following) (?:(?:few|several|{number}) )?{period}\b"),
        (Label.TIME, rf"(?i)\b(?:{'|'.join(sorted(_HOURS))})\b"),
        (Label.TIME, rf"\b(?:{_any('weekdays')}|this|yesterday|tomorrow) {part}\b|\b(?i:late|early) {part}\b"),
    ]


def _counts() -> list[tuple[Label, str]]:
    large = rf"(?:[ -]{_any('large')})*"
    return [
        (Label.CARDINAL, rf"(?i)\b{_any('vague')}\b"),
        (
            Label.CARDINAL,
            rf"(?i)(?<![\w{_SIGNS}.,:+-])(?:{_DIGITS}{large}|(?!one\b|half\b){_spelled()}{large}|a {_any('large')})"
            r"(?![\w%]|-\w|[.,:]\d)",
        ),
    ]
