"""A model as the judge of citations: asked for all that is open at once, and again until nothing is."""

from __future__ import annotations

import re

import pytest

from contentgen.errors import AnswerError
from contentgen.judge import Docket, Limits
from contentgen.verification.citation_scores import CitationScores, Judge, Statement, citation_scores
from tests.judge.material import Turns, answer, hearing, verdict

SOURCES = {"1": "The pilot ran in Lyon.", "2": "It took six weeks.", "3": "Nobody was hurt."}
TEXT = (
    Statement(text="The pilot ran in Lyon for six weeks.", refs=("1", "2", "3")),
    Statement(text="Nobody was hurt.", refs=("3",)),
    Statement(text="It rained.", refs=("2",)),
)


def score(judge: Judge) -> CitationScores:
    return citation_scores(TEXT, SOURCES, judge)


def knowing(turns: Turns, _schema: str) -> object:
    """Says of each claim what the three sources give."""
    prompt = turns[-1][1]
    source = prompt.partition("<source>")[2].partition("</source>")[0]
    found = []
    for each, claim in re.findall(r"^\[(C\d+)\] (.+)$", prompt, re.MULTILINE):
        needed = {"The": ("Lyon", "six"), "Nobody": ("Nobody",), "It": ("rained",)}[claim.split()[0]]
        held = all(word in source for word in needed)
        found.append(
            verdict(each, "supported", *source.strip().split("\n\n")) if held else verdict(each, "unsupported", " ")
        )
    return answer(*found)


def test_the_scores_are_those_of_a_judge_that_answers_at_once() -> None:
    found = Docket("m").settle(score, hearing(knowing))
    assert (found.recalled, found.sentences, found.needed, found.citations) == (2, 3, 3, 5)
    assert [(flag.fault, flag.ref) for flag in found.flags] == [("unnecessary", "3"), ("unsupported", "")]


def test_a_long_source_is_shown_whole() -> None:
    docket = Docket("m", Limits(source_words=1000))
    assert not docket.judge.supports("hay " * 900, "Needle.")
    assert len(docket.waiting) == 1


def test_a_judge_that_failed_scores_nothing() -> None:
    with pytest.raises(AnswerError):
        Docket("m").settle(score, hearing(lambda *_: "no"))


def test_who_agrees_is_told() -> None:
    docket = Docket("m")
    docket.settle(score, hearing(knowing))
    found = docket.agreement(Judge(name="yes", probability=lambda *_: 1.0))
    assert found.one_only + found.both == found.claims
    assert found.share is not None
    assert 0 < found.share < 1
