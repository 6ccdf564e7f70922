"""Assessment engagement.function-words."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    TITLES,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class FunctionWords:
    """Join the words: English prose has 35 to 55% function words, a string of keywords has few.

    Pennebaker, Mehl and Niederhoffer 2003: over half of the words in use; the bounds are wide.
    Source: https://doi.org/10.1146/annurev.psych.54.101601.145041
    """

    id: str = "engagement.function-words"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = ALL
    source: str = "https://doi.org/10.1146/annurev.psych.54.101601.145041"
    worst: float = 0.08
    fine: float = 0.28
    title_fine: float = 0.2
    least_words: int = 5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the function words."""
        if document.word_count < self.least_words or not document.english:
            return None
        share = 1 - len(document.content_stems) / document.word_count
        best = self.title_fine if document.channel in TITLES else self.fine
        points = ramp(share, self.worst if document.channel not in TITLES else -0.1, best)
        if points == 100:
            return judged(self, 100)
        message = f"{share:.0%} of the words join others; write whole sentences, not strings of nouns."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
