"""An arXiv number: its form, its month, the width of its counter in its time, and the year of the entry.

Source: https://info.arxiv.org/help/arxiv_identifier.html (old form until 2007-03, four digits until 2014-12, then five).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge, venue_named

_NEW = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})(?:v\d+)?")
_OLD = re.compile(r"[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/(\d\d)(\d\d)\d{3}(?:v\d+)?", re.IGNORECASE)
_LATE = 3  # so many years between the preprint and its publication are unusual


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the number, if there is one."""
    if not entry.arxiv:
        return
    new = _NEW.fullmatch(entry.arxiv)
    found = new or _OLD.fullmatch(entry.arxiv)
    if not found:
        yield ARXIV.remark("arxiv-form", f"arXiv {entry.arxiv}: not of the form YYMM.NNNNN", "arxiv")
        return
    yy, month = int(found[1]), int(found[2])
    year = 2000 + yy if new or yy < 50 else 1900 + yy
    if problem := _impossible(entry.arxiv, year, month, new[3] if new else "", knowledge):
        yield problem
    elif entry.year:
        yield from _against_year(entry, year)


def _impossible(number: str, year: int, month: int, counter: str, knowledge: Knowledge) -> Remark | None:
    when = (year, month)
    if not 1 <= month <= 12:
        return ARXIV.remark("arxiv-month", f"arXiv {number}: {month:02d} is no month", "arxiv")
    if when > (knowledge.today.year, knowledge.today.month):
        return ARXIV.remark("arxiv-future", f"arXiv {number}: its month is still to come", "arxiv")
    first = (2007, 4) if counter else (1991, 1)
    last = (9999, 12) if counter else (2007, 3)
    width = 4 if when < (2015, 1) else 5
    if not first <= when <= last or (counter and len(counter) != width) or (counter and int(counter) == 0):
        return ARXIV.remark("arxiv-width", f"arXiv {number}: numbers of {year}-{month:02d} look different", "arxiv")
    return None


def _against_year(entry: Entry, year: int) -> Iterator[Remark]:
    stated = entry.year or year
    venue = venue_named(entry.venue)
    alone = not entry.venue or (venue is not None and venue.kind == "preprint")
    if entry.type == "article-journal" and not alone:
        return  # journals take years, and authors post what has long appeared
    if stated < year - 1:
        yield ARXIV.remark("arxiv-year-before", f"of {stated}, but its arXiv number {entry.arxiv} is of {year}", "year")
    elif stated < year:
        yield ARXIV.remark(
            "arxiv-year-just-before", f"of {stated}, but its arXiv number {entry.arxiv} is of {year}", "year"
        )
    elif stated - year >= _LATE:
        yield ARXIV.remark(
            "arxiv-year-late", f"of {stated}, {stated - year} years after its arXiv number {entry.arxiv}", "year"
        )
    elif stated - year == _LATE - 1:
        yield ARXIV.remark("arxiv-year-later", f"of {stated}, two years after its arXiv number {entry.arxiv}", "year")
    elif alone and stated == year:
        yield ARXIV.remark("arxiv-agrees", f"the arXiv number is of {year}", "arxiv")


ARXIV = Check(
    name="arxiv",
    what="the arXiv number is possible and fits the year",
    codes={
        "arxiv-form": "bad",
        "arxiv-month": "bad",
        "arxiv-future": "bad",
        "arxiv-width": "bad",
        "arxiv-year-before": "note",
        "arxiv-year-just-before": "note",
        "arxiv-year-late": "note",
        "arxiv-year-later": "note",
        "arxiv-agrees": "good",
    },
    look=look,
)
