"""Which addresses may be reached."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from contentgen.web.guard import Reach, is_public
from contentgen.web.values import WebError

PRIVATE = [
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::",
    "2001:0:0:0:0:0:0:1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_an_address_outside_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1"])
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(WebError):
        Reach().address(host, 80)


def test_a_host_that_the_user_allows_is_reached_by_name_and_port_only() -> None:
    assert Reach(["127.0.0.1:8080"]).address("127.0.0.1", 8080) == "127.0.0.1"
    with pytest.raises(WebError) as caught:
        Reach(["127.0.0.1:8080"]).address("127.0.0.1", 9090)
    assert "allow_hosts" in caught.value.reason


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The resolver is the system's; what it says of a hostile name is played here."""
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(WebError):
        Reach().address("rebinding.example", 80)


def test_a_name_is_resolved_once_for_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer, a private address, is never asked for."""
    asked: list[str] = []

    def resolver(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        ip = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    assert Reach().address("rebinding.example", 80) == "93.184.216.34"
    assert asked == ["rebinding.example"]
