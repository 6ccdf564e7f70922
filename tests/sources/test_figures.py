"""Figures keep the time they are of and the group they were counted in, where the sentence says so, and else stay bare."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Evidence, Figure
from contentgen.sources.figures import figures

SENTENCES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text("utf-8"))["sentence"]
#: phrases that are given where none is are worse than phrases that are missed
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.9


def told(rows: list[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    return {
        (value, name, said) for value, *both in rows for name, said in zip(("when", "whose"), both, strict=True) if said
    }


def test_time_and_group_are_those_of_the_labels() -> None:
    hits = wrong = missed = 0
    faults = []
    for sentence in SENTENCES:
        found = told([(figure.value, figure.period, figure.population) for figure in figures(sentence["text"])])
        labelled = told(sentence["figures"])
        hits, wrong, missed = (
            hits + len(found & labelled),
            wrong + len(found - labelled),
            missed + len(labelled - found),
        )
        faults += [f"{sentence['text']} {sorted(found ^ labelled)}"] if found != labelled else []
    precision, recall = hits / (hits + wrong), hits / (hits + missed)
    assert len(SENTENCES) >= 60
    assert precision >= LEAST_PRECISION, faults
    assert recall >= LEAST_RECALL, faults


def test_the_labels_stand_in_their_sentences_and_many_have_none() -> None:
    for sentence in SENTENCES:
        values = {figure.value for figure in figures(sentence["text"])}
        for value, *phrases in sentence["figures"]:
            assert value in values, sentence["text"]
            assert all(phrase in sentence["text"] for phrase in phrases), sentence["text"]
    assert sum(not sentence["figures"] for sentence in SENTENCES) >= 20


@given(st.text(max_size=300) | st.sampled_from([each["text"] for each in SENTENCES]))
def test_no_phrase_is_made_up_and_the_figures_stay_those_of_the_text(text: str) -> None:
    for figure in figures(text):
        assert figure.value in text
        assert figure.period in text
        assert figure.population in text


@pytest.mark.parametrize(
    ("text", "unit"),
    [("The queue takes 500 requests per day.", "requests per day"), ("It costs 5 euros per user.", "euros per user")],
)
def test_a_rate_is_part_of_the_unit(text: str, unit: str) -> None:
    assert [(figure.unit, figure.period) for figure in figures(text)] == [(unit, "")]


def test_numbers_of_acts_and_reports_are_no_figures() -> None:
    assert figures("Regulation (EU) 2026/1744 and NIST AI 800-4 agree.") == ()


def test_an_item_saved_before_there_were_periods_is_read() -> None:
    saved = {"value": "31", "unit": "%"}
    assert Figure.model_validate(saved) == Figure(value="31", unit="%", period="", population="")
    assert Evidence.model_validate(
        {"id": "E1", "source_id": "s", "passage_id": "s/1", "claim": "x", "locator": "p. 1", "figures": [saved]}
    ).figures == (Figure(value="31", unit="%"),)
