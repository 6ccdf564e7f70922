"""What the entries of one list say about each other: the same work twice, or twice but not the same."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.references.compare import differences
from contentgen.references.entry import Entry, Remark
from contentgen.references.known import title_key


def repeated(entries: Sequence[Entry]) -> tuple[tuple[Remark, ...], ...]:
    """For each entry what to say of an earlier one with its title, DOI or arXiv number."""
    seen: dict[str, int] = {}
    told: list[tuple[Remark, ...]] = []
    for number, entry in enumerate(entries):
        marks = [title_key(entry.title), entry.doi.lower(), entry.arxiv.lower(), entry.url if not entry.title else ""]
        earlier = next((seen[mark] for mark in marks if mark and mark in seen), None)
        told.append(() if earlier is None else (_told(entry, entries[earlier], earlier),))
        for mark in filter(None, marks):
            seen.setdefault(mark, number)
    return tuple(told)


def _told(entry: Entry, first: Entry, number: int) -> Remark:
    name = first.key or str(number + 1)
    found = [each for each in differences(entry, first) if not each.slight]
    if found:
        return Remark(
            code="list-conflict",
            severity="doubtful",
            message=f"entry {name} says otherwise: {found[0].said}",
            field=found[0].field,
        )
    return Remark(code="list-duplicate", severity="note", message=f"the same work as entry {name}")
