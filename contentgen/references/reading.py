"""A list of references from a file: Markdown or plain text, BibTeX, CSL-JSON, RIS; and rows of JSON, one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from contentgen.errors import UserError
from contentgen.references.entry import Entry, Unreadable
from contentgen.references.making import from_bibtex, from_csl
from contentgen.references.markdown import entries_in
from contentgen.sources.base import PARSER_FAULTS
from contentgen.sources.ris import csl_of, records

READ = (".md", ".markdown", ".txt", ".bib", ".json", ".ris")
Listed = tuple[Entry | Unreadable, ...]


def entries_of(name: str, text: str) -> Listed:
    """The references that a file holds, by what it is called; what is no list of its kind is an error.

    Raises:
        UserError: the file is none of the kinds that are read, or holds no reference.

    """
    kind = Path(name).suffix.lower()
    if kind not in ("", *READ):
        raise UserError(f"{name}: no list of references is read from {kind} files; read are {', '.join(READ)}")
    readers = {".bib": _bibtex, ".json": _csl_json, ".ris": _ris}
    found = readers[kind](name, text) if kind in readers else entries_in(text)
    if not found:
        raise UserError(f"{name}: no reference found; a list has a heading such as “References”, or numbered items")
    return found


def _bibtex(name: str, text: str) -> Listed:
    import pybtex.errors
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    lines = {
        m[1].lower(): text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"@\w+\s*[{(]\s*([^,\s]+)\s*,", text)
    }
    try:
        with pybtex.errors.capture() as faults:
            found = Parser().parse_string(text).entries
    except (PybtexError, BibliographyDataError, *PARSER_FAULTS) as fault:
        raise UserError(f"{name}: not readable as BibTeX: {' '.join(str(fault).split())[:160]}") from fault
    entries: list[Entry | Unreadable] = []
    for key, each in found.items():
        authors = " and ".join(str(person) for person in each.persons.get("author", ()))
        fields = {**dict(each.fields.items()), **({"author": authors} if authors else {})}
        entries.append(from_bibtex(each.type, fields, key=key, line=lines.get(key.lower(), 0)))
    trouble = [Unreadable(key=f"{name}", error=" ".join(str(fault).split())[:160]) for fault in faults]
    return (*entries, *trouble)


def _csl_json(name: str, text: str) -> Listed:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UserError(f"{name}: not readable as JSON: {' '.join(str(fault).split())[:160]}") from fault
    items = value.get("items", [value]) if isinstance(value, dict) else value
    if not isinstance(items, list):
        raise UserError(f"{name}: no CSL-JSON: expected a list of items, or an object with `items`")
    return tuple(
        from_csl(item) if isinstance(item, dict) else Unreadable(key=f"item:{number}", error="not a JSON object")
        for number, item in enumerate(items, start=1)
    )


def _ris(name: str, text: str) -> Listed:  # noqa: ARG001 - the signature of a reader
    return tuple(
        from_csl({**csl_of(each), **({"DOI": each["DO"][0]} if each.get("DO") else {})}) for each in records(text)
    )


# --- rows ----------------------------------------------------------------------------------------------------


def entry_of_row(line: bytes, number: int) -> Entry | Unreadable:
    """The entry of one JSON line; one that cannot be read gives its id, or `line:N`, and why."""
    key = f"line:{number}"
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        return Unreadable(key=key, error=f"not UTF-8 at byte {fault.start}")
    except (ValueError, RecursionError) as fault:
        return Unreadable(key=key, error=f"not JSON: {' '.join(str(fault).split())[:120]}")
    if not isinstance(row, dict):
        return Unreadable(key=key, error="not a JSON object")
    given = row.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given):
        key = str(given)
    return _of_object(row, key, number)


def _of_object(row: dict[str, Any], key: str, number: int) -> Entry | Unreadable:
    if "fields" in row:
        if not isinstance(row["fields"], dict) or not row["fields"]:
            return Unreadable(key=key, error="`fields` is not an object with fields")
        kind = row.get("type", "misc")
        if not isinstance(kind, str):
            return Unreadable(key=key, error="`type` is not a text")
        entry = from_bibtex(kind, row["fields"], key=key, line=number)
    else:
        entry = from_csl(row, key=key, line=number)
    if not (entry.title or entry.doi or entry.url or entry.arxiv or entry.authors):
        return Unreadable(key=key, error="no reference: neither title nor author nor an identifier")
    return entry


def rows_of(data: bytes) -> Iterator[Entry | Unreadable]:
    """Every row of a file of JSON lines; empty lines are none."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield entry_of_row(line, number)
