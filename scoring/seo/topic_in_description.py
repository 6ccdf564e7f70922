"""Assessment seo.topic-in-description."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class TopicInDescription:
    """Name the keyphrase once in the description, so that the snippet answers the query.

    A convention that Yoast and Rank Math share; Google makes the snippet mainly from the page.
    Source: https://developers.google.com/search/docs/appearance/snippet
    """

    id: str = "seo.topic-in-description"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/snippet"
    most: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic in description."""
        if not document.description or not document.keyphrase:
            return None
        line = document.front_lines.get("description")
        share = coverage(document.keyphrase, document.description)
        times = document.description.lower().count(document.keyphrase.lower())
        if times > self.most:
            return judged(self, 20, [Remark("Name the keyphrase once in the description, not more.", line)])
        if share >= 1.0:
            return judged(self, 100)
        return judged(self, 100 * share, [Remark(f"Name '{document.keyphrase}' in the description.", line)])
