"""Assessment seo.topic-density."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    band,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words


@dataclass(frozen=True)
class TopicDensity:
    """Use the topic's words often enough to be about it, and never stuff.

    Google's spam policies ban stuffing; a target density is folklore, so the band is wide. Repetition beyond it
    also lowers visibility in generated answers by about 10% (Aggarwal 2024).
    Source: https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing
    """

    id: str = "seo.topic-density"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing"
    least: float = 0.25
    most: float = 3.0
    stuffed: float = 6.0
    short_text: int = 100

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic density."""
        if not document.topic or not document.word_count:
            return None
        width = len(words(document.topic))
        hits = max(len(document.topic_hits), 0.5 * len(document.topic_sentences))
        total = max(document.word_count, self.short_text)
        density = 100 * hits * (1 + (width - 1) / 3) / total
        points = band(density, 0, self.least, self.most, self.stuffed)
        if points == 100:
            return judged(self, 100)
        first = document.topic_hits[0].line if document.topic_hits else None
        advice = "say it in other words" if density > self.most else "name it where a reader would expect it"
        message = f"'{document.topic}' makes up {density:.1f}% of the text; {advice}."
        # too seldom is a custom not kept; only stuffing is what the policy bans
        return judged(self, points, [Remark(message, first, None if density > self.most else "warning")])
