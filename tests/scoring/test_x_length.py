"""Weighted length against twitter-text's conformance cases (Apache-2.0, see twitter_text/LICENSE)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from scoring import LIMIT, weighted_length
from scoring.x_length import _RANGES_OF_ONE, URL_LENGTH, is_valid_post
from scoring.x_urls import find_urls

FOLDER = Path(__file__).with_name("twitter_text")
GROUPS: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "validate.yml").read_text("utf-8"))["tests"]
ADDRESSES: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "extract.yml").read_text("utf-8"))["tests"]
NEEDS_VERSION_2 = {
    "Count a mix of single byte single word, and double word unicode characters": "version 2 counts the parts "
    "of a joined emoji",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers": "version 2 counts "
    "a skin tone by itself",
}
#: both are "invalid" at the 140 characters of before 2017, and valid under version 3
ASSUMES_140 = {"Invalid Tweet: 141 characters", "Invalid Tweet: 141 characters (due to newline)"}


def cases(group: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["description"],
            marks=[pytest.mark.skip(reason=NEEDS_VERSION_2[case["description"]])]
            if group == "WeightedTweetsCounterTest" and case["description"] in NEEDS_VERSION_2
            else [],
        )
        for case in GROUPS[group]
    ]


@pytest.mark.parametrize(
    "case",
    [
        *cases("WeightedTweetsCounterTest"),
        *cases("WeightedTweetsWithDiscountedEmojiCounterTest"),
        *cases("UnicodeDirectionalMarkerCounterTest"),
    ],
)
def test_a_conformance_case_has_its_length(case: dict[str, Any]) -> None:
    assert weighted_length(case["text"]) == case["expected"]["weightedLength"]


@pytest.mark.parametrize("case", cases("tweets"))
def test_a_post_is_valid_as_the_cases_say_but_for_two_that_assume_140(case: dict[str, Any]) -> None:
    assumed = case["description"] in ASSUMES_140
    assert is_valid_post(case["text"]) is (case["expected"] or assumed)
    assert not assumed or 140 < weighted_length(case["text"]) <= LIMIT


def test_the_two_cases_that_assume_140_are_in_the_file() -> None:
    assert {case["description"] for case in GROUPS["tweets"]} >= ASSUMES_140


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{group}: {case['description']}")
        for group in ("urls", "urls_with_indices", "urls_with_directional_markers", "tco_urls_with_params")
        for case in ADDRESSES[group]
    ],
)
def test_the_addresses_that_x_links_are_found(case: dict[str, Any]) -> None:
    found = [(case["text"][start:end], [start, end]) for start, end in find_urls(case["text"])]
    wanted = case["expected"]
    if wanted and isinstance(wanted[0], dict):
        assert found == [(each["url"], each["indices"]) for each in wanted]
    else:
        assert [address for address, _ in found] == wanted


def test_the_numbers_are_those_of_the_published_configuration() -> None:
    config = json.loads((FOLDER / "config_v3.json").read_text("utf-8"))
    assert config["maxWeightedTweetLength"] == LIMIT
    assert config["transformedURLLength"] == URL_LENGTH
    assert tuple((each["start"], each["end"]) for each in config["ranges"]) == _RANGES_OF_ONE


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("README.md", 23),
        ("main.rs and index.sh", 23 + 5 + 23),
        ("Node.js", 7),
        ("a@b.com", 7),
        ("see example.com/a?b=c.", 4 + 23 + 1),
        ("❤️‍🔥", 5),
        ("©", 1),
        ("", 0),
    ],
)
def test_addresses_and_signs_that_surprise(text: str, length: int) -> None:
    assert weighted_length(text) == length


@given(st.text(alphabet="abc é語 \U0001f600", max_size=60), st.text(alphabet="abc é語 \U0001f600", max_size=60))
def test_lengths_of_texts_without_links_add_up(left: str, right: str) -> None:
    assert weighted_length(f"{left} {right}") == weighted_length(left) + 1 + weighted_length(right)


@given(st.text(max_size=200))
def test_a_length_is_never_negative_nor_over_twice_the_characters_and_links(text: str) -> None:
    assert 0 <= weighted_length(text) <= (2 + URL_LENGTH) * len(text)
