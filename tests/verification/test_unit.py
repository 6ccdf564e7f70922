"""The same digits of another unit are another figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.verification.unit import counted, other_units


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("for six years", "for at least six months"),
        ("within 24 days", "within 24 hours"),
        ("a rise of 4 points", "a rise of 4%"),
        ("it took 200 seconds", "it took 200 ms"),
        ("up to 16 MB", "up to 16 GB"),
    ],
)
def test_a_changed_unit_is_named(sentence: str, evidence: str) -> None:
    assert other_units(sentence, evidence)


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("for 6 months", "for at least six months"),
        ("4 percent", "4%"),
        ("14 assertions", "14% fewer assertions"),
        ("in 2 of 3 tries", "2 and 3"),
        ("84% in March", "from 84 to 51%"),
        ("after a 24-hour wait", "24 hours later"),
    ],
)
def test_the_same_unit_or_none_is_not(sentence: str, evidence: str) -> None:
    assert other_units(sentence, evidence) == ()


@given(st.text(max_size=120))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert other_units(text, text) == ()
    assert all(number and unit for number, unit in counted(text))
