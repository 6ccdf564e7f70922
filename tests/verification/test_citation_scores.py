"""Citation recall and precision on the vectors that the definition gives, and what must hold for any text."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.verification.citation_scores import (
    Accuracy,
    CitationScores,
    Judge,
    Statement,
    citation_scores,
    mean_of,
    together,
    windows_of,
)

SOURCES = {str(n): f"<{n}>" for n in range(1, 6)}


def judge_of(*supporting: Collection[str]) -> Judge:
    """A judge to whom a sentence holds where one of these sets of sources is at hand, whatever else is."""

    def probability(source: str, sentence: str) -> float:
        return float(any(all(f"<{each}>" in source for each in together_) for together_ in supporting))

    return Judge(name="table", probability=probability)


def one(refs: str, *supporting: Collection[str], **fields: object) -> CitationScores:
    said = Statement.model_validate({"text": "s", "refs": tuple(refs), **fields})
    return citation_scores([said], SOURCES, judge_of(*supporting))


@pytest.mark.parametrize(
    ("refs", "supporting", "recall", "precision", "faults"),
    [
        ("1", ["1"], 1.0, 1.0, []),
        ("12", ["1"], 1.0, 0.5, ["unnecessary"]),
        ("12", [("1", "2")], 1.0, 1.0, []),
        ("12", [], 0.0, 0.0, ["unsupported"]),
        ("", ["1"], 0.0, 0.0, ["uncited"]),
        ("9", ["1"], 0.0, 0.0, ["unknown id"]),
    ],
    ids=["one that supports", "one of two", "both together", "neither", "uncited", "unknown"],
)
def test_one_sentence(
    refs: str, supporting: list[Collection[str]], recall: float, precision: float, faults: list[str]
) -> None:
    scores = one(refs, *supporting)
    assert (scores.recall, scores.precision) == (recall, precision)
    assert [flag.fault for flag in scores.flags] == faults


def test_the_figure_of_the_paper() -> None:
    """[1][2] do not support; [3] does; [4] and [5] do together, with [2] beside them for nothing."""
    text = [
        Statement(text="first", refs=("1", "2")),
        Statement(text="second", refs=("3",)),
        Statement(text="third", refs=("2", "4", "5")),
    ]

    def probability(source: str, sentence: str) -> float:
        wanted = {"first": ["none"], "second": ["<3>"], "third": ["<4>", "<5>"]}[sentence]
        return float(all(each in source for each in wanted))

    scores = citation_scores(text, SOURCES, Judge(name="figure", probability=probability))
    assert scores.recall == pytest.approx(2 / 3)
    assert scores.precision == pytest.approx(1 / 2)


def test_what_is_not_factual_is_listed_and_not_scored() -> None:
    scores = citation_scores([Statement(text="Why?", factual=False)], SOURCES, judge_of())
    assert (scores.recall, scores.precision, scores.unscored, scores.flags) == (None, None, 1, ())


def test_an_unknown_id_beside_one_that_supports_costs_recall_and_half_the_precision() -> None:
    scores = one("19", "1")
    assert (scores.recall, scores.precision) == (0.0, 0.5)
    assert [(flag.fault, flag.ref) for flag in scores.flags] == [("unknown id", "9")]


def test_an_id_cited_twice_is_one_citation() -> None:
    assert one("11", "1").citations == 1


def test_micro_weighs_sentences_and_macro_texts() -> None:
    long, short = CitationScores(sentences=9, recalled=9), CitationScores(sentences=1, recalled=0)
    assert together([long, short]).recall == pytest.approx(0.9)
    assert mean_of([long.recall, short.recall]) == pytest.approx(0.5)


# --- long sources ----------------------------------------------------------------------------------------------


def test_a_fact_deep_in_a_long_source_is_found_by_a_judge_who_is_lost_in_length() -> None:
    def probability(source: str, sentence: str) -> float:
        return float("needle" in source and len(source.split()) <= 150)

    text = " ".join(["hay"] * 400 + ["needle"] + ["hay"] * 400)
    assert Judge(name="near-sighted", probability=probability).supports(text, "s")


def test_two_facts_far_apart_are_found_together() -> None:
    def probability(source: str, sentence: str) -> float:
        return sum(word in source for word in ("needle", "pin")) / 2

    text = " ".join(["needle", *["hay"] * 600, "pin"])
    assert Judge(name="counting", probability=probability, threshold=1.0).supports(text, "s")


@given(st.integers(0, 900), st.integers(1, 200), st.integers(1, 200))
def test_windows_cover_every_word_in_order(count: int, words: int, stride: int) -> None:
    text = " ".join(str(n) for n in range(count))
    windows = windows_of(text, words, min(stride, words))
    seen = [int(word) for window in windows for word in window.split()]
    assert set(seen) == set(range(count))
    assert all(len(window.split()) <= words for window in windows)


# --- what the judge is worth -----------------------------------------------------------------------------------


def test_a_measured_share_is_corrected_by_the_errors_of_the_judge() -> None:
    accuracy = Accuracy(on="a set", true_positives=0.9, false_positives=0.2)
    assert accuracy.balanced == pytest.approx(0.85)
    assert accuracy.corrected(0.55) == pytest.approx(0.5)
    assert (accuracy.corrected(0.95), accuracy.corrected(0.1)) == (1.0, 0.0)


def test_a_judge_hardly_better_than_chance_corrects_nothing() -> None:
    assert Accuracy(on="a set", true_positives=0.6, false_positives=0.5).corrected(0.7) is None


@given(st.lists(st.tuples(st.sets(st.sampled_from("123459"), max_size=4), st.booleans()), max_size=6))
def test_scores_stay_within_their_counts(rows: list[tuple[set[str], bool]]) -> None:
    text = [Statement(text="s", refs=tuple(sorted(refs)), factual=factual) for refs, factual in rows]
    scores = citation_scores(text, SOURCES, judge_of("1", ("2", "3")))
    assert 0 <= scores.recalled <= scores.sentences == sum(factual for _, factual in rows)
    assert 0 <= scores.needed <= scores.citations
    assert scores.unscored + scores.sentences == len(rows)
