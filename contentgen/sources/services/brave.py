"""Brave's web search: https://api-dashboard.search.brave.com/app/documentation/web-search/get-started."""

from __future__ import annotations

from contentgen.sources.base import Result
from contentgen.sources.services.base import Get, MalformedError, Search, Service, json_of, rows
from contentgen.sources.services.pages import links_of, read_links
from contentgen.web import Ask

_MOST_RESULTS = 20


def search(search: Search, get: Get) -> Result:
    """The pages that Brave finds; each is fetched and read."""
    params = [("q", search.topic), ("count", str(min(search.limit, _MOST_RESULTS))), ("search_lang", search.language)]
    params += [("freshness", f"{search.since:%Y-%m-%d}to2100-01-01")] if search.since else []
    ask = Ask(
        url=f"{search.home}/res/v1/web/search",
        params=tuple(params),
        headers=(("X-Subscription-Token", search.key),),
        secret=frozenset({"X-Subscription-Token"}),
    )
    answer = json_of(get(ask))
    web = answer.get("web", {"results": []})
    if not isinstance(web, dict) or answer.get("type") != "search":
        raise MalformedError("it holds no web results")
    found = rows(web.get("results"), "results")
    return read_links(links_of(found, "page_age"), get)


BRAVE = Service(
    name="brave",
    what="the open web (Brave Search, needs a key)",
    home="https://api.search.brave.com",
    search=search,
    reliability="web page",
    key_variable="BRAVE_API_KEY",
    needs_key=True,
    interval=1.0,
)
