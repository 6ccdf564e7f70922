"""What a capable model said of claims on invented sources by the prompt `judge`, and what that measures it as."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.judge_accuracy import ON
from benchmarks.judge_model import ALONE, RECORDED, ROOT, accuracy_of, asked, block, questions_of, sample, verdicts
from contentgen.chains import ModelSession
from contentgen.judge import Hearing, Opinion, citations
from contentgen.llm import Answers
from contentgen.llm.recorded import recorded
from contentgen.resources import shipped

RECORDING = Path(__file__).parents[1] / "recordings" / "judgements.jsonl"


@pytest.fixture(scope="module")
def opinions() -> tuple[Opinion, ...]:
    session = ModelSession(model=recorded(RECORDING), prompts=(shipped("prompts"),))
    return Hearing(session, 1, ALONE).opinions(questions_of(sample()))


def test_the_recording_answers_the_prompts_that_are_asked_now() -> None:
    known = {answer.messages for answer in Answers.read(RECORDING)}
    assert {line.messages for line in asked(sample())} == known


def test_the_accuracy_that_is_shown_is_what_the_recording_gives(opinions: tuple[Opinion, ...]) -> None:
    rows = sample()
    assert citations.accuracy_of(RECORDED) == accuracy_of(rows, opinions, ON.format(rows=len(rows))), (
        "run benchmarks/judge_model.py --write"
    )


def test_the_table_of_the_readme_is_what_the_recording_gives(opinions: tuple[Opinion, ...]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert block(sample(), opinions) in readme, "run benchmarks/judge_model.py --write"


def test_both_together_let_less_pass_than_either(opinions: tuple[Opinion, ...]) -> None:
    rows = sample()
    by = verdicts(rows, opinions)
    wrong = {
        who: sum(each == "supported" and row["label"] == 0 for row, each in zip(rows, given, strict=True))
        for who, given in by.items()
    }
    assert wrong["both"] <= min(wrong["judge"], wrong["checks"])
    assert wrong["checks"] > 0
