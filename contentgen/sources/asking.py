"""Asks the web for a run: the user's addresses and the services that were named, several at a time, one client."""

from __future__ import annotations

from contentgen.llm.parallel import in_parallel
from contentgen.model import Event, Progress, silent
from contentgen.sources.access import Access
from contentgen.sources.addresses import AddressAdapter
from contentgen.sources.base import Found, Limits, Query
from contentgen.sources.services import SERVICES, Search, ServiceAdapter
from contentgen.sources.services.github import HOME
from contentgen.sources.sieve import sifted
from contentgen.sources.wanted import Wanted
from contentgen.web import Reach, ResponseCache, WebClient, WebLimits

_AT_ONCE = 4


def asked(
    choice: Wanted,
    query: Query,
    access: Access,
    *,
    language: str,
    limits: Limits,
    web: WebLimits | None = None,
    progress: Progress,
) -> tuple[Found, Found]:
    """What the user's addresses hold, and what the services found. Without either no connection is opened."""
    if not choice.addresses and not choice.services:
        return Found(), Found()
    with client_of(access, web) as client:
        addresses = query.model_copy(update={"locations": choice.addresses})
        named = reader_of(client, access, limits, progress).find(addresses)

        def ask(name: str) -> Found:
            progress(Event(stage="research", message=f"Asking {name}"))
            return ask_service(name, client, query, access, language=language, limits=limits)

        found = in_parallel(ask, choice.services, _AT_ONCE)
    return named, Found(
        sources=tuple(source for each in found for source in each.sources),
        failures=tuple(failure for each in found for failure in each.failures),
    )


def client_of(access: Access, web: WebLimits | None = None) -> WebClient:
    """The way to the web that the user allows. It opens no connection until something is asked."""
    return WebClient(
        reach=Reach(access.allow_hosts),
        limits=web,
        cache=ResponseCache(access.cache),
        contact=access.contact,
        version=access.version,
    )


def reader_of(client: WebClient, access: Access, limits: Limits, progress: Progress = silent) -> AddressAdapter:
    """What reads the user's addresses."""
    return AddressAdapter(
        client,
        limits=limits,
        progress=progress,
        github_home=access.homes.get("github", HOME),
        github_key=access.key("github"),
    )


def ask_service(name: str, client: WebClient, query: Query, access: Access, *, language: str, limits: Limits) -> Found:
    """What one service finds for the topic of a query, without what the user does not want."""
    service = next(each for each in SERVICES if each.name == name)
    search = Search(
        topic="",
        language=language,
        since=access.since,
        home=access.homes.get(name, ""),
        key=access.key(name),
        contact=access.contact,
    )
    return sifted(ServiceAdapter(service, client, search, limits).find(query), access)
