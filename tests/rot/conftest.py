"""A finished run whose sources stand on a local site and in files, restored before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rot.bees import Bees, make, restore
from tests.web.site import running


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bees]:
    with running() as site:
        yield make(site, tmp_path_factory.mktemp("bees"))


@pytest.fixture
def bees(made: Bees) -> Bees:
    restore(made.site, made.files, made.names)
    return made
