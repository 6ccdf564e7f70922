"""Web addresses: what of them may be shown, where they lead, and which a text may link to."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

ONLY_WEB = "write an address that begins with http:// or https://"
_SECRET_WITHIN = re.compile(
    r"://[^/?#\s]*@|://\S*[?&][^=&\s]*(?:key|token|secret|pass|auth|sig)[^=&\s]*=", re.IGNORECASE
)


def shown_url(url: str) -> str:
    """Strip an address of the user, password and query that may stand in it."""
    parts = urlsplit(url)
    if not (parts.username or parts.password or parts.query):
        return url
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def tells_a_secret(text: str) -> bool:
    """Whether a text holds an address with a user or password, or with a key in its query."""
    return bool(_SECRET_WITHIN.search(text))


def is_local(url: str) -> bool:
    """Whether an address leads to this machine."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def is_foreign(address: str) -> bool:
    """Whether an address names another scheme than http or https; browsers read past spaces in it."""
    scheme = re.match(r"([a-z][a-z0-9+.-]*):(?!\d)", re.sub(r"[\x00-\x20\x7f]", "", address), re.IGNORECASE)
    return scheme is not None and scheme[1].lower() not in ("http", "https")


def on_the_web(address: str) -> str:
    """Give back an address that a text may link to."""
    if is_foreign(address):
        raise PydanticCustomError("address", ONLY_WEB)
    return address


WebAddress = Annotated[str, AfterValidator(on_the_web)]
