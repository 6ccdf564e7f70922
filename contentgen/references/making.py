"""Entries from the fields of BibTeX and of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from contentgen.references.entry import Author, Entry
from contentgen.sources.bibtex import TYPES, plain
from contentgen.sources.text import squeeze

_RESOLVER = re.compile(r"^\s*(?:https?://)?(?:dx\.)?doi\.org/|^\s*doi:\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
ARXIV = re.compile(
    r"(?:arxiv[:./\s]|arxiv\.org/(?:abs|pdf)/)\s*([a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{3,6})(v\d+)?", re.IGNORECASE
)
_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten"}
)
_OTHERS = re.compile(r"^(?:others|et\.?\s*al\.?|\.\.\.|…)$", re.IGNORECASE)
_ET_AL = re.compile(r"[,\s]+et\.?\s*al\.?$", re.IGNORECASE)


def bare_doi(text: str) -> str:
    """A DOI as written, without a resolver's address before it.

    >>> bare_doi("https://doi.org/10.1000/xyz ")
    '10.1000/xyz'
    """
    return squeeze(_RESOLVER.sub("", text.replace("\\_", "_")))


def arxiv_of(*texts: str) -> str:
    """The arXiv number that the texts name, without its version; empty where none does."""
    found = next((match for text in texts if text and (match := ARXIV.search(text))), None)
    return found[1] if found else ""


def year_of(text: str) -> int | None:
    """The first number of four digits."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def author_of(name: str) -> Author:
    """A name that is written as `Family, Given` or `Given Family`.

    >>> author_of("Jan van der Berg")
    Author(family='van der Berg', given='Jan')
    """
    family, comma, given = name.partition(",")
    if comma:
        return Author(family=squeeze(family), given=squeeze(given))
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return Author(family=" ".join(words[max(at, 0) :]), given=" ".join(words[: max(at, 0)]))


def authors_of(names: list[str]) -> tuple[tuple[Author, ...], bool]:
    """The people named, and whether the list says that there are others."""
    others, people = False, []
    for name in (squeeze(each) for each in names):
        short = _ET_AL.sub("", name)
        others |= short != name or bool(_OTHERS.match(name))
        if short and not _OTHERS.match(short):
            people.append(author_of(short))
    return tuple(people), others


def from_bibtex(kind: str, fields: Mapping[str, object], *, key: str = "", line: int = 0) -> Entry:
    """An entry from a BibTeX type and its fields; fields that are unknown or no text are left aside."""
    given = {
        name.lower(): re.sub(r"\\\\(?=[\"'`^~])", r"\\", str(value))
        for name, value in fields.items()
        if isinstance(value, str | int)
    }
    people, others = authors_of(
        [plain(_paired(name)) for name in re.split(r"\s+and\s+", given.get("author", "")) if name.strip()]
    )
    venue = next((plain(given[name]) for name in ("booktitle", "journal", "journaltitle") if given.get(name)), "")
    publisher = next(
        (plain(given[n]) for n in ("publisher", "institution", "school", "organization") if given.get(n)), ""
    )
    doi = bare_doi(given.get("doi", ""))
    url = re.sub(r"^\\url\{(.*)\}$", r"\1", given.get("url", "").strip()).replace("\\_", "_")
    eprint = given.get("eprint", "").strip()
    is_arxiv = given.get("archiveprefix", given.get("eprinttype", "")).lower() == "arxiv"
    csl_type = TYPES.get(kind.lower(), "document")
    if kind.lower() == "misc" and url:
        csl_type = "webpage"
    return Entry(
        key=key,
        type=csl_type,
        title=plain(given.get("title", "")),
        authors=people,
        others=others,
        year=year_of(given.get("year", "") or given.get("date", "")),
        venue=venue or plain(given.get("howpublished", "")),
        publisher=publisher,
        volume=given.get("volume", ""),
        pages=plain(given.get("pages", "")),
        doi=doi,
        arxiv=re.sub(r"v\d+$", "", eprint.removeprefix("arXiv:"))
        if is_arxiv and eprint
        else arxiv_of(doi, url, venue, given.get("note", "")),
        isbn=given.get("isbn", ""),
        issn=given.get("issn", ""),
        url=url,
        line=line,
    )


def from_csl(item: Mapping[str, Any], *, key: str = "", line: int = 0) -> Entry:
    """An entry from a CSL-JSON item; what is unknown or of the wrong kind is left aside."""

    def text(name: str) -> str:
        value = item.get(name)
        return squeeze(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""

    people, others = _csl_people(item.get("author"))
    custom = item.get("custom")
    doi, url, venue = bare_doi(text("DOI")), text("URL"), text("container-title")
    stored = text("archive_location") if text("archive").lower() == "arxiv" else ""
    return Entry(
        key=key or text("citation-key") or text("id"),
        type=text("type") or "document",
        title=text("title"),
        authors=people,
        others=others or bool(isinstance(custom, dict) and custom.get("authors_truncated")),
        year=_csl_year(item.get("issued")),
        venue=venue,
        publisher=text("publisher"),
        volume=text("volume"),
        pages=text("page"),
        doi=doi,
        arxiv=re.sub(r"v\d+$", "", stored) or arxiv_of(doi, url, venue, text("number")),
        isbn=text("ISBN"),
        issn=text("ISSN"),
        url=url,
        line=line,
    )


def _paired(latex: str) -> str:
    """The text without its braces if they do not pair up, as where a name was cut: no parser would read it."""
    return latex if latex.count("{") == latex.count("}") else re.sub(r"[{}]", "", latex)


def _csl_people(value: object) -> tuple[tuple[Author, ...], bool]:
    people, others = [], False
    for person in value if isinstance(value, list) else ():
        if not isinstance(person, dict):
            continue
        literal = squeeze(str(person.get("literal") or ""))
        family = " ".join(str(person[p]) for p in ("non-dropping-particle", "family") if isinstance(person.get(p), str))
        if _OTHERS.match(literal or family):
            others = True
        elif literal or family:
            given = person.get("given")
            people.append(
                Author(family=squeeze(literal or family), given=squeeze(given) if isinstance(given, str) else "")
            )
    return tuple(people), others


def _csl_year(value: object) -> int | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] else [""]
    shown = str(first[0]) or str(value.get("literal") or value.get("raw") or "")
    return year_of(shown)
