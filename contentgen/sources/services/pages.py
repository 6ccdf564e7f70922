"""Pages of the open web: fetched where robots.txt allows it, read like the user's own files, and cited by address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from contentgen.model import Frozen, SourceFailure
from contentgen.sources import html, markdown, pdf, plain
from contentgen.sources.base import Document, Limits, RawFile, Reading, Result
from contentgen.sources.metadata import date_parts, is_address
from contentgen.sources.services.base import Get, text
from contentgen.web import Ask, Reply, WebError

HTML = ("text/html", "application/xhtml+xml")
READ_BY = {
    **dict.fromkeys(HTML, html.read),
    "application/pdf": pdf.read,
    "text/plain": plain.read,
    "text/markdown": markdown.read,
}


class Link(Frozen):
    """A page that a service names: its address, and the title and date that the service gives."""

    url: str
    title: str = ""
    issued: str = ""


def links_of(found: Iterable[Mapping[str, Any]], dated: str) -> list[Link]:
    """The pages that a search service names, in its order; `dated` is its name for the field of the date."""
    return [Link(url=text(r.get("url")), title=text(r.get("title")), issued=text(r.get(dated))) for r in found]


def read_links(links: Sequence[Link], get: Get, limits: Limits | None = None) -> Result:
    """The documents of these pages in their order; what could not be read is told page by page."""
    documents: list[Document] = []
    failures: list[SourceFailure] = []
    for link in {link.url: link for link in links if is_address(link.url)}.values():
        reading = read_page(link, get, limits or Limits())
        if isinstance(reading, SourceFailure):
            failures.append(reading)
        else:
            documents += reading
    return Result(documents=tuple(documents), failures=tuple(failures))


def read_page(link: Link, get: Get, limits: Limits) -> Reading:
    """One page as a document, or why not."""
    try:
        reply = get(Ask(url=link.url, crawling=True, accept=tuple(READ_BY)))
    except WebError as fault:
        return SourceFailure(location=link.url, reason=fault.reason)
    return read_reply(link, reply, limits)


def read_reply(link: Link, reply: Reply, limits: Limits) -> Reading:
    """An answer that has come as a document."""
    read = READ_BY.get(reply.content_type or "text/html")
    if read is None:
        return SourceFailure(location=link.url, reason=f"{reply.content_type} is not read")
    reading = read(RawFile(location=reply.url, data=_utf8(reply)), limits)
    if isinstance(reading, SourceFailure):
        return reading.model_copy(update={"location": link.url})
    return tuple(document.model_copy(update={"csl": _cited(document.csl, link, reply)}) for document in reading)


def _utf8(reply: Reply) -> bytes:
    """The bytes in UTF-8 where the server's charset is right; else as they are, for the file's own marks to tell."""
    if not reply.charset or reply.content_type == "application/pdf":
        return reply.body
    try:
        return reply.body.decode(reply.charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return reply.body


def _cited(csl: dict[str, Any], link: Link, reply: Reply) -> dict[str, Any]:
    """The page's own fields, its canonical address if that is on the same host, and what the service knew besides."""
    own = str(csl.get("URL", ""))
    canonical = urljoin(reply.url, own) if own else reply.url
    same_host = Ask(url=canonical).host == Ask(url=reply.url).host
    cited = {**csl, "URL": canonical if same_host and is_address(canonical) else reply.url}
    cited["type"] = "webpage" if cited.get("type") in (None, "document") else cited["type"]
    parts = date_parts(link.issued)
    if "issued" not in cited and parts:
        cited["issued"] = {"date-parts": [list(parts)]}
    if link.title and str(cited.get("title", "")) in ("", reply.url):
        cited["title"] = link.title
    return cited
