"""A source's address as it is now: whether it opens, where it leads, and whether the cited passages stand there."""

from __future__ import annotations

import re

from contentgen.model import Frozen, SourceFailure
from contentgen.references.online import Link, open_link
from contentgen.rot.near import Haystack
from contentgen.rot.passages import compared
from contentgen.rot.patches import item
from contentgen.rot.resting import Resting
from contentgen.rot.values import Item, RotLimits
from contentgen.sources.base import Limits
from contentgen.sources.services.github import repository_of
from contentgen.sources.services.pages import HTML, read_reply
from contentgen.sources.services.pages import Link as PageLink
from contentgen.sources.text import without_markup
from contentgen.web import Reply, WebClient

#: the adapters whose passages are those of the page itself, not of a record about it
OF_PAGES = frozenset({"web", "searxng", "tavily", "brave", "exa"})
_NO_TEXT = re.compile(r"<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


class Looked(Frozen):
    """What one source came to: its items, how many passages were looked for, how many abstracts were not.

    Of what was `asked` of the web, `reached` answered. `nobodys` is the link whose host's name nobody has.
    """

    items: tuple[Item, ...] = ()
    compared: int = 0
    abstracts: int = 0
    asked: int = 0
    reached: int = 0
    nobodys: Link | None = None


def look_at_page(resting: Resting, client: WebClient, limits: RotLimits, *, passages: bool) -> Looked:
    """Open the address once. `passages` says that the cited ones are looked for there."""
    link, reply = open_link(resting.url, client, online=False)
    wanted = resting.verbatim if passages else ()
    items = _of_link(resting, link, reply)
    counted = 0
    if reply is not None and link.state != "dead" and wanted:
        reading = read_reply(PageLink(url=link.url), reply, Limits())
        if isinstance(reading, SourceFailure):
            items += (item("unchecked", resting, link.url, f"its passages could not be compared: {reading.reason}"),)
        else:
            now = Haystack.of(reading, _all_text(reply))
            items += compared(resting, link.leads_to or link.url, now, limits, doubt=_doubt(resting, link))
            counted = len(wanted)
    return Looked(
        items=items,
        compared=counted,
        asked=1,
        reached=int(not link.unreached),
        nobodys=link if link.nobodys else None,
    )


def dead(resting: Resting, link: Link) -> Item:
    """The item of an address that leads nowhere."""
    return item("dead link", resting, link.url, link.said, old=link.url)


def _of_link(resting: Resting, link: Link, reply: Reply | None) -> tuple[Item, ...]:
    if link.state == "dead":
        return (dead(resting, link),)
    if link.state == "moved":
        return (item("moved", resting, link.url, link.said, old=link.url, new=link.leads_to),)
    if reply is not None or (link.state == "ok" and not resting.verbatim):
        return ()
    state = "not compared" if link.state == "ok" else link.state
    return (item("unchecked", resting, link.url, f"{state}: {link.said}"),)


def _doubt(resting: Resting, link: Link) -> str:
    """Why a passage that is not on the page may still be what its source says; empty where the page is the source."""
    if link.state == "paywalled":
        return f"paywalled: {link.said}, and what it shows does not hold the passage"
    if repository_of(link.url):
        return "the passage was read through the repository's interface, and this page does not show it"
    if resting.source.adapter not in OF_PAGES:
        return f"the passage came from {resting.source.adapter}, and this page does not show it"
    return ""


def _all_text(reply: Reply) -> str:
    """All words of a page, those too that are left out of what is quoted: a passage may have moved into a table."""
    if reply.content_type not in ("", *HTML):
        return ""
    charset = reply.charset or "utf-8"
    try:
        text = reply.body.decode(charset, "replace")
    except LookupError:
        text = reply.body.decode("utf-8", "replace")
    return without_markup(_NO_TEXT.sub(" ", text))
