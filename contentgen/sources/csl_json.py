"""CSL-JSON files, as Zotero and Mendeley export them: each item is a source; abstract and note can support a sentence."""

from __future__ import annotations

import json
import re
from typing import Any

from contentgen.model import SourceFailure
from contentgen.sources.base import Block, Document, Limits, RawFile, Reading
from contentgen.sources.metadata import CSL_TYPES, is_address
from contentgen.sources.text import squeeze, text_of, unmarked

_TEXT_FIELDS = (
    "title", "title-short", "container-title", "publisher", "publisher-place", "volume", "issue", "number", "page", "version",
    "edition", "DOI", "ISBN", "ISSN", "genre", "archive", "archive_location",
)  # fmt: skip
_NAME_PARTS = ("family", "given", "literal", "non-dropping-particle", "suffix")


#: lines that Zotero keeps in its field "Extra", which it exports as the note: `Citation Key: byron2024`
_EXTRA = re.compile(
    r"\s*(?P<name>citation key|pmc?id|arxiv(?: id)?|doi|isbn|issn|publisher(?: place)?|place|type|status|version|number|volume|issue"
    r"|edition|genre|medium|original[ -]\w+|container[ -]title|event[ -]?\w*|archive\w*|ads bibcode|mr(?:number)?|zbl\w*|jstor|oclc|lccn"
    r"|library catalog|series|language|section|page|citations?|tex\.\w+|_\w+)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)


def read(file: RawFile, limits: Limits) -> Reading:
    """One document an item; items without abstract or note are references that cannot support a sentence."""
    text = text_of(file, limits)
    if isinstance(text, SourceFailure):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as fault:
        return SourceFailure(location=file.location, reason=f"not readable as JSON: {squeeze(str(fault))[:160]}")
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, dict) and item.get("title") for item in items):
        return SourceFailure(location=file.location, reason="JSON, but no CSL-JSON: a list of items with a title")
    return tuple(_document(item, number) for number, item in enumerate(items, 1))


def _document(item: dict[str, Any], number: int) -> Document:
    note, extra = _note(item.get("note"))
    key = squeeze(str(item.get("citation-key") or extra.get("citation key") or item.get("id") or number))
    csl: dict[str, Any] = {
        name: squeeze(str(item[name])) for name in _TEXT_FIELDS if isinstance(item.get(name), str | int)
    }
    csl["type"] = item["type"] if item.get("type") in CSL_TYPES else "document"
    for role in ("author", "editor"):
        names = [_name(person) for person in item.get(role) or [] if isinstance(person, dict)]
        csl |= {role: [name for name in names if name]} if any(names) else {}
    issued = _issued(item.get("issued"))
    csl |= {"issued": {"date-parts": [issued]}} if issued else {}
    csl |= {"URL": item["URL"]} if isinstance(item.get("URL"), str) and is_address(item["URL"]) else {}
    abstract = item["abstract"] if isinstance(item.get("abstract"), str) else ""
    blocks = tuple(
        Block(text=part, locator=f"{key}, {name}")
        for name, text in (("abstract", abstract), ("note", note))
        for part in unmarked(text).split("\n\n")
        if part.strip()
    )
    return Document(key=key, csl=csl, blocks=blocks, language=str(item.get("language") or "en")[:2].lower())


def _note(value: object) -> tuple[str, dict[str, str]]:
    """The note without the lines that are fields, and these fields."""
    lines = value.split("\n") if isinstance(value, str) else []
    fields = {line: _EXTRA.fullmatch(line) for line in lines}
    extra = {found["name"].lower(): found["value"] for found in fields.values() if found}
    return "\n".join(line for line in lines if not fields[line]), extra


def _name(person: dict[str, Any]) -> dict[str, str]:
    parts = {part: squeeze(str(person[part])) for part in _NAME_PARTS if isinstance(person.get(part), str)}
    return parts if parts.keys() & {"family", "literal"} else {}


def _issued(value: object) -> list[int]:
    """Year, month, day, from numbers or from Zotero's strings of digits."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return [int(part) for part in first[:3] if str(part).isdigit()]
