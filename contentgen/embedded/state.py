"""What a running server wrote down of itself, so that other runs of the same user find it."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from contentgen.model import Frozen


class ServerState(Frozen):
    """Where it listens, the key that it wants, the alias by which it is known to be this one, and what it serves.

    The file's time is when a run last looked it up.
    """

    pid: int
    address: str
    key: str
    alias: str
    model: str
    sha256: str
    started: float


def read_state(path: Path) -> ServerState | None:
    """What is written there; None where nothing is, or nothing that can be read."""
    try:
        return ServerState.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def write_state(path: Path, state: ServerState) -> None:
    """Write it for this user's eyes alone, whole or not at all."""
    fresh = path.with_name(f"{path.name}.{state.pid}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(state.model_dump_json())
    fresh.replace(path)
