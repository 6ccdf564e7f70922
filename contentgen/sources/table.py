"""CSV and TSV tables with a column of text, such as Zotero's CSV export: each row is a source.

A table of bare numbers makes no sentence, so it is no evidence: what a figure means stands in words, or it is not known.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from contentgen.model import SourceFailure
from contentgen.sources.base import Block, Document, Limits, RawFile, Reading
from contentgen.sources.metadata import date_parts, inverted, is_address
from contentgen.sources.text import squeeze, text_of

#: our field -> the names of a column that holds it, in lower case; the first that has a value is taken
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("abstract note", "abstract", "text", "quote", "content", "body", "note", "notes", "summary", "finding", "claim"),
    "title": ("title", "name", "headline", "source"),
    "author": ("author", "authors", "by"),
    "date": ("date", "publication date", "published", "publication year", "year"),
    "url": ("url", "link", "address"),
    "doi": ("doi",),
    "home": ("publication title", "journal", "publication", "site"),
    "publisher": ("publisher",),
    "key": ("key", "id", "citation key"),
}  # fmt: skip
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}\"<>]+")


def read(file: RawFile, limits: Limits) -> Reading:
    """One document a row that has a text."""
    text = text_of(file, limits)
    if isinstance(text, SourceFailure):
        return text
    try:
        table = csv.DictReader(io.StringIO(text), dialect=_dialect(text, file.location))
        names = {str(name).strip().lower(): name for name in table.fieldnames or () if name}
        if not names.keys() & set(_COLUMNS["text"]):
            known = ", ".join(_COLUMNS["text"])
            return SourceFailure(location=file.location, reason=f"no column of text; name one of them: {known}")
        documents = [_document(row, names, number, file) for number, row in enumerate(table, 2)]
    except csv.Error as fault:
        return SourceFailure(location=file.location, reason=f"not readable as a table: {fault}")
    found = tuple(document for document in documents if document)
    return found or SourceFailure(location=file.location, reason="no row of it has a text")


def _dialect(text: str, location: str) -> type[csv.Dialect]:
    if location.lower().endswith(".tsv"):
        return csv.excel_tab
    head = text.split("\n", 1)[0]
    chosen = csv.excel

    class Semicolons(csv.excel):
        delimiter = ";"

    return Semicolons if head.count(";") > head.count(",") else chosen


def _document(row: Mapping[Any, Any], names: Mapping[str, str], number: int, file: RawFile) -> Document | None:
    def value(field: str) -> str:
        cells = (row.get(names[name]) for name in _COLUMNS[field] if name in names)
        return next((cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()), "")

    text = value("text")
    if not text:
        return None
    csl: dict[str, Any] = {"type": "document", "title": squeeze(value("title")) or f"{file.stem}, row {number}"}
    people = [inverted(name) for name in re.split(r"\s*;\s*", value("author")) if name]
    csl |= {"author": people} if people else {}
    issued = date_parts(value("date"))
    csl |= {"issued": {"date-parts": [list(issued)]}} if issued else {}
    doi = _DOI.search(value("doi"))
    csl |= {"DOI": doi.group()} if doi else {}
    csl |= {"URL": value("url"), "type": "webpage"} if is_address(value("url")) else {}
    csl |= {"container-title": value("home"), "type": "article-journal"} if value("home") else {}
    csl |= {"publisher": value("publisher")} if value("publisher") else {}
    blocks = tuple(Block(text=part, locator=f"row {number}") for part in text.split("\n\n") if part.strip())
    return Document(key=value("key") or str(number), csl=csl, blocks=blocks)
