"""A sentence that turns its evidence round is found out; one that repeats it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.verification.direction import OPPOSITES, reversals


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("Judges do not agree with people.", "Judges agree with people."),
        ("Labels never arrive late.", "Labels arrive late."),
        ("Tests can't catch drift.", "Tests catch drift."),
        ("Accuracy rose in June.", "Accuracy fell in June."),
        ("Retrieval makes answers worse.", "Retrieval makes answers better."),
        ("Small models cost more.", "Small models cost less."),
    ],
)
def test_a_reversal_is_named(sentence: str, evidence: str) -> None:
    assert reversals(sentence, evidence)


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("Judges agree with people.", "Judges agree with people."),
        ("No label came in time.", "Labels are missing or unavailable."),
        ("Accuracy rose, then fell.", "Accuracy fell after it rose."),
        ("It costs more than before and less than feared.", "It costs less than feared and more than before."),
    ],
)
def test_the_same_direction_is_no_reversal(sentence: str, evidence: str) -> None:
    assert reversals(sentence, evidence) == ()


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_every_pair_of_opposites_works_both_ways(one: str, other: str) -> None:
    assert any(one in reason for reason in reversals(f"Results are {one} here", f"Results are {other} here"))
    assert any(other in reason for reason in reversals(f"Results are {other} here", f"Results are {one} here"))


@given(st.text(max_size=120))
def test_no_text_reverses_itself(text: str) -> None:
    assert reversals(text, text) == ()
