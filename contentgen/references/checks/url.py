"""An address that can be one: http or https, a host with a name, and none that is reserved for examples (RFC 2606)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the address, if there is one."""
    url = entry.url
    if not url:
        return
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        parts, host = None, ""
    if parts is None or parts.scheme not in ("http", "https") or "." not in host.strip(".") or " " in url:
        if host in knowledge.marks.hosts["names"]:
            yield URL.remark("url-placeholder", f"{url}: {host} is nobody's address", "url")
        else:
            yield URL.remark("url-form", f"{url}: not an address that can be opened", "url")
        return
    bare = host.removeprefix("www.")
    marks = knowledge.marks.hosts
    if (
        bare in marks["names"]
        or any(bare.endswith(f".{name}") for name in marks["names"])
        or bare.rpartition(".")[2] in marks["endings"]
    ):
        yield URL.remark("url-placeholder", f"{url}: {host} is nobody's address", "url")


URL = Check(
    name="url",
    what="the address can be one, and is none that is reserved for examples",
    codes={"url-form": "doubtful", "url-placeholder": "bad"},
    look=look,
)
