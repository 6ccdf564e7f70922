"""DataCite: works with a DOI that Crossref does not have: data, software, preprints. Interface: https://support.datacite.org/reference/get_dois-id."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from contentgen.references.entry import Entry
from contentgen.references.making import from_csl
from contentgen.references.online.base import Get, Question, Record, Registry
from contentgen.sources.services import MalformedError
from contentgen.sources.services.base import json_of, rows, text
from contentgen.web import Ask, WebError


def by_number(question: Question, get: Get) -> Record | None:
    """The work of the entry's DOI, or nothing where DataCite has no such DOI."""
    try:
        answer = json_of(get(Ask(url=f"{question.home}/dois/{quote(question.entry.doi, safe='')}")))
    except WebError as fault:
        if fault.kind == "not-found":
            return None
        raise
    data = answer.get("data")
    held = data.get("attributes") if isinstance(data, dict) else None
    if not isinstance(held, dict):
        raise MalformedError("it holds no attributes")
    return _record(held)


def _record(held: dict[str, Any]) -> Record:
    titles = rows(held.get("titles") or [], "titles")
    container = held.get("container")
    publisher = held.get("publisher")
    csl = {
        "title": text(titles[0].get("title")) if titles else "",
        "author": [_person(each) for each in rows(held.get("creators") or [], "creators")],
        "issued": {"date-parts": [[text(held.get("publicationYear"))]]},
        "container-title": text(container.get("title")) if isinstance(container, dict) else "",
        "publisher": text(publisher.get("name") if isinstance(publisher, dict) else publisher),
        "DOI": text(held.get("doi")),
    }
    if csl["publisher"] == "arXiv":
        csl["container-title"] = "arXiv"
    return Record(registry="DataCite", entry=from_csl(csl, key=text(held.get("doi"))))


def _person(creator: dict[str, Any]) -> dict[str, str]:
    family, given = text(creator.get("familyName")), text(creator.get("givenName"))
    if family:
        return {"family": family, "given": given}
    name, _, first = text(creator.get("name")).partition(",")
    return {"family": name.strip(), "given": first.strip()} if first else {"literal": name}


def _has(entry: Entry) -> bool:
    return bool(entry.doi)


DATACITE = Registry(
    name="datacite",
    what="works with a DOI of DataCite: data, software, preprints",
    home="https://api.datacite.org",
    has_number=_has,
    by_number=by_number,
    by_title=None,
    interval=0.5,
)
