"""Tavily's search interface: https://docs.tavily.com/documentation/api-reference/endpoint/search."""

from __future__ import annotations

import json

from contentgen.sources.base import Result
from contentgen.sources.services.base import Get, Search, Service, json_of, rows
from contentgen.sources.services.pages import links_of, read_links
from contentgen.web import Ask

_MOST_RESULTS = 20


def search(search: Search, get: Get) -> Result:
    """The pages that Tavily finds; each is fetched and read."""
    body: dict[str, object] = {"query": search.topic, "max_results": min(search.limit, _MOST_RESULTS)}
    body |= {"start_date": f"{search.since:%Y-%m-%d}"} if search.since else {}
    ask = Ask(
        url=f"{search.home}/search",
        headers=(("Authorization", f"Bearer {search.key}"),),
        json_body=json.dumps(body),
        secret=frozenset({"Authorization"}),
    )
    found = rows(json_of(get(ask)).get("results"), "results")
    return read_links(links_of(found, "published_date"), get)


TAVILY = Service(
    name="tavily",
    what="the open web (Tavily, needs a key)",
    home="https://api.tavily.com",
    search=search,
    reliability="web page",
    key_variable="TAVILY_API_KEY",
    needs_key=True,
    interval=0.2,
)
