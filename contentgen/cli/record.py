"""How a record of the library is shown: as a row of a list, and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contentgen.cli.output import table

if TYPE_CHECKING:
    from contentgen.model import Source
    from contentgen.sources.records import Record


def row_of(source: Source) -> dict[str, Any]:
    """What the list shows of a source."""
    from contentgen.sources.records import NOT_VERIFIED

    issued = (source.csl.get("issued") or {}).get("date-parts") or [[None]]
    return {
        "id": source.id,
        "title": str(source.csl.get("title", "")),
        "year": issued[0][0],
        "url": str(source.csl.get("URL", "")),
        "tags": list(source.tags),
        "reliability": source.reliability,
        "verified": source.reliability != NOT_VERIFIED,
        "own": source.adapter == own_name(),
        "notes": len(source.passages),
    }


def own_name() -> str:
    """The name of the adapter of the user's own records."""
    from contentgen.sources import OwnLibraryAdapter

    return OwnLibraryAdapter.name


def mark_of(row: dict[str, Any]) -> str:
    """Whose a row is, and whether that one has verified it; nothing for a built-in record."""
    return ("yours" if row["verified"] else "yours, not verified") if row["own"] else ""


def shown(record: Record, *, own: bool) -> str:
    """A record for reading: the work, whose it is and how it was verified, then each note with its forms."""
    from contentgen.sources.records import NOT_VERIFIED

    whole = record.complete()
    verified = f"{whole.verified_on}, by: {whole.reliability}" if whole.verified else NOT_VERIFIED
    facts = [("id", whole.id), ("kept by", "you" if own else "the built-in library"), ("verified", verified)]
    facts += [("caveat", whole.shown_caveat), ("theme", whole.theme), ("tags", ", ".join(whole.tags))]
    facts += [(f"csl.{name}", _in_words(value)) for name, value in whole.csl.items() if name != "id"]
    parts = [table((name, value) for name, value in facts if value)]
    for each in whole.notes:
        forms = [
            (name, _in_words(value))
            for name, value in each.model_dump().items()
            if name not in ("id", "text") and value
        ]
        parts.append(f"{each.id}\n{each.text}\n{table(forms)}")
    return "\n\n".join(parts)


def _in_words(value: Any) -> str:
    """A value of a record in one line."""
    from contentgen.sources.fields import whole_name

    if isinstance(value, list | tuple):
        return "; ".join(map(_in_words, value))
    if not isinstance(value, dict):
        return str(value)
    if "date-parts" in value:
        return "-".join(f"{part:02}" for part in value["date-parts"][0])
    if value.keys() & {"family", "literal"}:
        return whole_name(value)
    return ", ".join(f"{name}: {part}" for name, part in value.items())


def counted(number: int, word: str) -> str:
    """A number with its word.

    >>> counted(1, "fault"), counted(2, "fault")
    ('1 fault', '2 faults')
    """
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
