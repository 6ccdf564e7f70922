"""A year that has come, and in which there were printed works."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge

_PRINT = 1450


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the year. Next year's is possible: journals print ahead."""
    if entry.year is None:
        return
    if entry.year > knowledge.today.year + 1:
        yield YEAR.remark("year-future", f"{entry.year} is still to come", "year")
    elif entry.year < _PRINT:
        yield YEAR.remark("year-early", f"{entry.year} is before there were printed works", "year")


YEAR = Check(name="year", what="the year has come", codes={"year-future": "bad", "year-early": "doubtful"}, look=look)
