"""Passages in texts: found whatever the typography, changed with the words that differ, or gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.rot.near import Haystack, words_of
from contentgen.rot.values import RotLimits

PASSAGE = "A survey of 312 firms found that 38% did not use sensors in 2025."
OTHER = "Wasps build their nests from wood, and nobody has counted them."
LIMITS = RotLimits()


def near(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    found = Haystack([OTHER, text]).look_for(PASSAGE, LIMITS)
    return found.state, found.gone, found.new


@pytest.mark.parametrize(
    "text",
    [
        PASSAGE,
        PASSAGE.upper(),
        PASSAGE.replace(" ", "\n\t "),
        f"Before. “{PASSAGE}” After.",
        PASSAGE.replace("38%", "38 percent"),
        PASSAGE.replace("38%", "38\u00a0%"),
        PASSAGE.replace("survey", "sur\u00advey"),
        PASSAGE.replace("that", "that [12]"),
    ],
)
def test_typography_and_neighbours_do_not_matter(text: str) -> None:
    assert near(text)[0] == "found"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("38%", "39%", (("38",), ("39",))),
        ("38%", "3.8%", (("38",), ("3.8",))),
        ("did not", "did", (("not",), ())),
        ("312 firms", "312 large firms", ((), ("large",))),
        ("38%", "-38%", (("38",), ("-38",))),
    ],
)
def test_an_edit_is_named_by_its_words(old: str, new: str, words: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert near(PASSAGE.replace(old, new)) == ("changed", *words)


def test_a_text_about_the_same_thing_is_not_the_passage() -> None:
    assert near("The survey asked firms about sensors and found many of them.")[0] == "gone"
    assert Haystack([]).look_for(PASSAGE, LIMITS).state == "gone"


def test_a_passage_over_two_paragraphs_is_found() -> None:
    before, noun, after = PASSAGE.partition(" firms")
    assert Haystack([before, noun + after]).holds(PASSAGE)


def test_only_a_number_makes_it_a_changed_figure() -> None:
    assert Haystack([PASSAGE.replace("38%", "39%")]).look_for(PASSAGE, LIMITS).figure_changed
    assert not Haystack([PASSAGE.replace("firms", "farms")]).look_for(PASSAGE, LIMITS).figure_changed


WORDS = st.lists(st.sampled_from([*words_of(PASSAGE), "bees", "7"]), min_size=4, max_size=12)


@given(before=WORDS, passage=WORDS, after=WORDS)
def test_what_stands_in_a_text_is_always_found(before: list[str], passage: list[str], after: list[str]) -> None:
    text = " ".join([*before, *passage, *after])
    assert Haystack([text]).look_for(" ".join(passage), LIMITS).state == "found"


@given(passage=WORDS, at=st.integers(0, 11), word=st.sampled_from(["zebra", "99"]))
def test_a_word_put_in_place_of_another_is_never_overlooked(passage: list[str], at: int, word: str) -> None:
    edited = [*passage]
    edited[at % len(passage)] = word
    found = Haystack([" ".join(edited)]).look_for(" ".join(passage), LIMITS)
    assert found.state != "found"
    assert found.state == "gone" or word in " ".join(found.new).split()
