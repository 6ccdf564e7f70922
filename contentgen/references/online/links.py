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
    """An address with its state. `leads_to` is where it has moved; `said` is the reason in words.

    `unreached` says that no server has spoken, not even to refuse; `nobodys` that nobody has the name.
    """

    url: str
    state: LinkState
    leads_to: str = ""
    said: str = ""
    unreached: bool = False
    nobodys: bool = False


def check_link(url: str, client: WebClient, *, online: bool = True) -> Link:
    """Ask for the page once, politely. `online` says that something else on the web has answered.

    A name that nobody has is dead only where the way to the web is known to be open.
    """
    return open_link(url, client, online=online)[0]


def open_link(url: str, client: WebClient, *, online: bool = True) -> tuple[Link, Reply | None]:
    """The state of an address as `check_link` tells it, with the page where one came."""
    try:
        reply = client.get(Ask(url=url, crawling=True))
    except WebError as fault:
        state = _failed(fault, online=online)
        unreached = fault.kind in ("unreachable", "busy") and not 0 < fault.status < 500
        return Link(url=url, state=state, said=fault.reason, unreached=unreached, nobodys=fault.no_such_host), None
    return _arrived(url, reply), reply


def _arrived(url: str, reply: Reply) -> Link:
    moved = reply.moved and not _same(url, reply.url)
    if moved and urlsplit(reply.url).path in ("", "/") and urlsplit(url).path not in ("", "/"):
        return Link(url=url, state="dead", leads_to=reply.url, said="it leads to the front page, as removed pages do")
    if _NOT_FREE.search(reply.body[:_READ]):
        return Link(url=url, state="paywalled", said="the page says that it is not free")
    if moved:
        return Link(url=url, state="moved", leads_to=reply.url, said=f"it has moved to {reply.url}")
    return Link(url=url, state="ok")


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
