"""The site and a client that may reach it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contentgen.web import Reach, ResponseCache, WebClient, WebLimits
from tests.web.site import Site, running

QUICK = WebLimits(seconds=0.6, connect_seconds=0.5, interval=0.0, first_wait=0.02, longest_wait=0.3, max_bytes=100_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def client(site: Site) -> Iterator[WebClient]:
    with WebClient(reach=Reach([f"127.0.0.1:{site.port}"]), limits=QUICK) as client:
        yield client


@pytest.fixture
def caching(site: Site, tmp_path: Path) -> Iterator[WebClient]:
    cache = ResponseCache(tmp_path / "web" / "cache.sqlite")
    limits = QUICK.model_copy(update={"fresh_seconds": 0.0})
    with WebClient(reach=Reach([f"127.0.0.1:{site.port}"]), limits=limits, cache=cache) as client:
        yield client
