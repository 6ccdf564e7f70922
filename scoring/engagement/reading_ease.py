"""Assessment engagement.reading-ease."""

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
from scoring.syllable_rules import syllables


@dataclass(frozen=True)
class ReadingEase:
    """Write to be read at speed: Flesch reading ease of 50 or more in an article, 55 in a post.

    Yoast only reports Flesch; complex copy is tied to fewer conversions, and more strongly in 2024 than in 2020
    (Unbounce, 57M conversions, vendor). The bounds are our choice.
    Source: https://unbounce.com/conversion-benchmark-report/
    """

    id: str = "engagement.reading-ease"
    weight: float = 2.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = LONG
    source: str = "https://unbounce.com/conversion-benchmark-report/"
    blog: tuple[float, float] = (10.0, 50.0)
    post: tuple[float, float] = (15.0, 55.0)
    least_words: int = 30

    def assess(self, document: Document) -> Judgement | None:
        """Judge the reading ease."""
        measured = document.readability
        if measured is None or document.word_count < self.least_words:
            return None
        worst, best = self.blog if document.channel == "blog" else self.post
        points = ramp(measured.ease, worst, best)
        if points == 100:
            return judged(self, 100)
        hardest = max(document.sentences, key=lambda each: sum(syllables(word) for word in each.words))
        message = (
            f"Flesch reading ease {measured.ease:.0f} (grade {measured.grade:.0f}; by five measures grade "
            f"{measured.middle_grade:.0f}); aim at {best:.0f}: shorter sentences and words, beginning here."
        )
        return judged(self, points, [Remark(message, hardest.line)])
