"""Whether an address leads somewhere: one request, and a state that says what kind of failure it was."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from contentgen.model import Frozen
from contentgen.web import Ask, Reply, WebClient, WebError

LinkState = Literal["ok", "moved", "dead", "forbidden", "paywalled", "limited", "temporary", "unchecked"]
#: how schema.org says that a page is not free, as search engines ask publishers to
#: (https://developers.google.com/search/docs/appearance/structured-data/paywalled-content)
_NOT_FREE = re.compile(rb"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_READ = 400_000


class Link(Frozen):
    """An address with its state. `leads_to` is where it has moved; `said` is the reason in words."""

    url: str
    state: LinkState
    leads_to: str = ""
    said: str = ""


def check_link(url: str, client: WebClient, *, online: bool = True) -> Link:
    """Ask for the page once, politely. `online` says that something else on the web has answered.

    A name that nobody has is dead only where the way to the web is known to be open.
    """
    try:
        reply = client.get(Ask(url=url, crawling=True))
    except WebError as fault:
        return Link(url=url, state=_failed(fault, online=online), said=fault.reason)
    if _NOT_FREE.search(reply.body[:_READ]):
        return Link(url=url, state="paywalled", said="the page says that it is not free")
    return _arrived(url, reply)


def _arrived(url: str, reply: Reply) -> Link:
    if _same(url, reply.url) or not reply.moved:
        return Link(url=url, state="ok")
    if urlsplit(reply.url).path in ("", "/") and urlsplit(url).path not in ("", "/"):
        return Link(url=url, state="dead", leads_to=reply.url, said="it leads to the front page, as removed pages do")
    return Link(url=url, state="moved", leads_to=reply.url, said=f"it has moved to {reply.url}")


def _same(one: str, other: str) -> bool:
    """Whether two addresses differ only in scheme, `www.` or a slash at the end."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE).rstrip("/").lower()


def _failed(fault: WebError, *, online: bool) -> LinkState:
    by_status: dict[int, LinkState] = {
        401: "forbidden",
        402: "paywalled",
        403: "forbidden",
        407: "forbidden",
        429: "limited",
    }
    if fault.status in by_status:
        return by_status[fault.status]
    if fault.kind == "not-found" or (fault.no_such_host and online):
        return "dead"
    if fault.kind == "too-large":
        return "ok"
    if fault.status >= 500 or (fault.kind in ("unreachable", "busy") and not fault.no_such_host):
        return "temporary"
    return "forbidden" if fault.status == 451 else "unchecked"
