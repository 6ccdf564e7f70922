"""Figures that have grown old: by the time that they are of, or in a sentence that calls an old state the present one."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from contentgen.measures import ShownEvidence
from contentgen.rot.near import words_of
from contentgen.rot.patches import item
from contentgen.rot.resting import Resting, Told
from contentgen.rot.values import Item, RotLimits, Severity

_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(s?)(?![\d.,]*\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?"
    r"(?: \d{1,2},?| of)?,? (?=(?:19|20)\d\d)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:(?:Q([1-4])|H([12]))|(?:the )?(first|second|third|fourth|last) (half|quarter))\b", re.IGNORECASE
)
_COUNT = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PRESENT = re.compile(
    r"\b(?:as of|currently|at present|to date|so far|today|this year|(?:the )?latest|(?:the )?most recent(?:ly)?)\b",
    re.IGNORECASE,
)


def stale(resting: Resting, made: date, today: date, limits: RotLimits) -> tuple[Item, ...]:
    """The figures of a source that are older than `limits.stale_months` on a day, each with its sentences.

    What was as old when the run was made, and says so in its sentence, is only told: nothing has changed since.
    """
    found = (aged for each in resting.evidence for aged in _aged(resting, each, made, today, limits))
    return tuple(found)


def _aged(resting: Resting, cited: ShownEvidence, made: date, today: date, limits: RotLimits) -> Iterator[Item]:
    told = [each for each in resting.told if any(e.id == cited.id for e in each.row.evidence)]
    until = next((day for each in told if (day := _of_present(each, resting)) is not None), None)
    wording = "a sentence calls it the present state, and it is of {}"
    if until is None:
        until = max(
            (day for figure in cited.figures for day in [_of_figure(cited, figure.value, told)] if day), default=None
        )
        wording = "its figure is of {}"
    if until is None or not _older(until, today, limits.stale_months):
        return
    was_old = _older(until, made, limits.stale_months)
    says_so = all(str(until.year) in each.place.text for each in told)
    severity: Severity = "medium" if not was_old else "info" if says_so else "low"
    said = f"{wording.format(f'{until.year}-{until.month:02}')}, {_months(until, today)} months ago"
    yield item(
        "stale figure",
        resting,
        resting.url or resting.source.location,
        said,
        [cited.id],
        severity=severity,
        was=cited.passage,
    )


def _of_figure(cited: ShownEvidence, value: str, told: list[Told]) -> date | None:
    """The end of the time that a figure is of, where the evidence names one and a sentence says the figure."""
    period = next((figure.period for figure in cited.figures if figure.value == value), "")
    said = any(set(words_of(value)) <= set(words_of(each.place.text)) for each in told)
    return end_of(period) if period and said else None


def _of_present(told: Told, resting: Resting) -> date | None:
    """The end of the time that a sentence calls the present: the one it names, else when its source appeared."""
    found = _PRESENT.search(told.place.text) if told.row.kind == "claim" else None
    return (end_of(told.place.text) or _issued(resting)) if found else None


def end_of(text: str) -> date | None:
    """The last day of the latest year, half, quarter or month that a text names; none where it names no year.

    >>> end_of("between June 2023 and March 2024")
    datetime.date(2024, 3, 31)
    """
    years = list(_YEAR.finditer(text))
    if not years:
        return None
    last = max(years, key=lambda match: int(match[1]))
    year = int(last[1]) + (9 if last[2] else 0)
    before = text[: last.start()]
    month = max((_MONTHS.index(m[1].lower()) + 1 for m in _MONTH.finditer(text) if m.end() == last.start()), default=0)
    month = month or _last_month(before)
    return date(year, month, calendar.monthrange(year, month)[1])


def _last_month(before: str) -> int:
    """The month in which the part of a year ends that stands before it."""
    parts = list(_PART.finditer(before))
    if not parts or len(before) - parts[-1].end() > 8:
        return 12
    quarter, half, ordinal, unit = parts[-1].groups()
    if quarter or half:
        return int(quarter) * 3 if quarter else int(half) * 6
    return min(12, _COUNT.get(ordinal.lower(), 12) * (6 if unit.lower() == "half" else 3))


def _issued(resting: Resting) -> date | None:
    issued = resting.source.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    numbers = parts[0] if isinstance(parts, list) and parts else []
    return end_of(f"{_month_name(numbers)} {numbers[0]}") if numbers else None


def _month_name(numbers: list[int]) -> str:
    return calendar.month_abbr[int(numbers[1])] if len(numbers) > 1 and 1 <= int(numbers[1]) <= 12 else ""


def _months(since: date, day: date) -> int:
    return (day.year - since.year) * 12 + day.month - since.month


def _older(until: date, day: date, months: int) -> bool:
    return _months(until, day) > months
