"""Fields that a reference of its type must have (BibTeX's required fields, without what a reader does not miss)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "paper-conference": ("title", "author", "year", "venue"),
    "article-journal": ("title", "author", "year", "venue"),
    "book": ("title", "author", "year"),
    "chapter": ("title", "venue"),
    "thesis": ("title", "author", "year", "publisher"),
    "report": ("title", "year"),
}


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - the entry is enough
    """Remarks on what is not there. A book may have editors, which are not read: only without a publisher is that odd."""
    has = {
        "title": bool(entry.title),
        "author": bool(entry.authors) or (entry.type == "book" and bool(entry.publisher)),
        "year": entry.year is not None,
        "venue": bool(entry.venue or entry.arxiv),
        "publisher": bool(entry.publisher or entry.venue),
    }
    for field in _NEEDED.get(entry.type, ("title",)):
        if not has[field]:
            yield MISSING.remark(f"missing-{field}", f"no {field}, which a {entry.type} has", field)


MISSING = Check(
    name="missing",
    what="the fields that its type must have are there",
    codes={
        "missing-title": "bad",
        "missing-author": "doubtful",
        "missing-year": "note",
        "missing-venue": "note",
        "missing-publisher": "note",
    },
    look=look,
)
