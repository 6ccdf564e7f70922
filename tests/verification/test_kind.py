"""What a sentence is by its form, and when it needs a source whatever its writer calls it."""

from __future__ import annotations

import pytest

from contentgen.verification import is_factual, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Which alert would have noticed?", "question"),
        ("“Who noticed?”", "question"),
        ("https://opentelemetry.io/docs", "link"),
        ("I cut drift by half.", "personal"),
        ("We're sure of it.", "personal"),
        ("Our team measured it.", "personal"),
        ("It helped us a lot.", "personal"),
        ("The US law applies.", "claim"),
        ("Let us begin with the trace.", "instruction"),
        ("Mask prompts before export.", "instruction"),
        ("Before a release, run the suite.", "instruction"),
        ("So don't wait.", "instruction"),
        ("Drift hurts.", "claim"),
        ("Teams mask prompts.", "claim"),
        ("[ ] Pin the version.", "instruction"),
    ],
)
def test_kind_by_form(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Seven teams saw it.",
        "It fell by 30%.",
        "Grafana solves this.",
        "A tool such as Datadog helps.",
        "Studies show that it works.",
        "According to experts, it works.",
        "Recent research has shown it.",
        "Data show that it does.",
    ],
)
def test_figures_names_and_talk_of_research_need_a_source(text: str) -> None:
    assert is_factual(text)


@pytest.mark.parametrize("text", ["Start small.", "A green light says little.", "One team and one week are enough."])
def test_judgement_needs_none(text: str) -> None:
    assert not is_factual(text)


def test_names_and_numbers_of_the_brief_are_free() -> None:
    assert not is_factual("In the EU, article 12 comes first.", frozenset({"eu"}), frozenset({"12"}))
