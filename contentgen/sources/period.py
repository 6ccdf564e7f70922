"""The time that the figures of a sentence are of: `in 2024`, `over six months`, `between March and June 2023`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:(?:19|20)\d\d)(?![\d,.]\d|\w)"
_PART = (
    r"(?:early |late |mid-?|the (?:start|beginning|middle|end|spring|summer|autumn|fall|winter|course|year) of "
    r"|(?:spring|summer|autumn|winter) )"
)
_HALF = r"(?:the (?:first|second|third|fourth|last) (?:half|quarter|third|week|month) of |(?:Q[1-4]|H[12]),? (?:of )?)"
_FISCAL = r"(?:fiscal(?: year)? |financial year |FY ?)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_DATE = rf"(?:{_DAY} (?:of )?{_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_MONTH},? {_YEAR})"
_POINT = rf"(?:{_DATE}|(?:{_PART}|{_HALF}|{_FISCAL})?(?:{_YEAR}|{_MONTH}(?:,? {_YEAR})?)|(?:the )?(?:early |late )?(?:19|20)\d0s)"
_END = rf"(?:{_DATE}|{_YEAR}|{_DAY}? ?{_MONTH}(?:,? {_YEAR})?)"
_COUNT = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty"
    r"|several|(?:half|a quarter of) an?)"
)
_SPAN = r"(?:minute|hour|day|night|week|fortnight|month|quarter|season|semester|year|decade)s?\b"
_WHICH = r"(?:the )?(?:past|last|first|final|next|following|previous|preceding|same)"
_RANGE = (
    rf"[Bb]etween {_END} and {_END}|[Ff]rom {_END} (?:to|until|through|till) {_END}"
    rf"|(?:[Ii]n|[Dd]uring|[Oo]ver) {_END}(?:\s?[–-]\s?| and ){_END}"
)
_LASTING = (
    rf"(?:[Oo]ver|[Dd]uring|[Tt]hroughout|[Ii]n|[Aa]cross) (?:the course of )?{_WHICH} (?:{_COUNT} )?(?:\w+ )?{_SPAN}(?! of\b)"
    rf"|(?:[Oo]ver|[Dd]uring|[Tt]hroughout|[Aa]cross) (?:a period of |the course of )?{_COUNT}[ -](?:consecutive |whole |full )?{_SPAN}"
    r"|(?:[Ll]ast|[Tt]his) (?:year|month|week|quarter|season)"
)
_AT_A_POINT = (
    rf"(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ss]ince|[Bb]y|[Uu]ntil|[Aa]s of) {_POINT}|[Oo]n {_DATE}"
    rf"|(?:[Bb]y|[Aa]t|[Ss]ince) the (?:start|beginning|end) of {_POINT}"
)
_PERIOD = re.compile(rf"(?<![\w-])(?:(?P<range>{_RANGE})|(?P<long>{_LASTING})|(?P<point>{_AT_A_POINT}))(?![\w’'-])")
#: what makes a date one of a text or a rule, and not of what was counted
_ISSUED = re.compile(
    r"\b(?:publish|releas|issu|found|introduc|launch|adopt|writ|present|announc|enact|amend|sign|establish|propos|descri|posted|open"
    r"|dated|updat|revis|report)\w*\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:first\s)?\w+(?:ed|en|t|n)\s$")  # the bridge, opened in 1931, carries
_TOOK = re.compile(
    r"\b(?:take|takes|taken|taking|took|lasts?|lasted|spen[dt]s?|wait(?:s|ed)?|needs?|needed|requires?|for|of|is|was|are|were)\s$"
)
_MONEY_OF = re.compile(r"\s(?:dollars?|euros?|prices?|terms|money|pounds?)\b")


class Stretch(NamedTuple):
    """A phrase in a sentence.

    `lasting` says that it spans a change, `leading` that it opens the sentence, `bound` that it belongs to the noun before it.
    """

    start: int
    end: int
    text: str
    lasting: bool = False
    leading: bool = False
    bound: bool = False


def periods(text: str) -> Iterator[Stretch]:
    """The phrases of a sentence that say when or over what time; the date of a publication or of money is none."""
    for match in _PERIOD.finditer(text):
        before = text[: match.start()]
        aside = _ASIDE.search(before) and text[match.end() : match.end() + 1] == ","
        if aside or _ISSUED.search(before) or _MONEY_OF.match(text, match.end()):
            continue
        if match["long"] and _TOOK.search(before):
            continue
        lasting = bool(match["range"] or match["long"])
        yield Stretch(match.start(), match.end(), match[0], lasting, leading=not before.strip())
