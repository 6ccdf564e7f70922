"""What each service sends when all is well, in the form that its documentation describes. The works are made up."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.web.site import Page, Site

ABSTRACT = (
    "We followed twelve teams that trace their language model services for six months. "
    "Teams with a trace for every request found the cause of a failure in 40 minutes on average, others in 3 hours."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Traces pay</title><meta name="author" content="Jo Ray">
<meta name="date" content="2025-03-04"></head><body><main><h1>Traces pay</h1><h2>Results</h2><p>{ABSTRACT}</p></main></body></html>"""


@dataclass(frozen=True)
class Answer:
    """The pages of one service by path, an answer with no results, and how many documents the full one holds."""

    full: dict[str, Page]
    empty: dict[str, Page]


def as_json(value: object) -> Page:
    return Page(json.dumps(value).encode(), kind="application/json")


def as_xml(text: str) -> Page:
    return Page(text.encode(), kind="application/xml; charset=utf-8")


def _atom(entries: str) -> Page:
    return as_xml(
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:arxiv="http://arxiv.org/schemas/atom"><title>q</title>{entries}</feed>'
    )


ARXIV = f"""<entry><id>http://arxiv.org/abs/2501.01234v2</id><published>2025-01-03T10:00:00Z</published>
<title>Traces Pay: A Study of Twelve Teams</title><summary>{ABSTRACT}</summary>
<author><name>Ana van der Berg</name></author><author><name>Jo Ray</name></author>
<arxiv:doi>10.1000/xyz123</arxiv:doi></entry>"""
INVERTED: dict[str, list[int]] = {}
for _at, _word in enumerate(ABSTRACT.split()):
    INVERTED.setdefault(_word, []).append(_at)
OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1000/xyz123",
    "title": "Traces Pay: A Study of Twelve Teams",
    "type": "article",
    "publication_date": "2025-01-03",
    "authorships": [{"author": {"display_name": "Ana van der Berg"}}, {"author": {"display_name": "Jo Ray"}}],
    "primary_location": {"source": {"display_name": "Journal of Traces"}, "landing_page_url": "https://a.org/x"},
    "biblio": {"volume": "3", "issue": "1", "first_page": "1", "last_page": "9"},
    "abstract_inverted_index": INVERTED,
}
CROSSREF = {
    "DOI": "10.1000/xyz123",
    "title": ["Traces Pay: A Study of Twelve Teams"],
    "type": "journal-article",
    "author": [{"family": "van der Berg", "given": "Ana"}, {"name": "Trace Group"}],
    "issued": {"date-parts": [[2025, 1, 3]]},
    "container-title": ["Journal of Traces"],
    "abstract": f"<jats:title>Abstract</jats:title><jats:p>{ABSTRACT}</jats:p>",
    "publisher": "Trace Press",
}
SEMANTIC_SCHOLAR = {
    "title": "Traces Pay: A Study of Twelve Teams",
    "abstract": ABSTRACT,
    "year": 2025,
    "publicationDate": "2025-01-03",
    "venue": "Journal of Traces",
    "journal": {"name": "Journal of Traces", "volume": "3", "pages": "1-9"},
    "authors": [{"name": "Ana van der Berg"}, {"name": "Jo Ray"}],
    "externalIds": {"DOI": "10.1000/xyz123", "ArXiv": "2501.01234"},
    "url": "https://www.semanticscholar.org/paper/1",
}
PUBMED = f"""<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article>
<Journal><Title>Journal of Traces</Title><JournalIssue><Volume>3</Volume><Issue>1</Issue>
<PubDate><Year>2025</Year><Month>Jan</Month><Day>03</Day></PubDate></JournalIssue></Journal>
<ArticleTitle>Traces <i>Pay</i>: A Study of Twelve Teams.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>
<Abstract><AbstractText Label="RESULTS">{ABSTRACT}</AbstractText></Abstract>
<AuthorList><Author><LastName>van der Berg</LastName><ForeName>Ana</ForeName></Author></AuthorList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/xyz123</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>"""


def answers(site: Site) -> dict[str, Answer]:
    """The answers of all services, with links to pages of this site."""
    page = {"/page": Page(PAGE.encode())}
    link = {"url": site.url("/page"), "title": "Traces pay"}
    none = as_json({"results": []})
    s2 = "/graph/v1/paper/search"
    eutils = "/entrez/eutils"
    return {
        "arxiv": Answer({"/api/query": _atom(ARXIV)}, {"/api/query": _atom("")}),
        "openalex": Answer({"/works": as_json({"results": [OPENALEX]})}, {"/works": none}),
        "crossref": Answer(
            {"/works": as_json({"status": "ok", "message": {"items": [CROSSREF]}})},
            {"/works": as_json({"status": "ok", "message": {"items": []}})},
        ),
        "semantic-scholar": Answer(
            {s2: as_json({"total": 1, "offset": 0, "data": [SEMANTIC_SCHOLAR]})},
            {s2: as_json({"total": 0, "offset": 0})},
        ),
        "pubmed": Answer(
            {
                f"{eutils}/esearch.fcgi": as_json({"esearchresult": {"count": "1", "idlist": ["123"]}}),
                f"{eutils}/efetch.fcgi": as_xml(PUBMED),
            },
            {f"{eutils}/esearch.fcgi": as_json({"esearchresult": {"count": "0", "idlist": []}})},
        ),
        "searxng": Answer({"/search": as_json({"results": [link]}), **page}, {"/search": none}),
        "tavily": Answer({"/search": as_json({"results": [link]}), **page}, {"/search": none}),
        "brave": Answer(
            {"/res/v1/web/search": as_json({"type": "search", "web": {"results": [link]}}), **page},
            {"/res/v1/web/search": as_json({"type": "search"})},
        ),
        "exa": Answer({"/search": as_json({"results": [link]}), **page}, {"/search": none}),
    }
