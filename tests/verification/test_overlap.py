"""Stems and their overlap: spelling, bounds, and many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.verification.overlap import content_stems, share_covered, stem
from tests.material import library

WORDS = sorted(
    {word.lower() for source in library() for p in source.passages for word in p.text.split() if word.isalpha()}
)


def test_forms_of_a_word_and_both_spellings_are_one_stem() -> None:
    assert stem("tracing") == stem("traces") == stem("traced")
    assert stem("organised") == stem("organized")


def test_words_without_meaning_count_for_nothing() -> None:
    assert content_stems("It is what they would do with the other one") == frozenset()
    assert share_covered("It is what it is.", "Nothing alike") == 1.0


@pytest.mark.parametrize(
    ("sentence", "share"), [("Traces join spans.", 1.0), ("Traces join logs.", 2 / 3), ("Logs lie.", 0.0)]
)
def test_the_share_is_of_the_sentence(sentence: str, share: float) -> None:
    assert share_covered(sentence, "A trace joins many spans of a request.") == pytest.approx(share)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_the_share_is_between_none_and_all_and_more_evidence_never_lowers_it(a: str, b: str, more: str) -> None:
    assert 0.0 <= share_covered(a, b) <= share_covered(a, f"{b} {more}") <= 1.0
    assert share_covered(a, a) == 1.0


def test_stems_are_the_same_from_many_threads() -> None:
    stem.cache_clear()
    alone = [stem(word) for word in WORDS]
    for _ in range(3):
        stem.cache_clear()
        with ThreadPoolExecutor(16) as pool:
            assert list(pool.map(stem, WORDS)) == alone
