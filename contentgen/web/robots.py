"""What a site's robots.txt allows us (RFC 9309): an unreachable file forbids, a missing one allows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from contentgen.web.values import WebError

AGENT = "contentgen"
Fetch = Callable[[str], bytes]


class Robots:
    """Asks each site once per run. `fetch` brings the file's bytes or raises `WebError`."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, RobotFileParser | None] = {}
        self._lock = threading.Lock()

    def allows(self, url: str) -> bool:
        """Whether this page may be fetched.

        Raises:
            WebError: the site cannot be reached, or may not be.

        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            if site not in self._known:
                self._known[site] = self._read(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")))
            rules = self._known[site]
        return rules is not None and rules.can_fetch(AGENT, url)

    def _read(self, address: str) -> RobotFileParser | None:
        rules = RobotFileParser(address)
        try:
            text = self._fetch(address).decode("utf-8", "replace")
        except WebError as fault:
            if fault.kind in ("refused", "unreachable"):
                raise  # the site itself cannot be had; this says why
            if fault.kind not in ("not-found", "denied"):
                return None
            text = ""
        rules.parse(text.splitlines())
        return rules
