"""What is asked of the web, what comes back, and why it may not."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from contentgen.model import Frozen

FailureKind = Literal[
    "refused",  # ours: a private address, robots.txt, a type or scheme that is not read
    "unreachable",  # no name, no connection, cut, too slow
    "not-found",
    "denied",  # 401, 402, 403: a key is missing, wrong or spent
    "busy",  # 429, or a 5xx that lasted
    "too-large",
    "malformed",
]


class WebLimits(Frozen):
    """How much, how long and how often. Sizes are bytes of the decoded answer, times seconds."""

    max_bytes: int = 10_000_000
    seconds: float = 30.0
    connect_seconds: float = 10.0
    redirects: int = 5
    attempts: int = 3
    first_wait: float = 1.0
    longest_wait: float = 30.0
    interval: float = 1.0
    fresh_seconds: float = 86_400.0
    robots_bytes: int = 512_000


class Ask(Frozen):
    """One request: a GET, or a POST with a JSON body where a search service wants that.

    `secret` names the headers and query parameters whose values are never shown, stored or used as a cache key.
    `crawling` says that a page is fetched, so that robots.txt speaks; a documented interface is asked as it asks.
    """

    url: str
    params: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    json_body: str = ""
    secret: frozenset[str] = frozenset()
    accept: tuple[str, ...] = ()
    interval: float | None = None
    crawling: bool = False

    @property
    def host(self) -> str:
        """The host that is asked, in lower case."""
        return (urlsplit(self.url).hostname or "").lower()


class Reply(Frozen):
    """An answer as it was read: where it came from after redirects, its type and its bytes, decoded.

    `moved` says that a redirect on the way was for good (301, 308); an answer from the cache does not know.
    """

    url: str
    content_type: str = ""
    charset: str = ""
    body: bytes
    etag: str = ""
    last_modified: str = ""
    from_cache: bool = False
    moved: bool = False


#: what `WebError.wait` holds where another attempt may help and the server names no time
AS_USUAL = -1.0


class WebError(Exception):
    """A request that brought nothing usable: which kind of failure, and the reason in words for the user.

    `wait` is `None` where another attempt cannot help, else the seconds that the server asks for, or `AS_USUAL`.
    `status` is the HTTP status where one came, else 0; `no_such_host` says that nobody has the name.
    """

    def __init__(
        self, kind: FailureKind, reason: str, wait: float | None = None, *, status: int = 0, no_such_host: bool = False
    ) -> None:
        super().__init__(reason)
        self.kind: FailureKind = kind
        self.reason = reason
        self.wait = wait
        self.status = status
        self.no_such_host = no_such_host
