"""What every test gets: no way to the outside, a clean environment, a local server on request."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.server import ScriptedServer
from tests.small_model import small_model

__all__ = ["small_model"]

_SPOKEN_FOR = ("OPENAI_", "CONTENTGEN_", "LANGSMITH_", "LANGCHAIN_", "ANTHROPIC_")
_LOOPBACK = ("localhost", "127.", "::1")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so started by a shell in the background; Ctrl-C is tested
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "contentgen", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("contentgen")


class OutsideError(RuntimeError):
    """A test tried to reach something that is not this machine."""


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Block every connection and look-up but loopback."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def checked(address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if not str(host).startswith(_LOOPBACK):
            raise OutsideError(f"this test tried to reach {address}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        checked(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        checked(address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        checked((host.decode() if isinstance(host, bytes) else host or "localhost", 0))
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the developer's keys, settings, proxies and home out of the tests."""
    for name in list(os.environ):
        if name.startswith(_SPOKEN_FOR) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    home = str(tmp_path_factory.mktemp("home"))
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.setenv(name, home)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """Run a scripted OpenAI-compatible server."""
    with ScriptedServer().running() as running:
        yield running


@pytest.fixture
def in_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes what golden runs leave now as what they must leave."""
    parser.addoption("--accept", action="store_true", help="accept what the golden runs leave now")
