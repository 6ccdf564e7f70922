"""The model judge as the judge of citations: it is asked in rounds, each for all that the one before left open."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from contentgen.judge.agreement import Agreement, agreement
from contentgen.judge.asking import Hearing, Limits, Question
from contentgen.judge.opinion import Opinion
from contentgen.model import VerdictStatus
from contentgen.verification.citation_scores import Accuracy, Judge

#: what `benchmarks/judge_model.py --write` has measured, by the model's name
MEASURED = Path(__file__).with_name("measured.json")
Scored = TypeVar("Scored")


class Docket:
    """The opinions so far, and the questions that still wait for one."""

    def __init__(self, model: str, limits: Limits | None = None) -> None:
        self.opinions: dict[Question, Opinion] = {}
        self.waiting: dict[Question, None] = {}
        words = (limits or Limits()).source_words
        self.judge = Judge(
            name=f"the model {model}", probability=self._probability, words=words, accuracy=accuracy_of(model)
        )

    def settle(self, score: Callable[[Judge], Scored], hearing: Hearing) -> Scored:
        """Score again and again, until every question that it asks of the judge has its answer.

        Raises:
            ProviderError: the model's endpoint failed: half of the verdicts would make other figures.
            AnswerError: none of its answers could be used.

        """
        while True:
            found = score(self.judge)
            if not self.waiting:
                return found
            asked, self.waiting = list(self.waiting), {}
            self.opinions |= dict(zip(asked, hearing.opinions(asked), strict=True))
            if hearing.failure:
                raise hearing.failure

    def agreement(self, other: Judge) -> Agreement:
        """How far another judge agrees with the model on all that it was asked."""
        pairs: list[tuple[VerdictStatus, VerdictStatus]] = [
            ("supported" if other.supports(question.source, question.claim) else "unsupported", opinion.verdict)
            for question, opinion in self.opinions.items()
        ]
        return agreement(pairs)

    def _probability(self, source: str, sentence: str) -> float:
        question = Question(source=source, claim=sentence)
        if question not in self.opinions:
            self.waiting[question] = None
            return 0.0
        return float(self.opinions[question].verdict == "supported")


def accuracy_of(model: str) -> Accuracy | None:
    """How often this model was right where the answer is known; None where it was not measured."""
    known = json.loads(MEASURED.read_bytes())
    return Accuracy.model_validate(known[model]) if model in known else None
