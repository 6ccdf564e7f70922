"""RSS 2.0 and Atom feeds: each entry with its own text is a source, the others are fetched as pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from contentgen.model import Frozen
from contentgen.sources.base import Document, Limits, Result
from contentgen.sources.services.base import Get, MalformedError, person, record, xml_of
from contentgen.sources.services.pages import Link, read_links
from contentgen.sources.text import without_markup
from contentgen.web import Reply

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
FEEDS = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")


class FeedLimits(Frozen):
    """How many of the newest entries are taken, and how many words make an entry a text of its own."""

    entries: int = 30
    own_words: int = 120


class _Entry(Frozen):
    title: str
    url: str
    issued: str
    author: str
    text: str


def read_feed(reply: Reply, get: Get, limits: Limits | None = None, feed: FeedLimits | None = None) -> Result:
    """The newest entries of a feed as documents.

    Raises:
        MalformedError: it is neither RSS nor Atom.

    """
    most = feed or FeedLimits()
    root = xml_of(reply)
    if root.tag == f"{_ATOM}feed":
        name, entries = root.findtext(f"{_ATOM}title", ""), list(_atom(root))
    elif root.tag == "rss" and root.find("channel") is not None:
        name, entries = root.findtext("channel/title", ""), list(_rss(root))
    else:
        raise MalformedError("it is neither RSS nor Atom")
    taken = entries[: most.entries]
    whole = [entry for entry in taken if len(entry.text.split()) >= most.own_words]
    documents = [_document(entry, name) for entry in whole]
    rest = [Link(url=e.url, title=e.title, issued=e.issued) for e in taken if e not in whole]
    fetched = read_links(rest, get, limits)
    return Result(documents=(*(d for d in documents if d), *fetched.documents), failures=fetched.failures)


def _rss(root: Element) -> Iterator[_Entry]:
    for item in root.iterfind("channel/item"):
        yield _Entry(
            title=item.findtext("title", ""),
            url=item.findtext("link", "").strip(),
            issued=item.findtext("pubDate", ""),
            author=item.findtext(_CREATOR, ""),
            text=without_markup(item.findtext(_CONTENT) or item.findtext("description") or ""),
        )


def _atom(root: Element) -> Iterator[_Entry]:
    for entry in root.iterfind(f"{_ATOM}entry"):
        links = {link.get("rel", "alternate"): link.get("href", "") for link in entry.iterfind(f"{_ATOM}link")}
        content = entry.find(f"{_ATOM}content")
        inner = "" if content is None else " ".join(content.itertext())
        yield _Entry(
            title=without_markup(entry.findtext(f"{_ATOM}title", "")),
            url=links.get("alternate", "").strip(),
            issued=entry.findtext(f"{_ATOM}published") or entry.findtext(f"{_ATOM}updated", ""),
            author=entry.findtext(f"{_ATOM}author/{_ATOM}name", ""),
            text=without_markup(inner or entry.findtext(f"{_ATOM}summary") or ""),
        )


def _document(entry: _Entry, feed: str) -> Document | None:
    return record(
        kind="post-weblog",
        title=entry.title,
        abstract=entry.text,
        authors=[person(entry.author)] if entry.author else (),
        issued=entry.issued,
        address=entry.url,
        locator="feed entry",
        container_title=feed,
    )
