"""The days, months and years that a text states, in any notation, and which of the claim's the evidence does not have."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NAME = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}>1[0-9]\d\d|20\d\d)"
_FORMS = [
    re.compile(r"\b(?P<y>1\d\d\d|20\d\d)-(?P<n>0[1-9]|1[0-2])(?:-(?P<d>[0-3]\d))?\b"),
    re.compile(rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_NAME.format('m')}(?:,? {_YEAR.format('y')})?\b", re.I),
    re.compile(rf"\b{_NAME.format('m')} (?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:,? {_YEAR.format('y')})?\b(?!\d)", re.I),
    re.compile(rf"\b{_NAME.format('m')},?(?: of)? {_YEAR.format('y')}\b", re.I),
    re.compile(rf"\b{_NAME.format('m')}\b(?! \d)", re.I),
    re.compile(r"(?<![\w.,:/-])(?P<y>1[5-9]\d\d|20\d\d)(?:s\b)?(?![\w%]|[.,:]\d|/\d)"),
]


_MONTH_LIKE = re.compile("|".join(month[:3] for month in MONTHS), re.I)
#: what states a date without the name of a month
_DIGITS_ALONE = [_FORMS[0], _FORMS[-1]]


class Date(NamedTuple):
    """A date with the parts that are stated; 0 for one that is not."""

    year: int
    month: int
    day: int
    start: int
    end: int
    shown: str

    def agrees(self, other: Date) -> bool:
        """Whether every part that both state is the same."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(one == two or not one or not two for one, two in pairs)


def _is_month(name: str, parts: dict[str, str | None], before: str) -> bool:
    """A month has its capital; "May" and "March" alone need a word like "in" before them."""
    alone = name.lower() in ("may", "march") and not (parts.get("d") or parts.get("y"))
    led = re.search(r"\b(?:in|by|since|until|from|last|next|during) $", before)
    return name[0].isupper() and (not alone or bool(led))


@lru_cache(maxsize=512)
def dates(text: str) -> tuple[Date, ...]:
    """The dates of a text in order; "may" alone is no month, nor is a month without its capital."""
    found: list[Date] = []
    for form in _FORMS if _MONTH_LIKE.search(text) else _DIGITS_ALONE:
        for match in form.finditer(text):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            parts = match.groupdict()
            name = parts.get("m") or ""
            if name and not _is_month(name, parts, text[: match.start()]):
                continue
            if form is _FORMS[0] and not parts["d"] and int(parts["n"]) == (int(parts["y"]) + 1) % 100:
                continue  # a season: 2007-08
            month = next(
                (n for n, full in enumerate(MONTHS, 1) if name and full.startswith(name.lower()[:3])),
                int(parts.get("n") or 0),
            )
            found.append(Date(int(parts.get("y") or 0), month, int(parts.get("d") or 0), *match.span(), match[0]))
    return tuple(sorted(found, key=lambda one: one.start))


def missing(claim: str, known: str) -> list[Date]:
    """Dates of the claim with a month whose parts do not stand together in what is known; bare years are figures."""
    there = dates(known)
    years = {one.year for one in there}
    result = []
    for one in dates(claim):
        if not one.month or not (one.day or one.year or any(other.month for other in there)):
            continue
        near = [
            other
            for other in there
            if other.month == one.month and (not one.day or one.day == other.day or not other.day)
        ]
        if not any(one.agrees(other) for other in near) or (one.year and one.year not in years):
            result.append(one)
    return result
