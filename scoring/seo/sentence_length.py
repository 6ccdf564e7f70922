"""Assessment seo.sentence-length."""

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


@dataclass(frozen=True)
class SentenceLength:
    """Keep most sentences within 20 words; a quarter may be longer.

    Yoast: up to 25% of sentences over 20 words is fine, over 30% is not. The reason is reading, not ranking.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.sentence-length"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    long: int = 20
    fine: float = 0.3
    worst: float = 0.8
    shown: int = 3

    def assess(self, document: Document) -> Judgement | None:
        """Judge the sentence length."""
        if not document.sentences:
            return None
        long = [each for each in document.sentences if len(each.words) > self.long]
        share = len(long) / len(document.sentences)
        points = ramp(share, self.worst, self.fine)
        if points == 100:
            return judged(self, 100)
        longest = sorted(long, key=lambda each: -len(each.words))[: self.shown]
        remarks = [
            Remark(f"{len(each.words)} words in one sentence; {share:.0%} are over {self.long}. Split it.", each.line)
            for each in longest
        ]
        return judged(self, points, remarks)
