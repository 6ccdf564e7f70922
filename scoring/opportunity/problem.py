"""Assessment opportunity.problem."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class Problem:
    """State the problem in its own words before the remedy: what fails, is missed, costs or comes late.

    Naming a problem the reader had missed is a top trait of thought leadership that wins work.
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "opportunity.problem"
    weight: float = 1.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    per_hundred: float = 1.0
    early_half: float = 0.5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the problem."""
        if not document.sentences or not document.english:
            return None
        start = document.sentences[: max(3, int(len(document.sentences) * self.early_half))]
        named = [word for each in start for word in each.words if word.lower() in word_set("problem_words")]
        size = max(40, sum(len(each.words) for each in start))
        points = ramp(100 * len(named) / size, 0, self.per_hundred)
        if points == 100:
            return judged(self, 100)
        message = "Say what goes wrong today, for whom and what it costs, before the remedy."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
