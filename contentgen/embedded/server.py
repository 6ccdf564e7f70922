"""The one server of an embedded model that all runs of a user share: found where it runs, else started."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

from contentgen.embedded.catalogue import EmbeddedModel
from contentgen.embedded.faults import RUNTIME_WAY_OUT, EmbeddedError, MissingRuntimeError
from contentgen.embedded.lock import held
from contentgen.embedded.memory import available
from contentgen.embedded.state import ServerState, read_state
from contentgen.embedded.weights import MB, whole
from contentgen.model import Frozen
from contentgen.settings import environment

RUNTIME = "xllamacpp"
_MODULE = "contentgen.embedded.serve"
_LOOK_AGAIN_S = 0.1
_SHOWN_LINES = 3


class Serving(Frozen):
    """How a server is started and waited for. `command` is the process; the order is written behind it."""

    models: Path
    idle_s: float = 300.0
    start_s: float = 90.0
    health_s: float = 10.0
    command: tuple[str, ...] = (sys.executable, "-m", _MODULE)
    runtime: str = RUNTIME


def state_path(model: EmbeddedModel, models: Path) -> Path:
    """Where a running server of this model is written down."""
    return models / f"{model.file}.server.json"


def ready(model: EmbeddedModel, serving: Serving) -> ServerState:
    """The server of this model, running now: the one that runs already, else a new one.

    Raises:
        EmbeddedError: there is none and none can be started; the message says why and what to do.

    """
    path = state_path(model, serving.models)
    state = _answering(path, serving)
    if state is not None:
        return state
    file = whole(model, serving.models)
    _runtime_is_there(model, serving)
    try:
        lock = serving.models / f"{model.file}.server.lock"
        with held(lock, serving.start_s, lambda: _failed(model, "another run has been starting it for too long")):
            state = _answering(path, serving)
            return state if state is not None else _started(model, file, path, serving)
    except OSError as error:
        raise _failed(model, f"{error.filename}: {error.strerror}") from error


def running(model: EmbeddedModel, serving: Serving) -> ServerState | None:
    """The server that runs now, if one does."""
    return _answering(state_path(model, serving.models), serving, used=False)


def stop(model: EmbeddedModel, models: Path) -> bool:
    """Let a running server end, which it does when its state file is gone; say whether there was one."""
    path = state_path(model, models)
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there


def _answering(path: Path, serving: Serving, *, used: bool = True) -> ServerState | None:
    """The server that is written down, if it is the one that answers there; to ask for it counts as a use of it.

    A killed server leaves its file behind, and its port may be another program's by now: only the alias tells.
    """
    state = read_state(path)
    if state is None:
        return None
    import httpx2

    try:
        with httpx2.Client(trust_env=False, timeout=serving.health_s) as client:
            headers = {"Authorization": f"Bearer {state.key}"}
            models = client.get(f"{state.address}/v1/models", headers=headers).raise_for_status().json()["data"]
        if state.alias not in [each["id"] for each in models]:
            return None
    except (httpx2.HTTPError, ValueError, KeyError, TypeError):
        return None
    if used:
        with contextlib.suppress(OSError):
            os.utime(path)
    return state


def _runtime_is_there(model: EmbeddedModel, serving: Serving) -> None:
    if find_spec(serving.runtime) is None:
        raise MissingRuntimeError(
            f"embedded model {model.name} needs a package that is not installed ({serving.runtime}); {RUNTIME_WAY_OUT}"
        )


def _enough_memory(model: EmbeddedModel) -> None:
    free, needed = available(), model.memory + model.spare
    if free is not None and free < needed:
        raise EmbeddedError(
            f"embedded model {model.name}: {free / MB:.0f} MB of memory are available and it needs {needed / MB:.0f} MB; "
            "close other programs, or choose --writer offline"
        )


def _started(model: EmbeddedModel, file: Path, path: Path, serving: Serving) -> ServerState:
    """Start a server and wait until it answers."""
    _enough_memory(model)
    path.unlink(missing_ok=True)
    log = path.with_suffix(".log")
    order = {
        "--weights": file,
        "--state": path,
        "--name": model.name,
        "--sha256": model.sha256,
        "--context-tokens": model.context_tokens,
        "--idle-s": serving.idle_s,
    }
    words = [word for name, value in order.items() for word in (name, str(value))]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*serving.command, *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={**environment(), **waiting_of_threads()},
            start_new_session=True,  # Ctrl-C on this run is none of its business: others may be using it
        )
    threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no zombie behind
    end = time.monotonic() + serving.start_s
    while time.monotonic() < end:
        state = _answering(path, serving)
        if state is not None:
            return state
        if process.poll() is not None:
            raise _failed(model, f"its server ended with code {process.returncode}: {_last_words(log)}")
        time.sleep(_LOOK_AGAIN_S)
    process.terminate()
    raise _failed(model, f"its server did not answer within {serving.start_s:g} s: {_last_words(log)}")


def waiting_of_threads(load: float | None = None, cores: int | None = None) -> dict[str, str]:
    """How the server's threads shall wait for one another: asleep on a busy machine, else as the runtime likes.

    A thread that waits awake is twice as fast on an idle machine and takes the core away from the one that it waits for
    on a busy one.
    """
    if load is None:
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {"OMP_WAIT_POLICY": "passive"} if load >= (cores or os.cpu_count() or 1) else {}


def _last_words(log: Path) -> str:
    lines = [line.strip() for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
    return " | ".join(lines[-_SHOWN_LINES:]) or "it said nothing"


def _failed(model: EmbeddedModel, why: str) -> EmbeddedError:
    return EmbeddedError(
        f"embedded model {model.name}: {why}. What to do: check the weights with contentgen model list --check, "
        "try again, or choose --writer offline"
    )
