"""RIS files, as Zotero, EndNote and publishers export them: each record is a source; its abstract can support a sentence.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from contentgen.model import SourceFailure
from contentgen.sources.base import Block, Document, Limits, RawFile, Reading
from contentgen.sources.metadata import date_parts, inverted, is_address
from contentgen.sources.text import squeeze, text_of, unmarked

_TYPES = {
    "JOUR": "article-journal", "CONF": "paper-conference", "CPAPER": "paper-conference", "BOOK": "book", "CHAP": "chapter",
    "RPRT": "report", "THES": "thesis", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "STAND": "standard",
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "UNPB": "manuscript", "COMP": "software", "DATA": "dataset",
}  # fmt: skip
_FIELDS = {
    "container-title": ("T2", "JO", "JF", "BT"),
    "publisher": ("PB",),
    "volume": ("VL",),
    "issue": ("IS",),
    "edition": ("ET",),
}
_LINE = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}\"<>]+")


def read(file: RawFile, limits: Limits) -> Reading:
    """One document a record."""
    text = text_of(file, limits)
    if isinstance(text, SourceFailure):
        return text
    documents = tuple(_document(record, number) for number, record in enumerate(records(text), 1))
    if not documents:
        return SourceFailure(location=file.location, reason="no RIS record in it (TY  - ... ER  -)")
    return documents


def records(text: str) -> Iterator[dict[str, list[str]]]:
    """Every record as its values by tag, in the order of the file."""
    record: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        found = _LINE.match(line)
        if not found:
            if last and line.strip():
                record[last][-1] += f" {line.strip()}"
            continue
        last, value = found[1], found[2].strip()
        if last == "TY":
            record = {}
        if last == "ER":
            if record.get("TI") or record.get("T1"):
                yield record
            record, last = {}, ""
        else:
            record.setdefault(last, []).append(value)


def csl_of(record: dict[str, list[str]]) -> dict[str, Any]:
    """The citation of a record as CSL-JSON."""
    first = {tag: values[0] for tag, values in record.items()}
    csl: dict[str, Any] = {
        "type": _TYPES.get(first.get("TY", ""), "document"),
        "title": squeeze(first.get("TI") or first.get("T1") or ""),
    }
    names = [inverted(name) for tag in ("AU", "A1") for name in record.get(tag, ()) if name.strip()]
    csl |= {"author": names} if names else {}
    issued = date_parts((first.get("DA") or first.get("PY") or first.get("Y1") or "").replace("/", "-").strip("-"))
    csl |= {"issued": {"date-parts": [list(issued)]}} if issued else {}
    for name, tags in _FIELDS.items():
        value = next((squeeze(first[tag]) for tag in tags if first.get(tag)), "")
        csl |= {name: value} if value else {}
    pages = "-".join(page for page in (first.get("SP", ""), first.get("EP", "")) if page)
    csl |= {"page": pages} if pages else {}
    doi = _DOI.search(first.get("DO", ""))
    csl |= {"DOI": doi.group()} if doi else {}
    csl |= {"ISSN" if "-" in first["SN"] and len(first["SN"]) == 9 else "ISBN": first["SN"]} if first.get("SN") else {}
    url = next((each for each in record.get("UR", ()) if is_address(each)), "")
    return csl | ({"URL": url} if url else {})


def _document(record: dict[str, list[str]], number: int) -> Document:
    first = {tag: values[0] for tag, values in record.items()}
    key = squeeze(first.get("ID", "")) or str(number)
    texts = [
        (text, name)
        for tag, name in (("AB", "abstract"), ("N2", "abstract"), ("N1", "note"))
        for text in record.get(tag, ())
    ]
    blocks = tuple(
        Block(text=part, locator=f"{key}, {name}")
        for text, name in texts
        for part in unmarked(text).split("\n\n")
        if part.strip()
    )
    return Document(key=key, csl=csl_of(record), blocks=blocks, language=(first.get("LA") or "en")[:2].lower())
