"""OpenAlex: works of all fields, by relevance. Interface: https://docs.openalex.org/api-entities/works/search-works."""

from __future__ import annotations

from typing import Any

from contentgen.sources.base import Document, Result
from contentgen.sources.services.base import (
    Get,
    MalformedError,
    Search,
    Service,
    json_of,
    person,
    record,
    result,
    rows,
    text,
)
from contentgen.web import Ask

_TYPES = {
    "article": "article-journal",
    "preprint": "article",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "standard": "standard",
    "dataset": "dataset",
}
_MOST_WORDS = 2_000


def search(search: Search, get: Get) -> Result:
    """Works with an abstract that were not retracted."""
    wanted = ["has_abstract:true", "is_retracted:false", f"language:{search.language}"]
    wanted += [f"from_publication_date:{search.since:%Y-%m-%d}"] if search.since else []
    params = [
        ("search", search.topic),
        ("filter", ",".join(wanted)),
        ("per-page", str(search.limit)),
        ("sort", "relevance_score:desc"),
    ]
    params += [("mailto", search.contact)] if search.contact else []
    params += [("api_key", search.key)] if search.key else []
    ask = Ask(url=f"{search.home}/works", params=tuple(params), secret=frozenset({"api_key", "mailto"}))
    return result(_document(work) for work in rows(json_of(get(ask)).get("results"), "works"))


def _document(work: dict[str, Any]) -> Document | None:
    place = work.get("primary_location") or {}
    home = (place.get("source") or {}) if isinstance(place, dict) else {}
    biblio = work.get("biblio") or {}
    pages = "-".join(dict.fromkeys(text(biblio.get(end)) for end in ("first_page", "last_page") if biblio.get(end)))
    people = [text((each.get("author") or {}).get("display_name")) for each in rows(work.get("authorships"), "authors")]
    doi = text(work.get("doi"))
    return record(
        kind=_TYPES.get(text(work.get("type")), "document"),
        title=text(work.get("title")),
        abstract=_words_in_order(work.get("abstract_inverted_index")),
        authors=[person(name) for name in people if name],
        issued=text(work.get("publication_date")),
        address=doi or text(place.get("landing_page_url")) or text(work.get("id")),
        doi=doi,
        container_title=text(home.get("display_name")),
        volume=text(biblio.get("volume")),
        issue=text(biblio.get("issue")),
        page=pages,
    )


def _words_in_order(index: object) -> str:
    """The abstract from its inverted index, `{"word": [positions]}`."""
    if index is None:
        return ""
    if not isinstance(index, dict):
        raise MalformedError("an abstract is no index of words")
    placed = sorted((at, word) for word, places in index.items() for at in places)
    return " ".join(str(word) for _, word in placed[:_MOST_WORDS])


OPENALEX = Service(
    name="openalex",
    what="scholarly works of all fields (OpenAlex), by relevance",
    home="https://api.openalex.org",
    search=search,
    reliability="bibliographic index: abstract",
    licence="metadata CC0",
    key_variable="OPENALEX_API_KEY",
    interval=0.2,
)
