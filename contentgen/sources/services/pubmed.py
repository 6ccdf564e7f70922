"""PubMed through NCBI's E-utilities: https://www.ncbi.nlm.nih.gov/books/NBK25499/ (three requests a second)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentgen.sources.base import Document, Result
from contentgen.sources.services.base import Get, MalformedError, Search, Service, json_of, record, result, xml_of
from contentgen.web import Ask

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def search(search: Search, get: Get) -> Result:
    """Articles by relevance with their abstracts: one request for the numbers, one for the records."""
    known = [("tool", "contentgen"), ("db", "pubmed")]
    known += [("email", search.contact)] if search.contact else []
    known += [("api_key", search.key)] if search.key else []
    secret = frozenset({"api_key", "email"})
    asked = [("term", search.topic), ("retmode", "json"), ("retmax", str(search.limit)), ("sort", "relevance")]
    asked += (
        [("mindate", f"{search.since:%Y/%m/%d}"), ("maxdate", "3000"), ("datetype", "pdat")] if search.since else []
    )
    base = f"{search.home}/entrez/eutils"
    found = json_of(get(Ask(url=f"{base}/esearch.fcgi", params=(*known, *asked), secret=secret))).get("esearchresult")
    ids = found.get("idlist") if isinstance(found, dict) else None
    if not isinstance(ids, list) or not all(isinstance(one, str) and one.isdigit() for one in ids):
        raise MalformedError("it holds no list of numbers")
    if not ids:
        return Result()
    wanted = (("id", ",".join(ids)), ("retmode", "xml"))
    root = xml_of(get(Ask(url=f"{base}/efetch.fcgi", params=(*known, *wanted), secret=secret)))
    if root.tag != "PubmedArticleSet":
        raise MalformedError("it is no set of articles")
    return result(_document(article) for article in root.iter("PubmedArticle"))


def _document(article: Element) -> Document | None:
    number = article.findtext("MedlineCitation/PMID", "")
    work = article.find("MedlineCitation/Article")
    if work is None or not number.isdigit():
        raise MalformedError("an article has no number or no content")
    return record(
        kind="article-journal",
        title=_whole(work.find("ArticleTitle")).rstrip("."),
        abstract="\n\n".join(_whole(part) for part in work.iterfind("Abstract/AbstractText")),
        authors=[_person(each) for each in work.iterfind("AuthorList/Author")],
        issued=_issued(work.find("Journal/JournalIssue/PubDate")),
        address=f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
        doi=article.findtext("PubmedData/ArticleIdList/ArticleId[@IdType='doi']", ""),
        container_title=work.findtext("Journal/Title", ""),
        volume=work.findtext("Journal/JournalIssue/Volume", ""),
        issue=work.findtext("Journal/JournalIssue/Issue", ""),
        page=work.findtext("Pagination/MedlinePgn", ""),
    )


def _whole(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def _person(author: Element) -> dict[str, str]:
    family, given = author.findtext("LastName", ""), author.findtext("ForeName", "")
    if family:
        return {"family": family, "given": given} if given else {"family": family}
    return {"literal": author.findtext("CollectiveName", "")}


def _issued(day: Element | None) -> str:
    if day is None:
        return ""
    parts = [day.findtext(part, "") for part in ("Day", "Month", "Year")]
    return " ".join(part for part in parts if part) or day.findtext("MedlineDate", "")[:4]


PUBMED = Service(
    name="pubmed",
    what="biomedical articles (PubMed), by relevance",
    home="https://eutils.ncbi.nlm.nih.gov",
    search=search,
    reliability="bibliographic index: abstract",
    key_variable="NCBI_API_KEY",
    interval=0.34,
)
