"""One attempt at one address: connect to where the guard allows, read no more and no longer than the limits say."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import httpcore2
from httpx2 import create_ssl_context

from contentgen.web.guard import GuardedBackend, Reach
from contentgen.web.values import AS_USUAL, Ask, WebError, WebLimits

_GZIP = 16 + zlib.MAX_WBITS
_WAIT_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


class Raw(NamedTuple):
    """A status with its headers (names in lower case) and decoded body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Holds the connections of a run."""

    def __init__(self, reach: Reach, limits: WebLimits, agent: str) -> None:
        self._limits = limits
        self._agent = agent
        self._pool = httpcore2.ConnectionPool(
            ssl_context=create_ssl_context(), network_backend=GuardedBackend(reach), max_connections=8
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def once(self, ask: Ask, extra: tuple[tuple[str, str], ...] = ()) -> Raw:
        """Ask once, without following a redirect.

        Raises:
            WebError: nothing came back that could be read.

        """
        url = address_of(ask)
        headers = {
            "Host": urlsplit(url).netloc.rpartition("@")[2],
            "User-Agent": self._agent,
            "Accept-Encoding": "gzip",
            "Accept": ", ".join(ask.accept) or "*/*",
            **dict(ask.headers),
            **dict(extra),
        }
        content = ask.json_body.encode()
        if content:
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(content))}
        begun = time.monotonic()
        limits = self._limits
        timeouts = {"connect": limits.connect_seconds, "read": limits.seconds, "write": limits.seconds, "pool": 60.0}
        try:
            with self._pool.stream(
                "POST" if content else "GET",
                url,
                headers=list(headers.items()),
                content=content or None,
                extensions={"timeout": timeouts},
            ) as response:
                names = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
                body = b"".join(_within(response.iter_stream(), names, limits, begun))
                return Raw(response.status, names, body)
        except httpcore2.TimeoutException as fault:
            raise WebError("unreachable", f"{ask.host} did not answer in time") from fault
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as fault:
            raise WebError("unreachable", f"{ask.host}: {_plain(fault)}", AS_USUAL) from fault
        except (httpcore2.UnsupportedProtocol, UnicodeError, ValueError) as fault:
            raise WebError("refused", f"{shown(ask.url)} is not an address that can be asked") from fault


def address_of(ask: Ask) -> str:
    """The address with its parameters, in ASCII.

    Raises:
        WebError: it is not an http or https address with a host.

    """
    parts = urlsplit(ask.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WebError("refused", f"{shown(ask.url)} is not an http or https address")
    if parts.username or parts.password:
        raise WebError("refused", f"{shown(ask.url)} carries a user name or password, which is not sent")
    try:
        host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError) as fault:
        raise WebError("refused", f"{shown(ask.url)} has no valid host") from fault
    host = f"[{host}]" if ":" in host else host
    query = "&".join(part for part in (parts.query, urlencode(ask.params)) if part)
    return urlunsplit((parts.scheme, host + port, _quoted(parts.path or "/"), _quoted(query), ""))


def _quoted(text: str) -> str:
    return quote(text, safe="/%:@!$&'()*+,;=~-._?")


def shown(url: str) -> str:
    """An address as it may stand in a message: without password and query."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))[:200]


def _within(chunks: Iterator[bytes], headers: dict[str, str], limits: WebLimits, begun: float) -> Iterator[bytes]:
    """The decoded body, as long as it keeps to size and time."""
    declared = headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limits.max_bytes:
        raise _too_large(limits)
    unpack = zlib.decompressobj(_GZIP) if headers.get("content-encoding", "").lower() in ("gzip", "x-gzip") else None
    size = 0
    try:
        for chunk in chunks:
            if time.monotonic() - begun > limits.seconds:
                raise WebError("unreachable", f"the answer was not complete after {limits.seconds:g} s")
            plain = unpack.decompress(chunk, limits.max_bytes - size + 1) if unpack else chunk
            size += len(plain)
            if size > limits.max_bytes:
                raise _too_large(limits)
            yield plain
    except zlib.error as fault:
        raise WebError("malformed", "the answer's compression is broken") from fault


def _too_large(limits: WebLimits) -> WebError:
    return WebError("too-large", f"the answer is larger than the {limits.max_bytes / 1e6:g} MB that are read")


def _plain(fault: Exception) -> str:
    return f"the connection failed ({type(fault).__name__}{f': {fault}' if str(fault) else ''})"[:160]


def fault_of(ask: Ask, raw: Raw) -> WebError:
    """What a status other than 2xx and 3xx says."""
    status = raw.status
    wait = waiting_time(raw.headers)
    if status in (404, 410):
        return WebError("not-found", f"{ask.host} has nothing at {shown(ask.url)} (HTTP {status})", status=status)
    if status in (401, 402, 403, 407, 451):
        return WebError(
            "denied", f"{ask.host} refuses access (HTTP {status}); check the key or the page's terms", status=status
        )
    if status in _WAIT_STATUS:
        return WebError(
            "busy", f"{ask.host} is busy or failing (HTTP {status})", AS_USUAL if wait is None else wait, status=status
        )
    return WebError("malformed", f"{ask.host} answered HTTP {status}", status=status)


def waiting_time(headers: dict[str, str]) -> float | None:
    """Seconds that `Retry-After` asks for, given as a number or a date."""
    value = headers.get("retry-after", "")
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def content_type(headers: dict[str, str]) -> tuple[str, str]:
    """The media type in lower case, and the charset that the server names."""
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    charset = message.get_content_charset() or ""
    return (message.get_content_type() if headers.get("content-type") else ""), charset
