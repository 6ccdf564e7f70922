"""The entry against works that are at hand: the built-in library and the records that the project keeps."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.compare import differences
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge
from contentgen.references.wording import same_title


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks where a work at hand has the entry's number or title."""
    known = knowledge.known
    work = known.by_number(entry) or known.by_title(entry.title)
    if work is None:
        like = known.by_likeness(entry)
        if like and not same_title(entry.title, like.title):
            yield AT_HAND.remark(
                "known-like", f"by the same authors there is “{like.title}” (kept as {like.key})", "title"
            )
            return
        work = like
    if work is None:
        return
    found = differences(entry, work)
    for each in found:
        yield AT_HAND.remark(
            f"known-{each.field}{'-near' if each.slight else ''}", f"{each.said} (kept as {work.key})", each.field
        )
    if not any(not each.slight for each in found):
        yield AT_HAND.remark("known-agrees", f"as kept: {work.key}", "title")


AT_HAND = Check(
    name="at-hand",
    what="works of the library and of the project are cited as they are kept",
    codes={
        "known-agrees": "good",
        "known-like": "doubtful",
        "known-title": "bad",
        "known-title-near": "note",
        "known-author": "bad",
        "known-author-near": "note",
        "known-year": "bad",
        "known-year-near": "note",
        "known-venue": "doubtful",
        "known-venue-near": "note",
        "known-doi": "bad",
        "known-doi-near": "note",
    },
    look=look,
)
