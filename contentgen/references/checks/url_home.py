"""What an address says by its form against what the entry says: the venue's own pages are sorted by venue and year."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge, told_by_address, venue_named


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - the table is enough
    """Remarks on an address whose form tells something."""
    told = told_by_address(entry.url)
    if not told.venue:
        return
    venue = venue_named(entry.venue)
    wrong_venue = venue is not None and venue.kind in ("conference", "journal") and venue.name != told.venue
    wrong_year = bool(told.year and entry.year and told.year != entry.year)
    if wrong_venue:
        yield URL_HOME.remark(
            "url-venue", f"{entry.url} is a page of {told.venue}, the entry says {entry.venue}", "url"
        )
    if wrong_year and venue is not None:
        yield URL_HOME.remark("url-year", f"{entry.url} is of {told.year}, the entry says {entry.year}", "year")
    if not wrong_venue and not wrong_year and venue is not None and told.year:
        yield URL_HOME.remark("url-agrees", f"the address is one of {told.venue} {told.year}", "url")


URL_HOME = Check(
    name="url-home",
    what="venue and year agree with what the address says by its form",
    codes={"url-agrees": "good", "url-venue": "doubtful", "url-year": "doubtful"},
    look=look,
)
