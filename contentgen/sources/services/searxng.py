"""SearXNG, a search engine that one runs oneself: https://docs.searxng.org/dev/search_api.html (format json)."""

from __future__ import annotations

from contentgen.sources.base import Result
from contentgen.sources.services.base import Get, Search, Service, json_of, rows
from contentgen.sources.services.pages import links_of, read_links
from contentgen.web import Ask


def search(search: Search, get: Get) -> Result:
    """The pages that the user's instance finds; each is fetched and read."""
    params = (("q", search.topic), ("format", "json"), ("language", search.language), ("safesearch", "1"))
    found = rows(json_of(get(Ask(url=f"{search.home}/search", params=params))).get("results"), "results")
    return read_links(links_of(found, "publishedDate")[: search.limit], get)


SEARXNG = Service(
    name="searxng",
    what="the open web through your own SearXNG",
    home="",
    search=search,
    reliability="web page",
    needs_home=True,
    interval=0.2,
)
