"""Web addresses: what of them may be shown, where they lead, and which a text may link to."""

from __future__ import annotations

import contextlib
import re
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

ONLY_WEB = "write an address that begins with http:// or https://"
A_SERVER = "write the address of a server, for instance http://127.0.0.1:8080/v1"
NO_SECRET = "an address that readers see may hold no user, password or key; write it without"
_SECRET_WITHIN = re.compile(
    r"://[^/?#\s]*@"
    r"|://\S*[?&#]"
    r"(?:[^=&\s]*(?:key|token|secret|passw(?:or)?d|signature|credential)|(?:[^=&\s]*[-_.])?(?:auth|sig|pass|pwd))=",
    re.IGNORECASE,
)
_SERVER = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


def shown_url(url: str) -> str:
    """Strip an address of the user, password, query and fragment that may stand in it."""
    parts = urlsplit(url)
    if not (parts.username or parts.password or parts.query or parts.fragment):
        return url
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def tells_a_secret(text: str) -> bool:
    """Whether a text holds an address with a user or password, or with a key in its query."""
    return bool(_SECRET_WITHIN.search(text))


def without_secrets(text: str) -> str:
    """A text that should have been an address, for a message about it: nothing before an `@`, no query.

    >>> without_secrets("ada:hush@models.test/v1?key=hush")
    'models.test/v1'
    """
    scheme, mark, rest = text.partition("://")
    address = rest if mark else scheme
    plain = re.split(r"[?#]", address.rpartition("@")[2], maxsplit=1)[0]
    return f"{scheme}{mark}{plain}" if mark else plain


def secrets_of(url: str) -> tuple[str, ...]:
    """What an address holds that nobody else may see: the password and the values of its query, as sent and as meant."""
    parts = urlsplit(url)
    userinfo = parts.netloc.rpartition("@")[0]
    found = [userinfo.partition(":")[2] or userinfo, *(value for _, value in parse_qsl(parts.query))]
    return tuple(dict.fromkeys(text for each in found for text in (each, unquote(each)) if text))


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
    if tells_a_secret(address):
        raise PydanticCustomError("secret", NO_SECRET)
    return address


def of_a_server(address: str) -> str:
    """Give back the address of a server, or nothing where none is given."""
    with contextlib.suppress(ValueError):
        if not address or (_SERVER.fullmatch(address) and urlsplit(address).port != 0):
            return address
    raise PydanticCustomError("server", A_SERVER)


ServerAddress = Annotated[str, AfterValidator(of_a_server)]
WebAddress = Annotated[str, AfterValidator(on_the_web)]
