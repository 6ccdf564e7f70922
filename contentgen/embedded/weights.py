"""The weights on this machine: where they lie, what is recorded of them, whether they are whole."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from contentgen.embedded.catalogue import EmbeddedModel
from contentgen.embedded.faults import EmbeddedError
from contentgen.model import Frozen

State = Literal["ready", "missing", "partial", "corrupt"]
MB = 1_000_000
_NAMED_DIGITS = 16


class Record(Frozen):
    """What is written beside the weights once they are whole: their digest, and by what a change of the file shows."""

    model: str
    sha256: str
    size: int
    mtime_ns: int
    origin: str
    licence: str
    installed: date


class Weights(Frozen):
    """How it stands with a model's weights; `said` is for people, with the way out where one is needed."""

    model: str
    path: Path
    state: State
    said: str
    bytes: int = 0
    record: Record | None = None


def path_of(model: EmbeddedModel, models: Path) -> Path:
    """Where the whole weights lie."""
    return models / model.file


def part_of(model: EmbeddedModel, models: Path, sha256: str) -> Path:
    """Where weights lie until they are whole; those of another digest are another file."""
    return models / f"{model.file}.{sha256[:_NAMED_DIGITS]}.part"


def parts_of(model: EmbeddedModel, models: Path) -> tuple[Path, ...]:
    """Every unfinished download of a model."""
    return tuple(sorted(models.glob(f"{model.file}.*.part")))


def record_of(model: EmbeddedModel, models: Path) -> Path:
    """Where the record lies."""
    return models / f"{model.file}.json"


def look(model: EmbeddedModel, models: Path, *, full: bool = False) -> Weights:
    """How it stands with the weights: by size, time and record, or with `full` by their digest.

    Where the file's time is not the recorded one, or there is no record, the digest is taken all the same.
    """
    path, install = path_of(model, models), f"contentgen model install {model.name}"
    if not path.is_file():
        return _not_whole(model, models, install)
    facts, record = path.stat(), _read(record_of(model, models))
    expected, size = (record.sha256, record.size) if record else (model.sha256, model.size)
    remove = f"remove it with: contentgen model remove {model.name}, then: {install}"

    def found(state: State, said: str) -> Weights:
        return Weights(model=model.name, path=path, state=state, said=said, bytes=facts.st_size, record=record)

    if facts.st_size != size:
        return found("corrupt", f"{path}: {facts.st_size} bytes, expected {size}; {remove}")
    if full or record is None or record.mtime_ns != facts.st_mtime_ns:
        digest = sha256_of(path)
        if digest != expected:
            return found("corrupt", f"{path}: SHA-256 is {digest}, expected {expected}; {remove}")
        record = keep_record(model, models, (record.origin, record.licence) if record else ("found there", ""), digest)
    return found("ready", f"{path} ({size / MB:.0f} MB)")


def whole(model: EmbeddedModel, models: Path) -> Path:
    """The path of weights that are there and whole.

    Raises:
        EmbeddedError: they are missing, half-downloaded or corrupt.

    """
    weights = look(model, models)
    if weights.state != "ready":
        raise EmbeddedError(f"embedded model {model.name}: {weights.said}")
    return weights.path


def keep_record(model: EmbeddedModel, models: Path, origin: tuple[str, str], digest: str) -> Record:
    """Write down what lies there: `origin` is where it came from and its licence."""
    facts = path_of(model, models).stat()
    record = Record(
        model=model.name,
        sha256=digest,
        size=facts.st_size,
        mtime_ns=facts.st_mtime_ns,
        origin=origin[0],
        licence=origin[1] or model.licence,
        installed=date.fromtimestamp(facts.st_mtime),  # noqa: DTZ012  # the user's own day
    )
    written = record_of(model, models)
    fresh = written.with_suffix(".new")
    fresh.write_text(record.model_dump_json(indent=1) + "\n", "utf-8")
    fresh.replace(written)
    return record


def sha256_of(path: Path) -> str:
    """The digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_whole(model: EmbeddedModel, models: Path, install: str) -> Weights:
    parts = parts_of(model, models)
    here = sum(part.stat().st_size for part in parts)
    if not here:
        said = f"not installed; install it once ({model.size / MB:.0f} MB) with: {install}"
        return Weights(model=model.name, path=path_of(model, models), state="missing", said=said)
    said = f"half-downloaded, {here / MB:.0f} of {model.size / MB:.0f} MB; this goes on where it stopped: {install}"
    return Weights(model=model.name, path=path_of(model, models), state="partial", said=said, bytes=here)


def _read(path: Path) -> Record | None:
    """The record; none where there is none that can be read, and then the digest is taken anew."""
    try:
        return Record.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
