"""Assessment opportunity.guidance."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class Guidance:
    """Tell the reader what to do: one sentence in twelve in the imperative, at least.

    Concrete guidance is among the three traits that decision makers name first (Edelman-LinkedIn 2024).
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "opportunity.guidance"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    fine: float = 0.08
    least_words: int = 4

    def assess(self, document: Document) -> Judgement | None:
        """Judge the guidance."""
        if not document.sentences or not document.english:
            return None
        told = 0
        for each in document.sentences:
            head = (
                each.words[1]
                if each.words[0].lower() in {"so", "then", "now", "finally"} and len(each.words) > 1
                else each.words[0]
            )
            told += head.lower() in word_set("imperative_verbs") and len(each.words) >= self.least_words
        told -= min(told, len(document.asks))
        points = ramp(told / len(document.sentences), 0, self.fine)
        if points == 100:
            return judged(self, 100)
        message = "Give advice that can be followed: begin sentences with what to do."
        return judged(self, points, [Remark(message, document.sentences[-1].line)])
