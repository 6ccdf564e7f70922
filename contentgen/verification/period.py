"""Whether a sentence of the author's lies in the time of the fact that it tells."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May(?= \d)|June|July|August|September|October|November|December|"
    r"(?:in|last|this|next) (?:spring|summer|autumn|fall|winter))\b"
)
_RELATIVE = re.compile(
    r"\b(?:(?:last|this|past) (?:week|month|quarter|year|spring|summer|autumn|winter|decade|monday|tuesday"
    r"|friday)|yesterday|today|nowadays"
    r"|these days|recently|lately|(?:a|two|three|\d+) (?:days?|weeks?|months?|years?) ago)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:I'm|I am|we are|we're|I (?:currently )?(?:work|lead|run|manage|serve|head)|currently"
    r"|still)\b(?! (?:no|proud|glad|sure|happy|grateful)\b| the (?:author|creator|inventor|founder|maker"
    r"|winner)\b| (?:an? )?co-?(?:author|founder)\b)",
    re.IGNORECASE,
)
_ENDURES = re.compile(r"\b(?:have|has|had been|hold|holds|am|is|are|run|own|since)\b", re.IGNORECASE)
_A_STATE = re.compile(
    r"\b(?:led|lead|worked|work|ran|run|served|was|were|am|is|are|hold|held|managed|headed)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d.,]*[%kM]?|%", re.IGNORECASE)
_SPAN = re.compile(
    r"\bwithin|in (?:just |only )?(?:a|one|two|three|four|six|\d+) (?:days?|weeks?|months?|quarters?|years?)\b",
    re.IGNORECASE,
)


def other_time(text: str, fact: str, period: str) -> tuple[str, ...]:
    """Reasons to think that the sentence tells of another time than the fact; empty when there is none.

    Example:
        >>> other_time("In 2020 I led a team.", "I led a team of six", "2019 to 2022")
        ()
        >>> other_time("In 2017 I led a team.", "I led a team of six", "2019 to 2022")
        ("2017 is outside the fact's time",)

    """
    said = [int(year) for year in _YEAR.findall(text)]
    years = [int(year) for year in _YEAR.findall(f"{period} {fact}")]
    opens = "since" in period.lower()
    first, last = (min(years), 9999 if opens else max(years)) if years else (0, -1)
    faults = [f"{year} is outside the fact's time" for year in said if not first <= year <= last]
    whole = f"{fact} {period}"
    faults += [f"'{m[0]}' is not in the profile" for m in _MONTHS.finditer(text) if m[0].lower() not in whole.lower()]
    faults += [f"'{m[0]}' is not in the profile" for m in _RELATIVE.finditer(text) if m[0].lower() not in whole.lower()]
    faults += [f"'{m[0]}' is not in the profile" for m in _SPAN.finditer(text) if m[0].lower() not in whole.lower()]
    ended = bool(years) and not opens and not _ENDURES.search(fact)
    if ended and _IS.search(text):
        faults.append("says as of today what the profile says of the past")
    since = re.search(r"\bsince (\d{4})\b", text)
    if since and years and (int(since[1]) != first or (ended and "to" in period.split())):
        faults.append(f"'since {since[1]}' is not what the profile says")
    if _narrowed(text, fact, said, first, last):
        faults.append("tells in one year what the profile tells of several")
    return tuple(dict.fromkeys(faults))


def _narrowed(text: str, fact: str, said: list[int], first: int, last: int) -> bool:
    """A figure of several years said of fewer; a state ("led a team of six") lasts and may be."""
    if not said or first >= last or last == 9999 or not _FIGURE.search(text) or _A_STATE.search(fact):
        return False
    return not {first, last} <= set(said) and not re.search(r"\b(?:by|since|until)\b", text, re.IGNORECASE)
