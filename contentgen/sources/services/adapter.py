"""Asks one service and turns what it brings into sources; every failure is typed, none stops the run."""

from __future__ import annotations

from contentgen.model import SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Found, Limits, Query, Result
from contentgen.sources.making import sources_of
from contentgen.sources.services.base import MalformedError, Search, Service
from contentgen.web import Ask, Reply, WebClient, WebError


class ServiceAdapter:
    """One service with the user's access to it: its address if it is self-hosted, the key if it wants one."""

    def __init__(
        self, service: Service, client: WebClient, search: Search | None = None, limits: Limits | None = None
    ) -> None:
        self.service = service
        self._client = client
        self._search = search or Search(topic="")
        self._limits = limits or Limits()

    @property
    def name(self) -> str:
        """The service's name, as it stands in `Source.adapter`."""
        return self.service.name

    def find(self, query: Query) -> Found:
        """The service's answer to the topic as sources, in its order."""
        service = self.service
        home = (self._search.home or service.home).rstrip("/")
        if service.needs_key and not self._search.key:
            return self._failed(f"needs a key: set {service.key_variable}")
        if not home:
            return self._failed(f"needs an address: set {service.name}_url in contentgen.toml")
        search = self._search.model_copy(update={"topic": query.topic, "home": home})
        try:
            brought = service.search(search, self._get)
        except WebError as fault:
            return self._failed(fault.reason)
        except (MalformedError, *PARSER_FAULTS) as fault:
            why = str(fault) if isinstance(fault, MalformedError) else type(fault).__name__
            return self._failed(f"sent an answer that cannot be read ({why})")
        return self._found(brought, query)

    def _get(self, ask: Ask) -> Reply:
        paced = self.service.interval if ask.url.startswith(self._search.home or self.service.home) else None
        return self._client.get(ask if ask.interval is not None else ask.model_copy(update={"interval": paced}))

    def _failed(self, reason: str) -> Found:
        return Found(failures=(SourceFailure(location=self.name, reason=reason),))

    def _found(self, brought: Result, query: Query) -> Found:
        return sources_of(
            brought,
            adapter=self.name,
            reliability=self.service.reliability,
            licence=self.service.licence,
            today=query.today,
            limits=self._limits,
            taken=set(),
        )
