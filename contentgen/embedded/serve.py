"""The child process that serves a model: loads it, writes down where it listens, ends when nobody has asked for a while.

Started by ``embedded/server.py`` as ``python -m contentgen.embedded.serve``. It listens on a free port of the loopback
and answers only who knows the key that it wrote into its state file, which no other user can read. It ends by itself,
too, when that file is gone or names another server.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from contentgen.embedded.state import ServerState, read_state, write_state

_SEED = 7


class Order(NamedTuple):
    """What is to be served and how."""

    weights: Path
    state: Path
    name: str
    sha256: str
    context_tokens: int
    threads: int
    idle_s: float
    alias: str
    key: str


class Running(Protocol):
    """A server that runs: where it listens, and a number that changes with its work (None while it works)."""

    address: str

    def work(self) -> int | None:
        """How much it has done so far; None while it is at work."""


class LlamaServer:
    """llama.cpp's own server inside this process, by xllamacpp."""

    def __init__(self, order: Order) -> None:
        import xllamacpp

        self._server: Any = xllamacpp.Server(_params(xllamacpp.CommonParams(), order))
        self.address = str(self._server.listening_address)
        self._key = order.key

    def work(self) -> int | None:
        """Tokens read and written, by the server's own count."""
        import httpx2

        headers = {"Authorization": f"Bearer {self._key}"}
        with httpx2.Client(trust_env=False, timeout=10) as client:
            text = client.get(f"{self.address}/metrics", headers=headers).raise_for_status().text
        numbers = dict(line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
        if any(float(numbers.get(f"llamacpp:requests_{state}", 0)) for state in ("processing", "deferred")):
            return None
        return int(
            sum(float(numbers.get(f"llamacpp:{name}_tokens_total", 0)) for name in ("prompt", "tokens_predicted"))
        )


def _params(params: Any, order: Order) -> Any:
    """One request at a time with every core: on two cores, two at a time would be no faster, and each would wait longer."""
    params.model.path = str(order.weights)
    params.model_alias = {order.alias}
    params.api_keys = [order.key]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = order.context_tokens
    params.n_parallel = 1
    params.warmup = False
    params.ui = False
    params.endpoint_metrics = True
    params.cache_prompt = False  # an answer shall not depend on what was asked before it
    params.verbosity = 0
    params.sampling.temp = 0.0
    params.sampling.seed = _SEED
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = order.threads
    return params


def run(order: Order, start: Callable[[Order], Running]) -> None:
    """Serve until idle for long enough, or until the state file is not this server's any more."""
    server = start(order)
    write_state(
        order.state,
        ServerState(
            pid=os.getpid(),
            address=server.address,
            key=order.key,
            alias=order.alias,
            model=order.name,
            sha256=order.sha256,
            started=time.time(),
        ),
    )
    try:
        _until_idle(server, order)
    finally:
        if _is_ours(order):
            order.state.unlink(missing_ok=True)


def _until_idle(server: Running, order: Order) -> None:
    pause = min(2.0, order.idle_s / 4)
    done, last = server.work(), time.time()
    while _is_ours(order):
        time.sleep(pause)
        now = server.work()
        if now is None or now != done:
            done, last = now, time.time()
        if time.time() - max(last, _touched(order.state)) >= order.idle_s:
            return


def _is_ours(order: Order) -> bool:
    state = read_state(order.state)
    return state is not None and state.key == order.key


def _touched(state: Path) -> float:
    """When a client last looked this server up."""
    try:
        return state.stat().st_mtime
    except OSError:
        return 0.0


def order_of(arguments: Sequence[str]) -> Order:
    """Read what the parent wrote on the command line; the key is made here, so that no list of processes shows it."""
    parser = argparse.ArgumentParser(prog="contentgen.embedded.serve")
    for name, kind in (("weights", Path), ("state", Path), ("name", str), ("sha256", str)):
        parser.add_argument(f"--{name}", type=kind, required=True)
    parser.add_argument("--context-tokens", type=int, required=True)
    parser.add_argument("--idle-s", type=float, required=True)
    given = vars(parser.parse_args(arguments))
    return Order(**given, threads=_cores(), alias=secrets.token_hex(8), key=secrets.token_urlsafe(32))


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    run(order_of(sys.argv[1:]), LlamaServer)
