"""Text that stands for text still to be written."""

from __future__ import annotations

import re

import pytest

from contentgen.verification import placeholders
from tests.material import ROOT, library

SEED = (
    "[Add citations here]",
    "[Placeholder for citations]",
    "[Add citations when research papers can be reliably retrieved]",
    "1/n",
)


@pytest.mark.parametrize(
    "text",
    [
        *SEED,
        "TODO",
        "tbd",
        "Lorem ipsum dolor",
        "see example.com/page",
        "{{ topic }}",
        "{% if x %}",
        "<insert name>",
        "<your company>",
        "As an AI language model, I cannot",
        "[Your Name]",
        "[link]",
        "[Source]",
        "[Company name]",
    ],
)
def test_placeholders_are_found(text: str) -> None:
    assert placeholders(f"Before {text} after")


@pytest.mark.parametrize(
    "text",
    [
        "Post 2/8 of the thread",
        "a [link](https://opentelemetry.io) in the text",
        "array[0] and [3]",
        "the source [E1]",
        "a to-do list",
        "{name}",
        "half of it, 1/2",
    ],
)
def test_ordinary_text_is_none(text: str) -> None:
    assert placeholders(text) == ()


def test_no_text_of_the_library_is_a_placeholder() -> None:
    for source in library():
        for passage in source.passages:
            text = " ".join((passage.text, passage.statement, passage.short, passage.attributed, passage.advice))
            assert placeholders(text) == (), passage.id


def test_no_phrase_that_ships_is_a_placeholder() -> None:
    for path in sorted((ROOT / "templates" / "offline").rglob("*.toml")):
        quoted = re.findall(r'"([^"]*)"', path.read_text(encoding="utf-8"))
        assert [text for text in quoted if placeholders(text)] == []
