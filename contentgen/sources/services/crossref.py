"""Crossref: works with a DOI, by relevance. Interface: https://api.crossref.org/swagger-ui/index.html."""

from __future__ import annotations

from typing import Any

from contentgen.sources.base import Document, Result
from contentgen.sources.services.base import (
    Get,
    MalformedError,
    Search,
    Service,
    json_of,
    record,
    result,
    rows,
    text,
)
from contentgen.sources.text import without_markup
from contentgen.web import Ask

_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "book-chapter": "chapter",
    "report": "report",
    "dissertation": "thesis",
    "standard": "standard",
    "dataset": "dataset",
}
_SELECTED = "DOI,title,author,issued,container-title,abstract,URL,type,publisher,volume,issue,page"


def search(search: Search, get: Get) -> Result:
    """Works whose publisher gave Crossref an abstract."""
    wanted = "has-abstract:true" + (f",from-pub-date:{search.since:%Y-%m-%d}" if search.since else "")
    params = [
        ("query.bibliographic", search.topic),
        ("filter", wanted),
        ("rows", str(search.limit)),
        ("sort", "relevance"),
        ("select", _SELECTED),
    ]
    params += [("mailto", search.contact)] if search.contact else []
    answer = json_of(get(Ask(url=f"{search.home}/works", params=tuple(params), secret=frozenset({"mailto"}))))
    message = answer.get("message")
    if not isinstance(message, dict):
        raise MalformedError("it holds no message")
    return result(_document(item) for item in rows(message.get("items"), "items"))


def _document(item: dict[str, Any]) -> Document | None:
    doi = text(item.get("DOI"))
    return record(
        kind=_TYPES.get(text(item.get("type")), "document"),
        title=_first(item.get("title")),
        abstract=without_markup(text(item.get("abstract"))),
        authors=[_person(each) for each in rows(item.get("author") or [], "authors")],
        issued=_issued(item.get("issued")),
        address=f"https://doi.org/{doi}" if doi else text(item.get("URL")),
        doi=doi,
        container_title=_first(item.get("container-title")),
        publisher=text(item.get("publisher")),
        volume=text(item.get("volume")),
        issue=text(item.get("issue")),
        page=text(item.get("page")),
    )


def _first(value: object) -> str:
    if isinstance(value, list):
        return without_markup(text(value[0])) if value else ""
    return without_markup(text(value))


def _person(author: dict[str, Any]) -> dict[str, str]:
    if text(author.get("family")):
        names = {"family": text(author.get("family")), "given": text(author.get("given"))}
        return {part: name for part, name in names.items() if name}
    return {"literal": text(author.get("name"))}


def _issued(value: object) -> str:
    parts = (value or {}).get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return "-".join(f"{part:02d}" for part in first if isinstance(part, int))


CROSSREF = Service(
    name="crossref",
    what="works with a DOI (Crossref), by relevance",
    home="https://api.crossref.org",
    search=search,
    reliability="publisher's record: abstract",
    interval=0.5,
)
