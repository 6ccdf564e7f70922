"""Ranks, effects and forecasts need evidence or a marked view; what only looks like them is free."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from contentgen.model import Sentence, SentenceKind
from contentgen.verification import assertions, check_sentence, kind_of
from tests.verification.test_shipped_texts import SLOTS, phrases

LABELLED = tomllib.loads((Path(__file__).parent / "assertions.toml").read_text(encoding="utf-8"))
WHAT = {"ranks": "ranks something", "effects": "states an effect", "forecasts": "forecasts"}


@pytest.mark.parametrize(("group", "text"), [(group, text) for group in WHAT for text in LABELLED[group]])
def test_a_rank_an_effect_or_a_forecast_is_found(group: str, text: str) -> None:
    assert WHAT[group] in assertions(text)


@pytest.mark.parametrize("text", LABELLED["innocent"])
def test_a_view_a_question_an_instruction_and_a_lookalike_are_free(text: str) -> None:
    assert assertions(text) == ()


def test_half_of_the_sentences_are_innocent() -> None:
    asserted = [text for group in WHAT for text in LABELLED[group]]
    assert (len(asserted), len(LABELLED["innocent"]), len({*asserted, *LABELLED["innocent"]})) == (30, 30, 60)


def judged(text: str, kind: SentenceKind = "opinion", author: str = "") -> tuple[str, tuple[str, ...]]:
    verdict = check_sentence(Sentence(text=text, kind=kind), [], [], topic="AI observability", author=author)
    return verdict.status, verdict.reasons


def test_an_opinion_that_forecasts_fails_and_is_told_the_way_out() -> None:
    status, reasons = judged("Agents will replace dashboards.")
    assert (status, reasons) == ("unsupported", ("forecasts without evidence; mark it as a view or cite",))


def test_a_named_author_may_forecast_as_a_view() -> None:
    text = "I think that agents will replace dashboards."
    assert judged(text, kind_of(text), author="Ada Byron")[0] == "supported"
    assert judged(text, kind_of(text))[0] == "unsupported"


def test_likely_is_a_hedge_and_no_view() -> None:
    assert judged("Agents will likely replace dashboards.")[0] == "unsupported"


def test_no_phrase_of_the_offline_writer_asserts() -> None:
    assert [(path, text) for path, text in phrases() if assertions(text.format_map(SLOTS))] == []
