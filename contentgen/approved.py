"""What of a saved run is not made again: the research of a replay, the outline that its user has edited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from contentgen.errors import UserError
from contentgen.model import Frozen, Outline, Research
from contentgen.stages.outline_text import read_outline
from contentgen.store import STAGES, RunFolder

Value = TypeVar("Value", bound=Frozen)

_RESEARCH, _OUTLINE = "01-research", "02-outline"


def approved(folder: RunFolder) -> dict[type[Frozen], Frozen]:
    """The outline of a planned run as it stands now, with the evidence that it was planned on; else nothing.

    Raises:
        UserError: the outline cannot be read; the message names its line.

    """
    try:
        data = folder.outline.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserError(f"{folder.outline}: cannot be read: {error.strerror}; make it readable again") from error
    research = saved_research(folder)
    return {Research: research, Outline: read_outline(data, str(folder.outline), research, _saved_outline(folder))}


def saved_research(folder: RunFolder) -> Research:
    """The research that a run has saved.

    Raises:
        UserError: it has none that can be read.

    """
    path = _file(folder, _RESEARCH)
    try:
        return _saved(path, Research)
    except (OSError, ValueError, KeyError) as error:
        raise UserError(f"{path}: holds no research to go by ({error}); start the run again") from error


def _saved_outline(folder: RunFolder) -> Outline | None:
    """The outline as it was planned; None where a piece had fallen to another writer, since then it was not saved."""
    try:
        return _saved(_file(folder, _OUTLINE), Outline)
    except (OSError, ValueError, KeyError):
        return None


def _file(folder: RunFolder, stage: str) -> Path:
    return folder.path / STAGES / f"{stage}.json"


def _saved(path: Path, type_: type[Value]) -> Value:
    return type_.model_validate_json(json.dumps(json.loads(path.read_bytes())["value"]))
