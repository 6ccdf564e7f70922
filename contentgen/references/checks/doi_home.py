"""What a DOI says by its form against what the entry says: venue, year, and whether the venue has DOIs at all."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge, Told, Venue, akin, told_by, venue_named

_PREPRINTS = (
    "10.48550/",
    "10.1101/",
    "10.64898/",
    "10.2139/",
    "10.31219/",
    "10.31234/",
    "10.36227/",
    "10.21203/",
    "10.20944/",
    "10.5281/",
)
_MIRRORED = "10.5555/"  # numbers of the ACM library for papers of others
_IN_PRESS = 2  # so many years more an article may wait for its volume


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - the table is enough
    """Remarks on a DOI whose form tells something."""
    if not entry.doi:
        return
    told, venue = told_by(entry.doi), venue_named(entry.venue)
    home = _home(entry, told, venue)
    year = _year(entry, told)
    yield from (remark for remark in (home, year) if remark)
    if not home and not year and told.year and told.year == entry.year and venue and told.venue == venue.name:
        yield DOI_HOME.remark("doi-agrees", f"the DOI is one of {told.venue} {told.year}", "doi")


def _home(entry: Entry, told: Told, venue: Venue | None) -> Remark | None:
    doi = entry.doi
    if venue is None:
        foreign = told.venue and entry.venue and not told.preprint
        said = f"DOI {doi} is one of {told.venue}, the entry says {entry.venue}"
        return DOI_HOME.remark("doi-venue-unknown", said, "doi") if foreign else None
    if venue.kind == "preprint" or akin(told.venue, venue.name):
        return None
    if told.preprint or doi.lower().startswith(_PREPRINTS):
        return DOI_HOME.remark("doi-of-preprint", f"published at {venue.name}, but the DOI is a preprint's", "doi")
    if told.venue and venue.kind != "series":
        return DOI_HOME.remark("doi-venue", f"DOI {doi} is one of {told.venue}, not of {venue.name}", "doi")
    return _beginning(doi, venue, entry.year)


def _beginning(doi: str, venue: Venue, year: int | None) -> Remark | None:
    """Whether the venue's DOIs begin otherwise, or it has none."""
    starts = venue.beginnings(year)
    if starts is None or doi.startswith(_MIRRORED) or doi.lower().startswith(starts or ("\0",)):
        return None
    if starts:
        return DOI_HOME.remark(
            "doi-foreign", f"DOI {doi}: those of {venue.name} begin with {' or '.join(starts)}", "doi"
        )
    return DOI_HOME.remark("doi-none-there", f"DOI {doi}: {venue.name} registers none for its papers", "doi")


def _year(entry: Entry, told: Told) -> Remark | None:
    if not told.year or not entry.year or told.preprint:
        return None
    if told.year - min(told.slack, 1) <= entry.year <= told.year + told.slack:
        return None
    near = told.slack > 0 and abs(entry.year - told.year) <= told.slack + _IN_PRESS
    code = "doi-year-near" if near else "doi-year"
    return DOI_HOME.remark(code, f"DOI {entry.doi} is of {told.year}, the entry says {entry.year}", "year")


DOI_HOME = Check(
    name="doi-home",
    what="venue and year agree with what the DOI says by its form",
    codes={
        "doi-agrees": "good",
        "doi-venue": "bad",
        "doi-venue-unknown": "doubtful",
        "doi-foreign": "bad",
        "doi-none-there": "bad",
        "doi-of-preprint": "note",
        "doi-year": "bad",
        "doi-year-near": "note",
    },
    look=look,
)
