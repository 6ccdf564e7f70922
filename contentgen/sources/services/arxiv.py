"""arXiv's Atom interface, sorted by relevance. Terms: https://info.arxiv.org/help/api/tou.html (one request in 3 s)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contentgen.sources.base import Document, Result
from contentgen.sources.services.base import Get, MalformedError, Search, Service, person, record, result, xml_of
from contentgen.sources.terms import search_words
from contentgen.web import Ask

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_NUMBER = re.compile(r"arxiv\.org/abs/(.+?)(?:v\d+)?$")


def search(search: Search, get: Get) -> Result:
    """Preprints that hold all the words of the topic."""
    words = " AND ".join(f'all:"{word}"' for word in search_words(search.topic))
    if search.since:
        words += f" AND submittedDate:[{search.since:%Y%m%d}0000 TO 300001010000]"
    params = (
        ("search_query", words),
        ("start", "0"),
        ("max_results", str(search.limit)),
        ("sortBy", "relevance"),
        ("sortOrder", "descending"),
    )
    feed = xml_of(get(Ask(url=f"{search.home}/api/query", params=params)))
    if feed.tag != f"{_ATOM}feed":
        raise MalformedError("it is no Atom feed")
    return result(_document(entry) for entry in feed.iter(f"{_ATOM}entry"))


def _document(entry: Element) -> Document | None:
    address = entry.findtext(f"{_ATOM}id", "")
    number = _NUMBER.search(address)
    if not number:
        raise MalformedError(f"arXiv says: {entry.findtext(f'{_ATOM}summary', 'an entry without a number')[:120]}")
    journal = entry.findtext(f"{_ARXIV}journal_ref", "")
    return record(
        kind="article",
        title=entry.findtext(f"{_ATOM}title", ""),
        abstract=entry.findtext(f"{_ATOM}summary", ""),
        authors=[person(name.text or "") for name in entry.iterfind(f"{_ATOM}author/{_ATOM}name")],
        issued=entry.findtext(f"{_ATOM}published", "")[:10],
        address=f"https://arxiv.org/abs/{number[1]}",
        doi=entry.findtext(f"{_ARXIV}doi", ""),
        container_title="arXiv preprint",
        publisher="arXiv",
        archive="arXiv",
        archive_location=number[1],
        note=f"Published as: {journal}" if journal else "",
    )


ARXIV = Service(
    name="arxiv",
    what="preprints of arXiv, by relevance",
    home="https://export.arxiv.org",
    search=search,
    reliability="preprint: abstract",
    licence="abstracts may be quoted; see arXiv's terms",
    interval=3.0,
)
