"""Addresses that the user names as sources: a page, a PDF, a feed or a GitHub repository, each told by what it is."""

from __future__ import annotations

from contentgen.model import Event, Progress, Source, SourceFailure, silent
from contentgen.sources.base import PARSER_FAULTS, Found, Limits, Query, Result
from contentgen.sources.making import sources_of
from contentgen.sources.services.base import MalformedError
from contentgen.sources.services.feed import FEEDS, read_feed
from contentgen.sources.services.github import HOME, read_repository, repository_of
from contentgen.sources.services.pages import READ_BY, Link, read_reply
from contentgen.web import Ask, WebClient, WebError


class AddressAdapter:
    """Reads each location of a query that is an address. `github_key` raises GitHub's limits; it is never needed."""

    name = "web"

    def __init__(
        self,
        client: WebClient,
        *,
        limits: Limits | None = None,
        progress: Progress = silent,
        github_home: str = HOME,
        github_key: str = "",
    ) -> None:
        self._client = client
        self._limits = limits or Limits()
        self._progress = progress
        self._github_home = github_home
        self._github_key = github_key

    def find(self, query: Query) -> Found:
        """The documents behind the addresses, in their order; what cannot be read is a failure."""
        sources: list[Source] = []
        failures: list[SourceFailure] = []
        taken: set[str] = set()
        for number, address in enumerate(query.locations):
            self._progress(
                Event(stage="research", message=f"Reading {address}", done=number, total=len(query.locations))
            )
            found = self._one(address, query, taken)
            sources += found.sources
            failures += found.failures
        return Found(sources=tuple(sources), failures=tuple(failures))

    def _one(self, address: str, query: Query, taken: set[str]) -> Found:
        try:
            brought = self._read(address)
        except WebError as fault:
            return Found(failures=(SourceFailure(location=address, reason=fault.reason),))
        except (MalformedError, *PARSER_FAULTS) as fault:
            why = str(fault) if isinstance(fault, MalformedError) else type(fault).__name__
            return Found(failures=(SourceFailure(location=address, reason=f"cannot be read ({why})"),))
        return sources_of(
            brought,
            adapter=self.name,
            reliability="given by the user",
            licence="",
            today=query.today,
            limits=self._limits,
            taken=taken,
        )

    def _read(self, address: str) -> Result:
        repository = repository_of(address)
        if repository:
            return read_repository(
                repository, self._client.get, home=self._github_home, key=self._github_key, limits=self._limits
            )
        reply = self._client.get(Ask(url=address, crawling=True, accept=(*READ_BY, *FEEDS)))
        if reply.content_type in FEEDS:
            return read_feed(reply, self._client.get, self._limits)
        reading = read_reply(Link(url=address), reply, self._limits)
        return Result(failures=(reading,)) if isinstance(reading, SourceFailure) else Result(documents=reading)
