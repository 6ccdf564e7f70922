"""Sources as BibTeX, written by pybtex so that escaping is its business."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any

from contentgen.model import Source

ENTRY_TYPES = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
FIELD_OF = {
    "DOI": "doi",
    "URL": "url",
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "version": "version",
}


def _person(author: dict[str, Any]) -> str:
    if author.get("literal"):
        return "{" + _balanced(author["literal"]) + "}"
    return ", ".join(_balanced(part) for part in (author.get("family", ""), author.get("given", "")) if part)


def _balanced(value: object) -> str:
    """The text without its braces if they do not pair up: BibTeX could not read it."""
    text = str(value)
    depth = 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            break
    return text if depth == 0 else re.sub(r"[{}]", "", text)


def _fields(csl: dict[str, Any], entry_type: str) -> list[tuple[str, str]]:
    fields = [("title", "{" + _balanced(csl.get("title", "")) + "}")]
    container = csl.get("container-title")
    if container and container != "arXiv preprint":
        home = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}.get(
            entry_type, "howpublished"
        )
        fields.append((home, _balanced(container)))
    issued = (csl.get("issued") or {}).get("date-parts") or [[]]
    if issued[0]:
        fields.append(("year", str(issued[0][0])))
    if csl.get("page"):
        fields.append(("pages", re.sub(r"[-–]+", "--", str(csl["page"]))))
    fields += [(bib, _balanced(csl[name])) for name, bib in FIELD_OF.items() if csl.get(name)]
    if csl.get("archive") == "arXiv" and csl.get("archive_location"):
        fields += [("eprint", str(csl["archive_location"])), ("archiveprefix", "arXiv")]
    return fields


def _key(source_id: str, taken: Container[str]) -> str:
    """The source's id as a BibTeX key; BibTeX tells keys apart by letters alone, not by case."""
    key = re.sub(r"[^A-Za-z0-9:_-]", "-", source_id)
    return next(k for k in (key, *(f"{key}-{n}" for n in range(2, 10_000))) if k not in taken)


def to_bibtex(sources: Sequence[Source], cited: Mapping[str, Sequence[str]] | None = None) -> str:
    """One entry a source, in the order given; ends with a newline. Empty input gives an empty string.

    `cited` are the places that were cited, by source. They go into `note`: `pages` are those of the work, and `annote`
    would read as a text about it.
    """
    from pybtex.database import BibliographyData, Entry, Person

    data = BibliographyData()
    for source in sources:
        entry_type = ENTRY_TYPES.get(str(source.csl.get("type", "")), "misc")
        where = (cited or {}).get(source.id)
        note = [("note", f"Cited: {_balanced('; '.join(where))}")] if where else []
        entry = Entry(entry_type, [*_fields(source.csl, entry_type), *note])
        for author in source.csl.get("author") or []:
            entry.add_person(Person(_person(author)), "author")
        data.add_entry(_key(source.id, data.entries), entry)
    return str(data.to_string("bibtex")) if sources else ""
