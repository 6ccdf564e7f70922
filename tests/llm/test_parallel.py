from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.llm import in_parallel
from tests.server import ScriptedServer, slow


@given(st.lists(st.integers(), max_size=20), st.integers(min_value=1, max_value=9))
def test_results_come_in_the_order_of_the_items(items: list[int], limit: int) -> None:
    assert in_parallel(lambda item: item * 2, items, limit) == tuple(item * 2 for item in items)


def test_no_more_than_the_limit_at_once() -> None:
    now, most, lock = 0, 0, threading.Lock()

    def work(_: int) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.005)
        with lock:
            now -= 1

    in_parallel(work, range(20), 3)
    assert most == 3


def test_a_failure_is_raised_and_nothing_more_is_begun() -> None:
    begun: list[int] = []

    def work(number: int) -> None:
        begun.append(number)
        if number == 2:
            raise LookupError("two")
        time.sleep(0.01)

    with pytest.raises(LookupError, match="two"):
        in_parallel(work, range(1000), 2)
    assert len(begun) < 10


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_stops_promptly_and_lets_the_process_end() -> None:
    script = (
        "import os, time\nfrom contentgen.llm import in_parallel\n"
        "def work(number):\n    os.write(1, b'begun\\n')\n    time.sleep(30)\n"
        "in_parallel(work, range(9), 2)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=10)
    assert time.monotonic() - begun < 5
    assert out == ""
    assert "KeyboardInterrupt" in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_does_not_wait_for_a_model_that_is_thinking(server: ScriptedServer, prompts: Path) -> None:
    server.behave(lambda _: slow(20))
    script = f"""
from pathlib import Path
from pydantic import BaseModel
from contentgen.chains import in_parallel, open_session
from contentgen.settings import load
class Topic(BaseModel):
    topic: str
here = Path({str(prompts)!r})
session = open_session(load({{"model": "openai:local", "base_url": {server.url!r}}}, {{}}, here), (here,))
in_parallel(lambda topic: session.ask("outline", Topic(topic=topic), Topic, "s"), "abcdef", 3)
"""
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) as child:
        while len(server.requests) < 3 and child.poll() is None:
            time.sleep(0.01)
        begun = time.monotonic()
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
    assert time.monotonic() - begun < 5
    assert b"KeyboardInterrupt" in err
    assert len(server.requests) == 3
