from __future__ import annotations

import json
import os
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from contentgen.chains import ModelSession
from contentgen.embedded.catalogue import EmbeddedModel
from contentgen.embedded.faults import EmbeddedError, MissingRuntimeError
from contentgen.embedded.memory import available
from contentgen.embedded.server import Serving, ready, running, state_path, stop, waiting_of_threads
from contentgen.embedded.state import read_state, write_state
from contentgen.embedded.weights import path_of
from contentgen.errors import ProviderError
from contentgen.llm import RetryPolicy
from contentgen.llm.embedded import open_embedded
from contentgen.settings import load
from tests.embedded.hub import Hub
from tests.embedded.tiny import put, tiny_model

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "tests.embedded.tiny_server")


class Country(BaseModel):
    country: str


class Capital(BaseModel):
    """The capital of a country."""

    city: str


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedModel]:
    """A model with its weights installed; its server is ended afterwards."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = tiny_model()
    put(found, tmp_path)
    yield found
    state = read_state(state_path(found, tmp_path))
    stop(found, tmp_path)
    if state:
        gone(state.pid)


def serving(models: Path, **changes: object) -> Serving:
    given = {"models": models, "idle_s": 60.0, "start_s": 30.0, "command": COMMAND, "runtime": "json", **changes}
    return Serving.model_validate(given)


def gone(pid: int, within_s: float = 20.0) -> bool:
    return waited(lambda: not Path(f"/proc/{pid}").exists(), within_s)


def waited(what: Callable[[], bool], within_s: float = 20.0) -> bool:
    until = time.monotonic() + within_s
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


def asked(model: EmbeddedModel, serving_: Serving, folder: Path) -> Capital:
    """One question through the whole stack, as a writer asks it."""
    prompts = folder / "prompts"
    prompts.mkdir(exist_ok=True)
    (prompts / "capital.md.j2").write_text("{% block user %}The capital of {{ country }}?{% endblock %}")
    settings = load({"writer": "voice", "max_output_tokens": 64}, {}, folder)
    opened = open_embedded("qwen2.5-coder-1.5b", settings, lambda: ready(model, serving_))
    session = ModelSession(
        model=opened, prompts=(prompts,), policy=RetryPolicy(attempts=2, first_wait_s=0.01, jitter=0)
    )
    return session.ask("capital", Country(country="France"), Capital, "test")


def test_one_server_is_started_and_shared_and_knows_only_its_own_user(model: EmbeddedModel, tmp_path: Path) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(ready(model, serving(tmp_path)).pid)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 3
    assert len(set(found)) == 1
    path = state_path(model, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    state = read_state(path)
    assert state is not None
    assert state.address.startswith("http://127.0.0.1:")
    assert state.key not in Path(f"/proc/{state.pid}/cmdline").read_text()


def test_a_question_is_answered_by_schema_at_temperature_zero_without_a_cache(
    model: EmbeddedModel, tmp_path: Path
) -> None:
    assert asked(model, serving(tmp_path), tmp_path).city == "Paris"

    sent = json.loads((tmp_path / "asked.json").read_text("utf-8"))
    assert sent["response_format"]["type"] == "json_schema"
    assert sent["temperature"] == 0
    assert sent["seed"] == 7
    assert sent["max_tokens"] == 64
    assert sent["cache_prompt"] is False


def test_a_server_killed_in_mid_call_is_started_again(model: EmbeddedModel, tmp_path: Path) -> None:
    (tmp_path / "die-once").touch()

    assert asked(model, serving(tmp_path), tmp_path).city == "Paris"
    assert not (tmp_path / "die-once").exists()


def test_a_server_that_is_killed_in_every_call_fails_with_a_clear_message(model: EmbeddedModel, tmp_path: Path) -> None:
    (tmp_path / "die").touch()

    with pytest.raises(
        ProviderError, match=r"embedded:qwen2\.5-coder-1\.5b failed after 2 attempts: no connection.*--writer offline"
    ):
        asked(model, serving(tmp_path), tmp_path)


def test_an_idle_server_ends_and_leaves_no_state(model: EmbeddedModel, tmp_path: Path) -> None:
    state = ready(model, serving(tmp_path, idle_s=0.5))

    assert gone(state.pid)
    assert not state_path(model, tmp_path).exists()


def test_a_stopped_server_ends(model: EmbeddedModel, tmp_path: Path) -> None:
    state = ready(model, serving(tmp_path, idle_s=2))

    assert stop(model, tmp_path)
    assert gone(state.pid)
    assert running(model, serving(tmp_path)) is None


def test_a_state_that_a_killed_server_left_is_no_server(model: EmbeddedModel, tmp_path: Path) -> None:
    state = ready(model, serving(tmp_path))
    os.kill(state.pid, signal.SIGKILL)
    assert gone(state.pid)
    assert running(model, serving(tmp_path)) is None

    assert ready(model, serving(tmp_path)).pid != state.pid


def test_a_port_that_another_program_took_meanwhile_is_not_mistaken_for_the_server(
    model: EmbeddedModel, tmp_path: Path
) -> None:
    state = ready(model, serving(tmp_path))
    os.kill(state.pid, signal.SIGKILL)
    with Hub(b'{"data": [{"id": "somebody else"}]}').running() as other:
        address = other.url.removesuffix("/tiny.gguf")
        write_state(state_path(model, tmp_path), state.model_copy(update={"address": address}))
        again = ready(model, serving(tmp_path))

    assert again.address != address
    assert other.asked


def test_without_weights_the_way_out_is_named(model: EmbeddedModel, tmp_path: Path) -> None:
    path_of(model, tmp_path).unlink()

    with pytest.raises(EmbeddedError, match=r"not installed; install it once .*contentgen model install tiny"):
        ready(model, serving(tmp_path))


def test_without_the_runtime_the_way_out_is_named(model: EmbeddedModel, tmp_path: Path) -> None:
    with pytest.raises(MissingRuntimeError, match=r"no_such_runtime.*pip install 'contentgen\[voice\]'"):
        ready(model, serving(tmp_path, runtime="no_such_runtime"))


def test_with_too_little_memory_nothing_is_started(model: EmbeddedModel, tmp_path: Path) -> None:
    large = model.model_copy(update={"memory": 1 << 60})

    with pytest.raises(EmbeddedError, match=r"MB of memory are available and it needs .* --writer offline"):
        ready(large, serving(tmp_path))
    assert not state_path(model, tmp_path).exists()


def test_a_server_that_ends_at_once_is_quoted(model: EmbeddedModel, tmp_path: Path) -> None:
    command = (sys.executable, "-c", "print('no such instruction'); raise SystemExit(3)")

    with pytest.raises(EmbeddedError, match="ended with code 3: no such instruction"):
        ready(model, serving(tmp_path, command=command))


def test_a_container_that_leaves_less_than_the_machine_counts(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    group = tmp_path / "sys" / "fs" / "cgroup"
    group.mkdir(parents=True)
    assert available(tmp_path) is None
    (tmp_path / "proc" / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable:    4000 kB\n")
    assert available(tmp_path) == 4_096_000
    (group / "memory.max").write_text("3000000\n")
    (group / "memory.current").write_text("2000000\n")
    (group / "memory.stat").write_text("anon 5\ninactive_file 500000\n")
    assert available(tmp_path) == 1_500_000


def test_threads_wait_asleep_on_a_busy_machine_only() -> None:
    assert waiting_of_threads(load=0.2, cores=2) == {}
    assert waiting_of_threads(load=5.0, cores=2) == {"OMP_WAIT_POLICY": "passive"}
