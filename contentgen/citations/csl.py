"""A source as the CSL-JSON item that is stored and rendered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contentgen.model import Source

#: fields that readers of CSL-JSON know; anything else stays inside `custom`
CSL_FIELDS = frozenset(
    {
        "type", "title", "title-short", "author", "editor", "issued", "accessed", "container-title", "page", "volume", "issue", "number",
        "version", "publisher", "publisher-place", "edition", "DOI", "URL", "ISBN", "ISSN", "genre", "medium", "archive",
        "archive_location", "language", "abstract", "note", "custom",
    }
)  # fmt: skip


def to_csl(source: Source, cited: Sequence[str] = ()) -> dict[str, Any]:
    """The item as it goes into `references.csl.json`: id first, only known fields, in a fixed order.

    `cited` are the places that were cited; they stand in `custom`, so that the item stays that of the whole work.

    Example:
        >>> from datetime import date
        >>> s = Source(id="a1", csl={"title": "T", "type": "book"}, adapter="files", location="a.md", passages=(),
        ...            fetched=date(2026, 1, 2))
        >>> to_csl(s)
        {'id': 'a1', 'title': 'T', 'type': 'book'}

    """
    known = {
        key: source.csl[key] for key in sorted(source.csl) if key in CSL_FIELDS and source.csl[key] not in ("", None)
    }
    if cited:
        known["custom"] = {**(known.get("custom") or {}), "cited": list(cited)}
    return {"id": source.id, **dict(sorted(known.items()))}
