"""Research that asks the web: what is named is asked and nothing else; failures are told; each work counts once."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contentgen.errors import SourceError, UserError
from contentgen.model import Brief, Source
from contentgen.sources import Access, research
from contentgen.sources.base import Found
from contentgen.sources.relevance import Keywords
from contentgen.sources.sieve import distinct, sifted
from contentgen.sources.wanted import Wanted, wanted
from tests.material import source
from tests.web.site import Page, Site, running

TOPIC = "beekeeping hive sensors"
FINDINGS = (
    "Hive sensors for beekeeping reported swarming {n}1 hours before it happened in the spring of 202{n}.",
    "Beekeeping with hive sensors lost {n} of 40 colonies in winter, and without sensors 1{n} of 40.",
)


def work(number: int) -> dict[str, Any]:
    index: dict[str, list[int]] = {}
    for at, word in enumerate(" ".join(FINDINGS).format(n=number).split()):
        index.setdefault(word, []).append(at)
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.1000/hive{number}",
        "title": f"Hive sensors in beekeeping, trial number {number}",
        "type": "article",
        "publication_date": f"202{number}-01-03",
        "authorships": [{"author": {"display_name": f"Ada Keeper{'abcdefgh'[number]}"}}],
        "abstract_inverted_index": index,
    }


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def access(site: Site) -> Access:
    home = site.url().rstrip("/")
    works = [work(number) for number in range(7)]
    site.serve("/works", Page(json.dumps({"results": works}).encode(), kind="application/json"))
    homes = {"openalex": home, "arxiv": home, "crossref": home}
    return Access(homes=homes, allow_hosts=(f"127.0.0.1:{site.port}",))


def named(topic: str, *sources: str) -> Brief:
    return Brief(topic=topic, keyphrase=topic, sources=sources, today=date(2026, 11, 24))


def test_a_topic_outside_the_library_is_carried_by_a_service(access: Access, keywords: Keywords) -> None:
    found = research(named(TOPIC, "openalex"), keywords=keywords, access=access)
    assert {each.adapter for each in found.sources} == {"openalex"}
    assert len(found.sources) >= 6
    assert all(item.quote and item.locator == "abstract" for item in found.ledger)


def test_a_service_that_fails_is_told_and_the_others_carry_the_topic(access: Access, keywords: Keywords) -> None:
    found = research(named(TOPIC, "arxiv", "openalex"), keywords=keywords, access=access)
    assert [failure.location for failure in found.failures] == ["arxiv"]
    assert "HTTP 404" in found.failures[0].reason


def test_where_nothing_carries_the_topic_the_failures_are_in_the_error(access: Access, keywords: Keywords) -> None:
    with pytest.raises(SourceError) as caught:
        research(named(TOPIC, "arxiv"), keywords=keywords, access=access)
    assert "arxiv: 127.0.0.1 has nothing" in str(caught.value)
    assert "--sources openalex" in str(caught.value)


@pytest.mark.parametrize("sources", [(), ("local",), ("library",), ("local", "FOLDER")])
def test_without_a_named_service_no_connection_is_opened(
    sources: tuple[str, ...], keywords: Keywords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "a.md").write_text("# Tracing\n\nA trace of 12 spans shows where AI observability pays.\n", "utf-8")
    chosen = tuple(str(tmp_path) if each == "FOLDER" else each for each in sources)
    assert research(named("AI observability", *chosen), keywords=keywords).ledger


def test_local_beside_a_service_is_refused() -> None:
    with pytest.raises(UserError, match="--sources local opens no connection"):
        wanted(["local", "arxiv"])


def test_what_sources_names_is_taken_apart() -> None:
    assert wanted(["notes", "https://a.org/x", "arXiv", "./pubmed", "library"]) == Wanted(
        paths=("notes", "./pubmed"), addresses=("https://a.org/x",), services=("arxiv",), library=True
    )


def test_one_work_from_two_services_counts_once(access: Access, keywords: Keywords, site: Site) -> None:
    items = [
        {
            "DOI": f"10.1000/HIVE{n}",
            "title": [f"Hive sensors in beekeeping, trial number {n}"],
            "abstract": "A b c. " * 9,
        }
        for n in range(7)
    ]
    both = {"results": [work(n) for n in range(7)], "message": {"items": items}}
    site.serve("/works", Page(json.dumps(both).encode(), kind="application/json"))
    found = research(named(TOPIC, "openalex", "crossref"), keywords=keywords, access=access)
    assert {each.adapter for each in found.sources} == {"openalex"}


# --- the sieve ---------------------------------------------------------------------------------------------------


def page(number: int, url: str, year: int = 2025, **fields: Any) -> Source:
    made = source(id=f"s{number}", title=f"A page on hives of number {number}", URL=url)
    issued = {"date-parts": [[year]]}
    csl = {**made.csl, "issued": issued, "id": f"s{number}", **fields}
    return made.model_copy(update={"csl": csl, "reliability": "web page", "adapter": "searxng"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"DOI": "10.1/AB"}, {"DOI": "10.1/ab"}),
        ({"archive": "arXiv", "archive_location": "2501.01234v2"}, {"URL": "https://arxiv.org/abs/2501.01234"}),
        ({"URL": "https://www.a.org/x/"}, {"URL": "http://a.org/x"}),
        ({"title": "The same long title here"}, {"title": "The Same Long Title, Here"}),
    ],
)
def test_two_records_of_one_work_are_known(one: dict[str, str], other: dict[str, str]) -> None:
    first, second = page(1, "https://a.org/1", **one), page(2, "https://b.org/2", **other)
    assert distinct([first], [second]) == ()


def test_different_works_stay_and_their_ids_stay_unique() -> None:
    first, second = page(1, "https://a.org/1"), page(2, "https://b.org/2").model_copy(update={"id": "s1"})
    (kept,) = distinct([first], [second])
    assert kept.id == kept.csl["id"] == "s1-2"
    assert all(passage.id.startswith("s1-2/") for passage in kept.passages)


def left(*sources: Source, **access: Any) -> tuple[list[str], list[str]]:
    found = sifted(Found(sources=sources), Access(**access))
    return [each.id for each in found.sources], [failure.reason for failure in found.failures]


def test_domains_ages_and_crowds_are_sifted_and_told() -> None:
    pages = [page(n, f"https://{'blog.' * (n % 2)}a.org/{n}") for n in range(5)]
    assert left(*pages, deny_domains=("a.org",)) == ([], ["5 left out: in deny_domains"])
    assert left(*pages, allow_domains=("b.org",))[0] == []
    assert left(*pages, allow_domains=("blog.a.org",))[0] == ["s1", "s3"]
    assert left(*pages, per_domain=2) == (["s0", "s1", "s2", "s3"], ["1 left out: more than 2 of one domain"])
    old = page(9, "https://c.org/9", 2019)
    assert left(old, pages[0], since=date(2024, 6, 1)) == (["s0"], ["1 left out: older than 2024-06-01"])
    assert left(page(8, "https://nota.org/8"), deny_domains=("a.org",))[0] == ["s8"]
