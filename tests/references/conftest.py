"""A site that plays the registries, and the way to it."""

from __future__ import annotations

import pytest

from contentgen.references.online import REGISTRIES, Desk
from contentgen.web import WebClient
from tests.references.answers import NUMBERS, TITLES
from tests.services.conftest import client, site
from tests.web.site import Site

__all__ = ["client", "site"]


@pytest.fixture
def desk(site: Site, client: WebClient) -> Desk:
    """All registries, each under its own path; nothing is recorded yet."""
    for name in {registry.name for registry in REGISTRIES}:
        for answers in (NUMBERS, TITLES):
            if name in answers:
                path, _, nothing = answers[name]
                site.serve(f"/{name}{path}", nothing)
    homes = {registry.name: site.url(f"/{registry.name}") for registry in REGISTRIES}
    return Desk(REGISTRIES, client, homes=homes, contact="ada@example.org")


def record(site: Site, *names: str) -> None:
    """Let these registries have the work."""
    for name in names:
        for answers in (NUMBERS, TITLES):
            if name in answers:
                path, full, _ = answers[name]
                site.serve(f"/{name}{path}", full)
