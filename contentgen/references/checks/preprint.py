"""A preprint that is given as a paper of a conference or journal, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge, venue_named


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - the table is enough
    """Remarks on an entry whose type and venue disagree."""
    venue = venue_named(entry.venue)
    if venue is None or venue.kind != "preprint":
        return
    if entry.type == "paper-conference":
        yield PREPRINT.remark(
            "preprint-as-paper", f"{venue.name} holds no conference; the entry is a preprint", "venue"
        )
    if venue.name == "arXiv" and not entry.arxiv and "arxiv" not in f"{entry.doi} {entry.url}".lower():
        yield PREPRINT.remark("preprint-without-number", "an arXiv preprint without its number", "arxiv")


PREPRINT = Check(
    name="preprint",
    what="a preprint is given as one, with its number",
    codes={"preprint-as-paper": "note", "preprint-without-number": "doubtful"},
    look=look,
)
