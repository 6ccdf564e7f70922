"""How the web may be used for a run: the user's addresses, keys, limits and wishes about what is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field, SecretStr

from contentgen.model import Frozen


class Access(Frozen):
    """`contact` is an address at which services with a polite pool can reach the user; it is sent to them.

    `allow_hosts` are hosts that may be private, `homes` the addresses of services that one runs oneself, `keys` the
    keys by service name. `index` is the file of the project's kept sources.

    `since`, the domains and `per_domain` bound what services find, now or when the project kept it, never what the
    user names.
    """

    contact: str = ""
    allow_hosts: tuple[str, ...] = ()
    homes: dict[str, str] = Field(default={})
    keys: dict[str, SecretStr] = Field(default={}, exclude=True, repr=False)
    since: date | None = None
    allow_domains: tuple[str, ...] = ()
    deny_domains: tuple[str, ...] = ()
    per_domain: int = 3
    cache: Path | None = None
    index: Path | None = None
    version: str = "0"

    def key(self, service: str) -> str:
        """The key of a service; empty where none is known."""
        return self.keys[service].get_secret_value() if service in self.keys else ""
