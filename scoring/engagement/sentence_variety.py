"""Assessment engagement.sentence-variety."""

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


@dataclass(frozen=True)
class SentenceVariety:
    """Vary the length of sentences: an even beat tires, and generated text is even.

    Measured as the spread of lengths over their mean; the bounds are our choice.
    Source: https://www.plainlanguage.gov/guidelines/concise/write-short-sentences/
    """

    id: str = "engagement.sentence-variety"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = LONG
    source: str = "https://www.plainlanguage.gov/guidelines/concise/write-short-sentences/"
    least_sentences: int = 4
    worst: float = 0.15
    fine: float = 0.4

    def assess(self, document: Document) -> Judgement | None:
        """Judge the sentence variety."""
        lengths = [len(sentence.words) for sentence in document.sentences]
        if len(lengths) < self.least_sentences:
            return None
        mean = sum(lengths) / len(lengths)
        spread = (sum((length - mean) ** 2 for length in lengths) / len(lengths)) ** 0.5 / mean
        points = ramp(spread, self.worst, self.fine)
        if points == 100:
            return judged(self, 100)
        message = f"Sentences all run about {mean:.0f} words; set a short one after a long one."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
