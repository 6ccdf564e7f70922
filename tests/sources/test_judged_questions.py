"""The ranking against judged questions: never behind plain BM25, far before newest first."""

from __future__ import annotations

from benchmarks.relevance import judged, means, ndcg
from contentgen.model import Source


def test_the_ranking_finds_what_answers_a_question() -> None:
    measured = means()
    assert measured["contentgen"] >= measured["plain BM25"]
    assert measured["contentgen"] >= measured["newest first"] + 0.15


def test_every_judged_record_is_in_the_library(library: tuple[Source, ...]) -> None:
    known = {source.id for source in library}
    questions = judged()
    assert len(questions) == 30
    assert all(2 in grades.values() for grades in questions.values())
    assert not [each for grades in questions.values() for each in grades if each not in known]


def test_the_measure_is_one_for_the_best_order_and_falls_with_it() -> None:
    grades = {"a": 2, "b": 1, "c": 1}
    assert ndcg(["a", "b", "c"], grades) == 1.0
    assert ndcg(["b", "a", "c"], grades) < 1.0
    assert ndcg(["x", "y"], grades) == 0.0
