"""What each registry sends for one work, in the form that its documentation describes. The work is made up."""

from __future__ import annotations

from typing import Any

from contentgen.references import Author, Entry
from tests.services.answers import as_json, as_xml
from tests.web.site import Page

TITLE = "Traces Pay: A Study of Twelve Teams"
WORK = Entry(
    key="w",
    type="article-journal",
    title=TITLE,
    authors=(Author(family="van der Berg", given="Ana"), Author(family="Ray", given="Jo")),
    year=2025,
    venue="Journal of Traces",
    doi="10.1000/xyz123",
)
PREPRINT = WORK.model_copy(update={"type": "article", "doi": "", "arxiv": "2501.01234", "venue": "arXiv"})
CROSSREF: dict[str, Any] = {
    "DOI": "10.1000/xyz123",
    "title": ["Traces Pay"],
    "subtitle": ["A Study of Twelve Teams"],
    "type": "journal-article",
    "author": [{"family": "van der Berg", "given": "Ana"}, {"family": "Ray", "given": "Jo"}],
    "issued": {"date-parts": [[2025, 1, 3]]},
    "container-title": ["Journal of Traces"],
}
DATACITE: dict[str, Any] = {
    "doi": "10.1000/xyz123",
    "titles": [{"title": TITLE}],
    "creators": [
        {"name": "van der Berg, Ana", "nameType": "Personal", "givenName": "Ana", "familyName": "van der Berg"},
        {"name": "Ray, Jo"},
    ],
    "publisher": "Zenodo",
    "publicationYear": 2025,
    "container": {"title": "Journal of Traces"},
}
OPENALEX: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1000/xyz123",
    "title": TITLE,
    "type": "article",
    "publication_year": 2025,
    "authorships": [{"author": {"display_name": "Ana van der Berg"}}, {"author": {"display_name": "Jo Ray"}}],
    "primary_location": {"source": {"display_name": "Journal of Traces"}},
    "is_retracted": False,
}
DBLP: dict[str, Any] = {
    "authors": {"author": [{"@pid": "1/1", "text": "Ana van der Berg"}, {"@pid": "2/2", "text": "Jo Ray 0002"}]},
    "title": f"{TITLE}.",
    "venue": "Journal of Traces",
    "year": "2025",
    "type": "Journal Articles",
    "key": "journals/jt/BergR25",
    "doi": "10.1000/XYZ123",
    "ee": "https://doi.org/10.1000/xyz123",
}


def atom(entries: str) -> Page:
    head = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>q</title>'
    return as_xml(f"{head}{entries}</feed>")


def preprint(version: int = 2, comment: str = "12 pages") -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/2501.01234v{version}</id><published>2025-01-03T10:00:00Z</published><title>{TITLE}</title>"
        "<author><name>Ana van der Berg</name></author><author><name>Jo Ray</name></author>"
        f"<arxiv:comment>{comment}</arxiv:comment></entry>"
    )


def crossref(**fields: Any) -> Page:
    return as_json({"status": "ok", "message": {**CROSSREF, **fields}})


def openalex(**fields: Any) -> Page:
    return as_json({**OPENALEX, **fields})


def dblp(*infos: dict[str, Any]) -> Page:
    hit = {"hit": [{"@score": "3", "info": info} for info in infos]} if infos else {}
    return as_json({"result": {"hits": {"@total": str(len(infos)), **hit}}})


#: registry -> what it sends to a question by number and by title, and where; nothing where it is not asked so
NUMBERS: dict[str, tuple[str, Page, Page]] = {
    "crossref": ("/works/10.1000%2Fxyz123", crossref(), Page(status=404, body=b"Resource not found.")),
    "datacite": (
        "/dois/10.1000%2Fxyz123",
        as_json({"data": {"id": "x", "attributes": DATACITE}}),
        Page(b'{"errors":[]}', status=404),
    ),
    "openalex": ("/works/doi:10.1000/xyz123", openalex(), Page(status=404)),
    "arxiv": ("/api/query", atom(preprint()), atom("")),
}
TITLES: dict[str, tuple[str, Page, Page]] = {
    "crossref": (
        "/works",
        as_json({"status": "ok", "message": {"items": [CROSSREF]}}),
        as_json({"status": "ok", "message": {"items": []}}),
    ),
    "openalex": ("/works", as_json({"results": [OPENALEX]}), as_json({"results": []})),
    "arxiv": ("/api/query", atom(preprint()), atom("")),
    "dblp": ("/search/publ/api", dblp(DBLP), dblp()),
}
