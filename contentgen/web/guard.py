"""Where a request may lead: public addresses only, checked at the moment of connecting.

The name is resolved once and the connection goes to that very address, so that a name which points somewhere else a
moment later (DNS rebinding) gains nothing; each redirect opens its own connection and is checked again.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore2

from contentgen.web.values import WebError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_SHARED = ipaddress.ip_network("100.64.0.0/10")  # carrier networks; some clouds keep metadata there
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64 carries an IPv4 address in its last four bytes


class Reach:
    """Which hosts may be reached beside the public ones: those the user allowed by name, `host` or `host:port`."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(name.lower() for name in allowed)

    def address(self, host: str, port: int) -> str:
        """The address to connect to.

        Raises:
            WebError: the name is unknown, or leads to an address that is not public.

        """
        addresses = _literal(host) or _resolved(host, port)
        if not self._allowed & {host.lower(), f"{host.lower()}:{port}"}:
            for address in addresses:
                if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                    raise WebError(
                        "refused",
                        f"{host} leads to {address}, which is not on the public web; "
                        f"if it is yours, allow it in contentgen.toml: allow_hosts = ['{host}']",
                    )
        return addresses[0]


def _literal(host: str) -> list[str]:
    """The address that a host spells out, in any of the forms that the system's resolver takes."""
    try:
        return [str(ipaddress.ip_address(host.strip("[]").partition("%")[0]))]
    except ValueError:
        pass
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except (OSError, UnicodeError):
        return []


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        nobody = isinstance(fault, socket.gaierror) and fault.errno in (
            socket.EAI_NONAME,
            getattr(socket, "EAI_NODATA", None),
        )
        raise WebError("unreachable", f"{host}: the name cannot be resolved", no_such_host=nobody) from fault
    if not found:
        raise WebError("unreachable", f"{host}: the name has no address")
    return [str(entry[4][0]) for entry in found]


def is_public(address: Address) -> bool:
    """Whether an address lies on the public internet, whatever disguise it wears."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None:
            return False
        if inner is not None:
            return is_public(inner)
    elif address in _SHARED:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class GuardedBackend(httpcore2.SyncBackend):
    """Opens connections to addresses that `Reach` has found and checked."""

    def __init__(self, reach: Reach) -> None:
        super().__init__()
        self._reach = reach

    def connect_tcp(self, host: str, port: int, *args: Any, **named: Any) -> httpcore2.NetworkStream:
        """Connect to the checked address of the host; TLS goes on to use the host's name."""
        return super().connect_tcp(self._reach.address(host, port), port, *args, **named)

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        """Refuse: no source lives behind a socket file."""
        raise WebError("refused", "a socket file is no web address")
