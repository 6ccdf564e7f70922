"""A polite GET: cache first, then robots.txt, pace, redirects hop by hop, and the one retry loop for the web."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from types import TracebackType
from urllib.parse import urljoin

from contentgen.web.cache import ResponseCache
from contentgen.web.fetch import Fetcher, Raw, content_type, fault_of
from contentgen.web.guard import Reach
from contentgen.web.pace import Pace
from contentgen.web.robots import Robots
from contentgen.web.values import Ask, Reply, WebError, WebLimits

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


class WebClient:
    """Everything that one run asks of the web. Close it, or use it in a `with`.

    `contact` is an address by which a site's owner can reach the user; services with a polite pool ask for it.
    """

    def __init__(
        self,
        *,
        reach: Reach | None = None,
        limits: WebLimits | None = None,
        cache: ResponseCache | None = None,
        contact: str = "",
        version: str = "0",
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits or WebLimits()
        self._cache = cache or ResponseCache(None)
        self._sleep = sleep
        about = f"; mailto:{contact}" if contact else ""
        self._fetcher = Fetcher(reach or Reach(), self.limits, f"contentgen/{version} (research for articles{about})")
        self._pace = Pace(sleep=sleep)
        self._robots = Robots(lambda url: self._follow(Ask(url=url)).body[: self.limits.robots_bytes])

    def __enter__(self) -> WebClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._fetcher.close()

    def get(self, ask: Ask) -> Reply:
        """The answer, from the cache where it is fresh or the server confirms it.

        Raises:
            WebError: nothing usable came back within the limits.

        """
        kept = self._cache.get(ask)
        if kept and kept[1] <= self.limits.fresh_seconds:
            return kept[0]
        validators = _validators(kept[0]) if kept else ()
        reply = self._persist(ask, validators, kept[0] if kept else None)
        self._cache.put(ask, reply.model_copy(update={"from_cache": False}))
        return reply

    def _persist(self, ask: Ask, validators: tuple[tuple[str, str], ...], kept: Reply | None) -> Reply:
        """Try until an answer comes, the attempts are used up or waiting cannot help."""
        attempt = 1
        while True:
            try:
                return self._follow(ask, validators, kept)
            except WebError as fault:
                if fault.wait is None or attempt >= self.limits.attempts:
                    raise
                wait = fault.wait if fault.wait >= 0 else self.limits.first_wait * 2 ** (attempt - 1)
                if wait > self.limits.longest_wait:
                    raise WebError(
                        fault.kind, f"{fault.reason}; it asks to wait {wait:.0f} s", status=fault.status
                    ) from fault
                self._pace.hold(ask.host, wait)
                self._sleep(wait * random.uniform(1.0, 1.25))
                attempt += 1

    def _follow(self, ask: Ask, validators: tuple[tuple[str, str], ...] = (), kept: Reply | None = None) -> Reply:
        """One attempt through all its redirects, each hop checked like the first."""
        hop, moved = ask, False
        for _ in range(self.limits.redirects + 1):
            if hop.crawling and not self._robots.allows(hop.url):
                raise WebError("refused", f"{hop.host} does not allow this page to be read by programs (robots.txt)")
            self._pace.wait(hop.host, self.limits.interval if hop.interval is None else hop.interval)
            raw = self._fetcher.once(hop, validators if hop is ask else ())
            if raw.status not in _REDIRECTS:
                return _read(hop, raw, kept).model_copy(update={"moved": moved})
            moved |= raw.status in _FOR_GOOD
            hop = _next_hop(hop, raw)
        raise WebError("malformed", f"{ask.host} redirects more than {self.limits.redirects} times")


def _validators(reply: Reply) -> tuple[tuple[str, str], ...]:
    pairs = (("If-None-Match", reply.etag), ("If-Modified-Since", reply.last_modified))
    return tuple((name, value) for name, value in pairs if value)


def _next_hop(ask: Ask, raw: Raw) -> Ask:
    """Where a redirect leads: without parameters (the new address has its own) and, on another host, without secrets."""
    target = urljoin(ask.url, raw.headers.get("location", ""))
    if not raw.headers.get("location") or target == ask.url:
        raise WebError("malformed", f"{ask.host} redirects to nowhere")
    if ask.url.startswith("https://") and not target.startswith("https://"):
        raise WebError("refused", f"{ask.host} redirects from https to an unprotected address")
    moved = ask.model_copy(update={"url": target, "params": (), "json_body": ""})
    if moved.host != ask.host:
        moved = moved.model_copy(update={"headers": tuple(pair for pair in ask.headers if pair[0] not in ask.secret)})
    return moved


def _read(ask: Ask, raw: Raw, kept: Reply | None) -> Reply:
    if raw.status == 304 and kept:
        return kept
    if not 200 <= raw.status < 300:
        raise fault_of(ask, raw)
    kind, charset = content_type(raw.headers)
    if ask.accept and kind and kind not in ask.accept:
        raise WebError("refused", f"{ask.host} sent {kind}, which is not read here")
    return Reply(
        url=ask.url,
        content_type=kind,
        charset=charset,
        body=raw.body,
        etag=raw.headers.get("etag", ""),
        last_modified=raw.headers.get("last-modified", ""),
    )
