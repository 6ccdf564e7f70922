"""From a pydantic model to the schema that is sent, and from a model's text back to a value."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Schema = TypeVar("Schema", bound=BaseModel)

_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_DROPPED = ("default", "title")
_SHOWN_CHARACTERS = 600


class NotJsonError(ValueError):
    """The text holds no JSON object at all."""


def strict_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """Make the JSON Schema in the form that strict servers take.

    Every object is closed and requires all its fields, no defaults, and no keyword beside a ``$ref``.
    """
    whole = schema.model_json_schema()
    strict = _strict(whole, whole.get("$defs", {}))
    return {"title": schema.__name__, **strict}


def parse(text: str, schema: type[Schema]) -> Schema:
    """Read the first JSON object in a text as this schema; fences and prose around it are skipped."""
    return schema.model_validate_json(json.dumps(_first_object(text)))


def problem_of(error: ValidationError | NotJsonError) -> str:
    """Say what is wrong with an answer in a way that a model can mend and a user can read."""
    if isinstance(error, NotJsonError):
        return str(error)
    found = error.errors(include_url=False, include_context=False, include_input=False)
    shown = (f"{'.'.join(map(str, each['loc'])) or 'answer'}: {each['msg']}" for each in found)
    return "; ".join(shown)[:_SHOWN_CHARACTERS]


def _first_object(text: str) -> dict[str, Any]:
    """Find the first object. What stands inside a broken one is not taken for the answer."""
    plain = _THOUGHTS.sub("", text)
    decoder = json.JSONDecoder(strict=False)
    start = plain.find("{")
    while start >= 0:
        try:
            found, _ = decoder.raw_decode(plain, start)
        except ValueError:
            start = plain.find("{", _closing(plain, start))
            continue
        return dict(found)
    raise NotJsonError("the answer is empty" if not plain.strip() else "the answer holds no JSON object")


def _closing(text: str, start: int) -> int:
    """Find where the braces that open at `start` are closed again, or the end of the text."""
    depth = 0
    for brace in re.finditer(r"[{}]", text[start:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return start + brace.end()
    return len(text)


def _strict(part: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_strict(each, definitions) for each in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part and len(part) > 1:
        beside = {name: value for name, value in part.items() if name != "$ref"}
        return _strict({**definitions[part["$ref"].rpartition("/")[2]], **beside}, definitions)
    plain = {name: value for name, value in part.items() if name not in _DROPPED or isinstance(value, dict)}
    closed = {
        name: _named(value, definitions) if name in ("properties", "$defs") else _strict(value, definitions)
        for name, value in plain.items()
    }
    if closed.get("type") == "object" and "properties" in closed:
        closed |= {"required": list(closed["properties"]), "additionalProperties": False}
    return closed


def _named(parts: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _strict(part, definitions) for name, part in parts.items()}
