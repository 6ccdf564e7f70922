"""Assessment seo.topic-in-headings."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    band,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class TopicInHeadings:
    """Let some section headings name the topic, and not all of them.

    Headings help readers who scan and who listen; a share of 30 to 75% is Yoast's convention, eased here: of 40
    decent texts hardly one keeps it.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.topic-in-headings"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    none: float = 60.0
    least: float = 0.2
    most: float = 0.75

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic in headings."""
        sections = [each for each in document.headings if each.level in {2, 3} and not each.in_references]
        if not document.topic or len(sections) < 2:
            return None
        share = sum(1 for each in sections if coverage(document.topic, each.text) >= 0.5) / len(sections)
        floor = self.none if share < self.least else 0.0
        points = max(floor, band(share, 0, self.least, self.most, 1.2))
        if points == 100:
            return judged(self, 100)
        message = (
            f"{share:.0%} of the section headings name '{document.topic}'; aim at {self.least:.0%} to {self.most:.0%}."
        )
        return judged(self, points, [Remark(message, sections[0].line, "info")])
