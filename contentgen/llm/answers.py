"""The answers of a run, one JSON line each: kept so that a resumed run asks nothing twice."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contentgen.errors import UserError
from contentgen.model import Frozen

Turns = tuple[tuple[str, str], ...]


class Answer(Frozen):
    """One usable answer with what was asked. Holds no key and no address."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    key: str
    model: str
    stage: str
    prompt: str
    schema_name: str = Field(alias="schema")
    messages: Turns
    answer: str
    tokens_in: int | None = None
    tokens_out: int | None = None


class Answers:
    """The log of one run. Safe between threads; each line is on the disk before `add` returns."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        found = self.read(path, mend=True) if path is not None and path.exists() else ()
        self._by_key = {answer.key: answer for answer in found}

    def get(self, key: str) -> Answer | None:
        """Look up the answer to what this key stands for."""
        with self._lock:
            return self._by_key.get(key)

    def add(self, answer: Answer) -> None:
        """Append an answer; the same answer again is not written twice."""
        with self._lock:
            if self._by_key.get(answer.key) == answer:
                return
            if self._path is not None:
                _append(self._path, answer.model_dump_json().encode() + b"\n")
            self._by_key[answer.key] = answer

    @staticmethod
    def read(path: Path, *, mend: bool = False) -> tuple[Answer, ...]:
        """Read a log. A last line that was torn by a crash is left out, and cut off where `mend` is set."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UserError(f"{path}: cannot be read: {error.strerror}; check its permissions") from error
        whole = data[: data.rfind(b"\n") + 1]
        if mend and len(whole) < len(data):
            os.truncate(path, len(whole))
        return tuple(_answer(line, path, number) for number, line in enumerate(whole.splitlines(), 1) if line.strip())


def key(model: str, messages: Sequence[tuple[str, str]], schema: type[BaseModel], parameters: Mapping[str, Any]) -> str:
    """Hash all that decides an answer."""
    asked = [model, list(messages), schema.__name__, schema.model_json_schema(), dict(parameters)]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _answer(line: bytes, path: Path, number: int) -> Answer:
    try:
        return Answer.model_validate_json(line)
    except ValidationError as error:
        raise UserError(
            f"{path}:{number}: not an answer of ours: {error.errors()[0]['msg']}; remove the line or the file"
        ) from error


def _append(path: Path, line: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(descriptor, line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UserError(
            f"{path}: cannot be written: {error.strerror}; free some space or choose another --out"
        ) from error
