"""A site that plays each service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contentgen.web import Reach, WebClient
from tests.web.conftest import QUICK
from tests.web.site import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def client(site: Site) -> Iterator[WebClient]:
    with WebClient(reach=Reach([f"127.0.0.1:{site.port}"]), limits=QUICK) as client:
        yield client
