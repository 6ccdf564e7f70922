from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, ValidationError

from contentgen.llm.schemas import NotJsonError, parse, problem_of, strict_schema


class Inner(BaseModel):
    title: str = "untitled"
    default: int = 3


class Outer(BaseModel):
    """What is asked for."""

    first: Inner = Field(description="the first")
    rest: list[Inner] = []
    note: str | None = None


def _every_object(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in _every_object(each)]
    if not isinstance(part, dict):
        return []
    own = [part] if part.get("type") == "object" else []
    return own + [found for each in part.values() for found in _every_object(each)]


def test_strict_servers_find_nothing_to_refuse() -> None:
    schema = strict_schema(Outer)
    assert schema["title"] == "Outer"
    assert schema["description"] == "What is asked for."
    for part in _every_object(schema):
        assert part["required"] == list(part["properties"])
        assert part["additionalProperties"] is False
    assert schema["properties"]["first"]["description"] == "the first"
    assert "$ref" not in schema["properties"]["first"]
    assert schema["properties"]["rest"]["items"] == {"$ref": "#/$defs/Inner"}
    assert list(schema["$defs"]["Inner"]["properties"]) == ["title", "default"]
    assert "untitled" not in json.dumps(schema)


PROSE = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=40)


@given(PROSE, PROSE, st.text(st.characters(exclude_categories=["Cs"])))
def test_json_is_found_between_any_words(before: str, after: str, title: str) -> None:
    text = before + json.dumps({"first": {"title": title}}) + after
    assert parse(text, Outer).first.title == title


@pytest.mark.parametrize(
    "text", ["", "  \n", "no", "[1, 2]", '{"first": ', "{{ }}", "{'first': {}}", '{"x": oops, "first": {}}']
)
def test_no_json_at_all(text: str) -> None:
    with pytest.raises(NotJsonError):
        parse(text, Outer)


def test_a_problem_names_the_field() -> None:
    with pytest.raises(ValidationError) as caught:
        parse('{"first": {"default": "x"}, "rest": 3}', Outer)
    assert problem_of(caught.value) == (
        "first.default: Input should be a valid integer, unable to parse string as an integer; "
        "rest: Input should be a valid array"
    )
