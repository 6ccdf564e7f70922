"""BibTeX files: each entry is a source; its abstract or annotation, if any, can support a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from contentgen.model import SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Block, Document, Limits, RawFile, Reading
from contentgen.sources.metadata import date_parts, is_address
from contentgen.sources.text import squeeze, text_of, unmarked

if TYPE_CHECKING:
    from pybtex.database import Entry

TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "document",
    "mastersthesis": "thesis",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "standard": "standard",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "container-title": ("journal", "journaltitle", "booktitle"),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "volume": ("volume",),
    "edition": ("edition",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "publisher-place": ("address", "location"),
    "collection-title": ("series",),
}
_TEXTS = ("abstract", "annote", "annotation")


def read(file: RawFile, limits: Limits) -> Reading:
    """One document an entry. Entries without an abstract are references that cannot support a sentence."""
    text = text_of(file, limits)
    if isinstance(text, SourceFailure):
        return text
    import pybtex.errors
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    try:
        with pybtex.errors.capture() as faults:
            entries = Parser().parse_string(text).entries
            documents = tuple(_document(key, entry) for key, entry in entries.items())
    except (PybtexError, BibliographyDataError, *PARSER_FAULTS) as fault:
        return SourceFailure(location=file.location, reason=f"not readable as BibTeX: {squeeze(str(fault))[:160]}")
    why = squeeze(str(faults[0]))[:160] if faults else ""
    if not documents:
        return SourceFailure(location=file.location, reason=f"no entry could be read ({why or 'there is none'})")
    if why:
        return (documents[0].model_copy(update={"trouble": f"an entry could not be read whole: {why}"}), *documents[1:])
    return documents


def _document(key: str, entry: Entry) -> Document:
    fields = {name.lower(): str(value) for name, value in entry.fields.items()}
    kind = entry.type.lower()
    csl: dict[str, Any] = {
        "type": TYPES.get(kind, "document"),
        "title": plain(fields.get("title", "")) or key,
    }
    if kind == "misc":
        csl["type"] = "webpage" if is_address(fields.get("url", "")) else "document"
    for role in ("author", "editor"):
        names = [_name(person) for person in entry.persons.get(role, ())]
        csl |= {role: names} if names else {}
    issued = date_parts(fields.get("date", "")) or _year_and_month(fields)
    csl |= {"issued": {"date-parts": [list(issued)]}} if issued else {}
    for name, keys in _FIELDS.items():
        value = next((plain(fields[known]) for known in keys if fields.get(known)), "")
        csl |= {name: value} if value else {}
    csl |= _numbers(fields, csl["type"])
    texts = [(name, unmarked(plain(fields[name]))) for name in _TEXTS if fields.get(name, "").strip()]
    blocks = tuple(
        Block(text=part, locator=f"{key}, {name}")
        for name, text in texts
        for part in text.split("\n\n")
        if part.strip()
    )
    return Document(key=key, csl=csl, blocks=blocks, language=_language(fields))


def _numbers(fields: Mapping[str, str], kind: str) -> dict[str, Any]:
    """Pages, issue, identifiers and the address, each only where it is well formed."""
    found: dict[str, Any] = {}
    if fields.get("pages"):
        found["page"] = re.sub(r"\s*[-–—]+\s*", "-", plain(fields["pages"]))
    if fields.get("number"):
        found["issue" if kind == "article-journal" else "number"] = plain(fields["number"])
    doi = re.search(r"10\.\d{4,9}/[^\s{}\"]+", fields.get("doi", "").replace("\\_", "_"))
    if doi:
        found["DOI"] = doi.group()
    url = re.sub(r"^\\url\{(.*)\}$", r"\1", fields.get("url", "").strip()).replace("\\_", "_")
    if is_address(url):
        found["URL"] = url
    arxiv = fields.get("archiveprefix", fields.get("eprinttype", "")).lower() == "arxiv"
    if arxiv and re.fullmatch(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", fields.get("eprint", "")):
        found |= {"archive": "arXiv", "archive_location": fields["eprint"]}
    return found


def _year_and_month(fields: Mapping[str, str]) -> tuple[int, ...]:
    year = re.search(r"\b(1[4-9]\d\d|20\d\d|2100)\b", fields.get("year", ""))
    if not year:
        return ()
    month = fields.get("month", "").strip()
    number = f"{int(month):02d}" if month.isdigit() else ""
    return date_parts(f"{year.group()}-{number}" if number else f"{month} {year.group()}") or (int(year.group()),)


def _name(person: Any) -> dict[str, str]:
    given = " ".join(plain(part) for part in (*person.first_names, *person.middle_names))
    family = " ".join(plain(part) for part in person.last_names)
    if not given:
        whole = " ".join([*(plain(part) for part in person.prelast_names), family]).strip()
        return {"literal": whole or "Anonymous"}
    name = {"family": family, "given": given}
    particle = " ".join(person.prelast_names)
    suffix = " ".join(person.lineage_names)
    return name | ({"non-dropping-particle": particle} if particle else {}) | ({"suffix": suffix} if suffix else {})


def _language(fields: Mapping[str, str]) -> str:
    known = {
        "english": "en",
        "german": "de",
        "ngerman": "de",
        "french": "fr",
        "spanish": "es",
        "italian": "it",
    }
    raw = fields.get("langid", fields.get("language", "en")).lower()
    return known.get(raw, raw[:2] if re.match(r"^[a-z]{2}(?:-|$)", raw) else "en")


def plain(latex: str) -> str:
    """LaTeX as text: accents and dashes resolved, braces and commands gone."""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    try:
        text = str(Text.from_latex(latex))
    except (PybtexError, *PARSER_FAULTS):
        text = re.sub(r"\\[a-zA-Z]+\s*|[{}]", "", latex)
    return squeeze(text)
