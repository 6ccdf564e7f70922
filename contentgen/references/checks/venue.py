"""A venue that is known, existed in the year, and was held in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge, Venue, venue_named, venues
from contentgen.references.wording import words_of

_MEETING = re.compile(r"\b(?:conference|symposium|meeting|congress|workshop|summit|colloquium)\b", re.IGNORECASE)
_PERIODICAL = re.compile(r"\b(?:journal|transactions|review|letters|annals)\b", re.IGNORECASE)
#: what the names of proceedings carry in catalogues: a number, an organiser, their initials in brackets
_CATALOGUED = re.compile(
    r"\d|\b(?:ACM|IEEE|USENIX|AAAI|SIAM|IFIP|ISCA|IEICE|EURASIP|Proc(?:eedings)?)\b|\([A-Z][\w&@ '’-]{1,12}\)"
)
_ALONE = re.compile(r"[A-Z][A-Za-z]{1,6}")
_NIPS_UNTIL = 2018  # the name until the meeting of 2018, which took the new one


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the venue, if there is one."""
    if not entry.venue:
        return
    if " ".join(words_of(entry.venue)) in knowledge.marks.venues["phrases"]:
        yield VENUE.remark("venue-placeholder", f"venue “{entry.venue}” is a form that was not filled in", "venue")
        return
    venue = venue_named(entry.venue)
    if venue is None:
        yield from _unknown(entry)
    elif entry.year and entry.year <= knowledge.today.year + 1:
        yield from _in_year(entry, venue, entry.year)


def _in_year(entry: Entry, venue: Venue, year: int) -> Iterator[Remark]:
    if year < venue.since:
        yield VENUE.remark("venue-founded", f"{venue.name} of {year}: it exists since {venue.since}", "venue")
    elif venue.until and year > venue.until:
        yield VENUE.remark("venue-ended", f"{venue.name} of {year}: it has had that name until {venue.until}", "venue")
    elif not venue.took_place(year):
        yield VENUE.remark("venue-cycle", f"{venue.name} of {year}: it was not held in that year", "venue")
    elif venue.name == "NeurIPS" and "nips" in words_of(entry.venue) and year > _NIPS_UNTIL:
        yield VENUE.remark("venue-old-name", f"NIPS of {year}: it is NeurIPS since {_NIPS_UNTIL}", "venue")


def _unknown(entry: Entry) -> Iterator[Remark]:
    """A meeting that the table lacks says little in itself: there are more than it holds."""
    if (
        entry.type == "article-journal"
        and _MEETING.search(entry.venue)
        and not re.search(r"\bproc", entry.venue, re.IGNORECASE)
    ):
        yield VENUE.remark(
            "venue-kind", f"“{entry.venue}” sounds like a meeting, the entry is an article of a journal", "venue"
        )
    if entry.type != "paper-conference" or _CATALOGUED.search(entry.venue):
        return
    known = f"none of the {len(venues())} known here; look whether it exists"
    if _PERIODICAL.search(entry.venue):
        yield VENUE.remark(
            "venue-kind", f"“{entry.venue}” sounds like a journal, the entry is a conference paper", "venue"
        )
    elif _MEETING.search(entry.venue):
        yield VENUE.remark("venue-unknown", f"venue “{entry.venue}”: {known}", "venue")
    elif not _ALONE.fullmatch(entry.venue):
        yield VENUE.remark("venue-strange", f"venue “{entry.venue}”: {known}", "venue")


VENUE = Check(
    name="venue",
    what="the venue is known, existed in the year and was held in it",
    codes={
        "venue-placeholder": "bad",
        "venue-founded": "bad",
        "venue-ended": "doubtful",
        "venue-cycle": "bad",
        "venue-old-name": "note",
        "venue-unknown": "note",
        "venue-kind": "note",
        "venue-strange": "note",
    },
    look=look,
)
