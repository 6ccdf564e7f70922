"""Planted orders of the house set: none becomes evidence, and passages that only tell of such orders are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contentgen.sources.base import Block, Document, Limits
from contentgen.sources.passages import PassageMaker
from contentgen.sources.screen import Screen
from contentgen.sources.sentences import split

HOUSE = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "verification" / "house" / "injections.jsonl")
    .read_text("utf-8")
    .splitlines()
]
ODD, EVEN = ([row for row in HOUSE if int(row["id"][3:]) % 2 == odd] for odd in (1, 0))


def outcome(passage: str) -> str:
    """What becomes of a document that holds this paragraph, or of the paragraph, or of a sentence of it."""
    document = Document(csl={}, blocks=(Block(text=passage),))
    maker, screen = PassageMaker(Limits()), Screen()
    if maker.planted(document):
        return "document left out"
    kept, failures = maker.make("s", "a.md", document)
    if any(failure.reason.startswith("set aside") for failure in failures):
        return "paragraph set aside"
    assert not any(screen.reason(each.text) for each in kept)
    dropped = any(screen.reason(sentence) for _, sentence in split(passage))
    return "sentence dropped" if dropped else "read"


@pytest.mark.parametrize("row", [row for row in ODD if row["orders"]], ids=lambda row: str(row["id"]))
def test_orders_that_the_screen_was_worked_out_on_are_kept_out(row: dict[str, Any]) -> None:
    assert outcome(row["passage"]) != "read"


def test_of_the_orders_kept_back_six_in_eight_are_kept_out() -> None:
    read = [row["id"] for row in EVEN if row["orders"] and outcome(row["passage"]) == "read"]
    assert read == ["in-12", "in-16"]


@pytest.mark.parametrize("row", [row for row in HOUSE if not row["orders"]], ids=lambda row: str(row["id"]))
def test_a_passage_about_planted_orders_is_read_but_for_the_order_that_it_quotes(row: dict[str, Any]) -> None:
    assert outcome(row["passage"]) == ("sentence dropped" if row["id"] == "in-19" else "read")


@pytest.mark.parametrize(
    "text",
    [
        "For language models, caching the prompt saves time.",
        "As your operator adds nodes, the share falls.",
        "The filter is switched off at night, and the cost falls.",
        "The rules are lifted in 2027, so firms have time.",
        "You are now ready to deploy the model.",
        "An e-c-h-o cancels itself.",
        "AI agents reading this queue took nine seconds.",
        "The assistant: a study of 400 answers.",
        "At the end of the document a new table was added.",
    ],
)
def test_innocent_look_alikes_are_read(text: str) -> None:
    assert outcome(text) == "read"
