"""Semantic Scholar's Graph interface: https://api.semanticscholar.org/api-docs/graph (one request a second)."""

from __future__ import annotations

from typing import Any

from contentgen.sources.base import Document, Result
from contentgen.sources.services.base import Get, Search, Service, json_of, person, record, result, rows, text
from contentgen.web import Ask

_FIELDS = "title,abstract,year,publicationDate,venue,journal,authors,externalIds,url"


def search(search: Search, get: Get) -> Result:
    """Papers by relevance; those without an abstract are left out."""
    params = [("query", search.topic.replace("-", " ")), ("limit", str(search.limit)), ("fields", _FIELDS)]
    params += [("publicationDateOrYear", f"{search.since:%Y-%m-%d}:")] if search.since else []
    headers = (("x-api-key", search.key),) if search.key else ()
    ask = Ask(
        url=f"{search.home}/graph/v1/paper/search",
        params=tuple(params),
        headers=headers,
        secret=frozenset({"x-api-key"}),
    )
    answer = json_of(get(ask))
    found = answer.get("data", []) if answer.get("total") == 0 else answer.get("data")
    return result(_document(paper) for paper in rows(found, "papers"))


def _document(paper: dict[str, Any]) -> Document | None:
    ids = paper.get("externalIds") or {}
    journal = paper.get("journal") or {}
    arxiv = text(ids.get("ArXiv"))
    doi = text(ids.get("DOI"))
    name = text(journal.get("name")) or text(paper.get("venue"))
    return record(
        kind="article-journal" if journal.get("volume") else "article",
        title=text(paper.get("title")),
        abstract=text(paper.get("abstract")),
        authors=[person(text(each.get("name"))) for each in rows(paper.get("authors") or [], "authors")],
        issued=text(paper.get("publicationDate")) or text(paper.get("year")),
        address=f"https://doi.org/{doi}" if doi else text(paper.get("url")),
        doi=doi,
        container_title=name,
        volume=text(journal.get("volume")),
        page=text(journal.get("pages")),
        archive="arXiv" if arxiv else "",
        archive_location=arxiv,
    )


SEMANTIC_SCHOLAR = Service(
    name="semantic-scholar",
    what="scholarly papers (Semantic Scholar), by relevance",
    home="https://api.semanticscholar.org",
    search=search,
    reliability="bibliographic index: abstract",
    key_variable="SEMANTIC_SCHOLAR_API_KEY",
    interval=1.0,
)
