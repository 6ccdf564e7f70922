"""One notation for numbers: digits, words, ranges, versions, and the digits that belong to names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.verification.number import normal, numbers, numbers_allowed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,552 pairs", {"1552"}),
        ("27,697,000 rows", {"27697000"}),
        ("0.10% and 0.1 %", {"0.1"}),
        ("36.90 points", {"36.9"}),
        ("25%", {"25"}),
        ("$5 a month", {"5"}),
        ("3x faster", {"3"}),
        ("the 10th run", {"10"}),
        ("no figure at all", set()),
    ],
)
def test_digits_are_read_in_one_notation(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thirteen tasks", {"13"}),
        ("three thousand runs", {"3000"}),
        ("1.5 million users", {"1500000"}),
        ("ten thousand rows", {"10000"}),
        ("5M users at $2k", {"5000000", "2000"}),
        ("25,000 runs in 3 m", {"25000", "3"}),
        ("a hundred traces", {"100"}),
        ("a few hundred traces", set()),
        ("twenty-five teams", {"25"}),
        ("twenty-one", {"21"}),
    ],
)
def test_number_words_are_numbers(text: str, found: set[str]) -> None:
    assert numbers(text) == found


def test_small_number_words_are_no_figures_but_their_digits_are() -> None:
    assert numbers("one of the two things, or three") == frozenset()
    assert numbers("1 of the 2 things") == {"1", "2"}
    assert {"1", "2", "3"} <= numbers_allowed("one of the two things, or three")


@pytest.mark.parametrize("dash", ["-", "–", "—", " - ", " – "])
def test_both_ends_of_a_range_are_read(dash: str) -> None:
    assert numbers(f"between 10{dash}20 percent") == {"10", "20"}


@pytest.mark.parametrize("version", ["1.42.0", "10.1.2.3"])
def test_a_version_is_one_number(version: str) -> None:
    assert numbers(f"in version {version} of the collector") == {version}


@pytest.mark.parametrize(
    "name", ["GPT-4", "GPT-41", "GPT-3.5", "gpt4", "Llama-70B", "claude-3-5-sonnet", "o1", "R1", "H100", "F1", "p95"]
)
def test_a_digit_in_a_name_is_no_number(name: str) -> None:
    assert numbers(f"We asked {name} about it") == frozenset()


def test_a_version_may_have_its_v() -> None:
    assert numbers("since v1.42.0") == numbers("since 1.42.0") == {"1.42.0"}


def test_top_10_is_ten() -> None:
    assert numbers("in the top-10 list") == {"10"}


def test_multiples_in_words_allow_their_digits() -> None:
    assert {"0.5", "2"} <= numbers_allowed("half of them, twice a day")


@pytest.mark.parametrize(("digits", "same"), [("1,000", "1000"), ("0.50", "0.5"), ("007", "7"), ("1.42.0", "1.42.0")])
def test_normal_form(digits: str, same: str) -> None:
    assert normal(digits) == same


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_change_nothing(value: int) -> None:
    assert numbers(f"with {value:,} rows") == numbers(f"with {value} rows") == {str(value)}


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_trailing_zeros_change_nothing(value: Decimal) -> None:
    assert numbers(f"at {value:f} %") == numbers(f"at {value:f}0 %")


@given(st.text(max_size=120))
def test_what_a_text_states_it_also_allows(text: str) -> None:
    assert numbers(text) <= numbers_allowed(text)
