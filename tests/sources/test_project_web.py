"""Addresses and services in a project's index: asked again with validators, and never the poorer for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contentgen.errors import UserError
from contentgen.sources import Access, Query
from contentgen.sources.project.adapter import kept_for
from contentgen.sources.wanted import Wanted
from tests.sources.kept import TODAY, filled, index_of, names, note, refreshed, texts
from tests.web.site import Page, Site, running

FIRST = "Hive sensors reported swarming 21 hours before it happened in the spring of 2022."
SECOND = "Hive sensors reported swarming 30 hours before it happened in the spring of 2023."


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def access(site: Site, tmp_path: Path) -> Access:
    home = site.url().rstrip("/")
    cache = index_of(tmp_path).parent / "web.sqlite"
    return Access(homes={"openalex": home}, allow_hosts=(f"127.0.0.1:{site.port}",), cache=cache)


def page(sentence: str, tag: str = "") -> Page:
    body = f"<html><head><title>Hive sensors and swarming bees</title></head><body><main><p>{sentence}</p></main></body></html>"
    return Page(body.encode(), headers=(("ETag", f'"{tag}"'),) if tag else ())


def works(*numbers: int) -> Page:
    rows = [
        {
            "id": f"https://openalex.org/W{n}",
            "doi": f"https://doi.org/10.1000/hive{n}",
            "title": f"Hive sensors in beekeeping, trial number {n}",
            "type": "article",
            "publication_date": f"202{n}-01-03",
            "authorships": [{"author": {"display_name": f"Ada Keeper{'abcdefgh'[n]}"}}],
            "abstract_inverted_index": {word: [at] for at, word in enumerate(FIRST.replace("21", f"2{n}").split())},
        }
        for n in numbers
    ]
    return Page(json.dumps({"results": rows}).encode(), kind="application/json")


def test_a_page_is_kept_and_asked_for_again_with_its_validator(site: Site, access: Access, tmp_path: Path) -> None:
    address = site.serve("/hive", page(FIRST, "one"), Page(status=304))
    (added,) = filled(tmp_path, address, access=access)
    assert added[0] == "added"
    assert refreshed(tmp_path, access) == [("unchanged", added[1])]
    assert [headers.get("if-none-match") for path, headers, _ in site.asked if path == "/hive"] == [None, '"one"']


def test_a_page_that_changed_is_replaced_under_its_name(site: Site, access: Access, tmp_path: Path) -> None:
    address = site.serve("/hive", page(FIRST, "one"), page(SECOND, "two"))
    ((_, name),) = filled(tmp_path, address, access=access)
    assert refreshed(tmp_path, access) == [("changed", name)]
    assert texts(tmp_path, name) == {f"{name}/1": SECOND}


@pytest.mark.parametrize("then", [Page(status=404), page("Log in.")])
def test_a_page_that_cannot_be_had_again_stays(site: Site, access: Access, tmp_path: Path, then: Page) -> None:
    address = site.serve("/hive", page(FIRST), then)
    ((_, name),) = filled(tmp_path, address, access=access)
    assert [state for state, _ in refreshed(tmp_path, access)] == ["failed"]
    assert list(texts(tmp_path, name).values()) == [FIRST]


def test_a_search_adds_what_it_finds_and_drops_nothing(site: Site, access: Access, tmp_path: Path) -> None:
    site.serve("/works", works(1, 2), works(2, 3))
    told = filled(tmp_path, "openalex", topic="hive sensors", access=access)
    assert [state for state, _ in told] == ["added", "added"]
    assert [state for state, _ in refreshed(tmp_path, access)] == ["unchanged", "added"]
    assert len(names(tmp_path)) == 3


def test_a_service_that_fails_is_told(access: Access, tmp_path: Path) -> None:
    assert filled(tmp_path, "openalex", topic="hive sensors", access=access) == [("failed", "openalex")]


@pytest.mark.parametrize(("named", "topic", "says"), [("openalex", "", "add --topic"), ("notes", "x", "none is named")])
def test_a_topic_and_a_service_belong_together(tmp_path: Path, named: str, topic: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        filled(tmp_path, named, topic=topic)


@pytest.mark.parametrize(
    ("wish", "why"),
    [({"since": date(2025, 1, 1)}, "older than 2025-01-01"), ({"deny_domains": ("doi.org",)}, "in deny_domains")],
)
def test_wishes_hold_for_what_a_service_found_before(
    site: Site, access: Access, tmp_path: Path, wish: dict[str, Any], why: str
) -> None:
    site.serve("/works", works(*range(1, 8)))
    filled(tmp_path, "openalex", access=access, topic="hive sensors")
    note(tmp_path, "own.md", SECOND, title="Older notes of our own from doi.org")
    filled(tmp_path, tmp_path / "own.md")
    query, kept = Query(topic="hive sensors", today=TODAY), access.model_copy(update={"index": index_of(tmp_path)})
    choice = Wanted(project=True)
    assert len(kept_for(choice, query, (), kept, language="en").sources) == 8
    found = kept_for(choice, query, (), kept.model_copy(update=wish), language="en")
    assert "own-md" in [source.id for source in found.sources]
    assert 0 < len(found.sources) < 8
    assert found.failures[0].location == "openalex"
    assert found.failures[0].reason.endswith(f"left out: {why}")
