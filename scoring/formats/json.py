"""JSON as `schema/score-v1.json` describes it: one text as an object, several as a list under `files`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from scoring.lint import FileScores, ManyScores
from scoring.rulebook import Rules


def as_json(files: Sequence[FileScores], _: Rules) -> str:
    """Print everything that is known of the files."""
    value = files[0] if len(files) == 1 else ManyScores(files=tuple(files))
    return value.model_dump_json(indent=2)


def schema() -> dict[str, Any]:
    """The JSON Schema of what is printed."""
    made = TypeAdapter(FileScores | ManyScores).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "score, version 1", **made}
