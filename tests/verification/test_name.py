"""Proper names: what counts as one, where a capital is only grammar, how vocabularies are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.verification.name import names, vocabulary


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The default sampler of Jaeger keeps less.", {"jaeger"}),
        ("The OpenTelemetry collector drops it.", {"opentelemetry"}),
        ("Answers of GPT-4o were longer.", {"gpt-4o"}),
        ("It runs on an H100.", {"h100"}),
        ("So says the EU.", {"eu"}),
        ("A finding of Zhang's team.", {"zhang"}),
        ("iPhone users saw it.", {"iphone"}),
        ("Some use a tracing tool (Grafana) for it.", {"grafana"}),
    ],
)
def test_names_are_found(text: str, found: set[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Monitoring matters.",
        "Drift hurts. Labels come late.",
        "Silence: labels arrive late.",
        "An LLM behind an API, in March.",
        "However, teams wait.",
        "“Traces join spans” is how they put it.",
    ],
)
def test_a_capital_that_is_only_grammar_names_nothing(text: str) -> None:
    assert names(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Grafana keeps every trace.",
        "Microsoft says so.",
        "Zhang and Li agree.",
        "It works. Datadog drops it.",
        "Tools: Datadog.",
    ],
)
def test_a_name_is_found_at_the_start_of_a_sentence_too(text: str) -> None:
    assert names(text) & {"grafana", "microsoft", "zhang", "datadog"}


def test_vocabulary_knows_possessives_plurals_and_parts() -> None:
    known = vocabulary("Zhang's GPT-4 traces use pass^8.")
    assert {"zhang", "gpt-4", "gpt", "4", "trace", "pass"} <= known


@given(st.text(max_size=120))
def test_every_name_of_a_text_is_in_its_vocabulary(text: str) -> None:
    assert names(text) <= vocabulary(text)
