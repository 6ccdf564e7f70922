"""Word families: the forms of a keyphrase are found, and words that only look alike are not."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Document
from scoring.morphology import family
from scoring.vocabulary import stem

PAIRS = tomllib.loads(Path(__file__).with_name("word_families.toml").read_text(encoding="utf-8"))
SAME = [tuple(line.split()) for line in PAIRS["same"].split("\n") if line]
DIFFERENT = [tuple(line.split()) for line in PAIRS["different"].split("\n") if line]
TABLE = tomllib.loads((Path(__file__).parents[2] / "scoring" / "data" / "morphology.toml").read_text(encoding="utf-8"))


def test_the_forms_of_a_word_are_one_family() -> None:
    assert [pair for pair in SAME if family(pair[0]) != family(pair[1])] == []


def test_words_that_only_look_alike_are_two_families() -> None:
    assert [pair for pair in DIFFERENT if family(pair[0]) == family(pair[1])] == []


def test_the_pairs_are_many_and_the_light_stem_fails_most_of_them() -> None:
    assert len(SAME) >= 150
    assert len(DIFFERENT) >= 150
    assert sum(stem(a) == stem(b) for a, b in SAME) < len(SAME) / 2


@pytest.mark.parametrize("row", TABLE["families"]["rows"].strip().split("\n"))
def test_each_row_of_the_table_is_one_family(row: str) -> None:
    head, *rest = row.split()
    assert {family(word) for word in rest} == {family(head)}


def test_no_word_of_the_table_has_two_places() -> None:
    members = [word for row in TABLE["families"]["rows"].split("\n") for word in row.split()[1:]]
    forms = [word for block in TABLE["forms"].values() for word in block.split()]
    apart = TABLE["apart"]["words"].split()
    assert len(members) == len(set(members))
    assert len(forms) == len(set(forms))
    assert len(apart) == len(set(apart))
    assert not set(members) & set(forms)
    assert not set(members) & set(apart)
    heads = {row.split()[0] for row in TABLE["families"]["rows"].strip().split("\n")}
    assert not heads & set(members)


@given(st.text(alphabet=string.ascii_letters + "'’-é1", min_size=1, max_size=24))
def test_any_word_has_a_family_that_case_and_possessive_leave_alone(word: str) -> None:
    assert family(word) == family(word.upper())
    if word.isalpha():
        assert family(word)
        assert family(f"{word}'s") == family(word)


def test_a_keyphrase_is_found_in_its_other_forms() -> None:
    text = "We observe the AI. An AI observation is a record. Observing AI costs time."
    document = Document.from_text("linkedin", text, keyphrase="AI observability")
    assert [hit.line for hit in document.topic_hits] == [1]
    assert len(document.topic_sentences) == 3
