"""Exa's search interface: https://docs.exa.ai/reference/search."""

from __future__ import annotations

import json

from contentgen.sources.base import Result
from contentgen.sources.services.base import Get, Search, Service, json_of, rows
from contentgen.sources.services.pages import links_of, read_links
from contentgen.web import Ask


def search(search: Search, get: Get) -> Result:
    """The pages that Exa finds; each is fetched and read."""
    body: dict[str, object] = {"query": search.topic, "numResults": search.limit, "type": "auto"}
    body |= {"startPublishedDate": f"{search.since:%Y-%m-%d}T00:00:00.000Z"} if search.since else {}
    ask = Ask(
        url=f"{search.home}/search",
        headers=(("x-api-key", search.key),),
        json_body=json.dumps(body),
        secret=frozenset({"x-api-key"}),
    )
    found = rows(json_of(get(ask)).get("results"), "results")
    return read_links(links_of(found, "publishedDate"), get)


EXA = Service(
    name="exa",
    what="the open web (Exa, needs a key)",
    home="https://api.exa.ai",
    search=search,
    reliability="web page",
    key_variable="EXA_API_KEY",
    needs_key=True,
    interval=0.2,
)
