"""Assessment seo.heading-order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class HeadingOrder:
    """Divide the article into H2 sections and skip no level: readers who listen move by levels.

    Google ignores the order; the reason is accessibility.
    Source: https://www.w3.org/WAI/tutorials/page-structure/headings/
    """

    id: str = "seo.heading-order"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://www.w3.org/WAI/tutorials/page-structure/headings/"
    long_text: int = 250
    skip_costs: float = 35.0
    buried_costs: float = 50.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the heading order."""
        body = [heading for heading in document.headings if not heading.in_references]
        sections = [heading for heading in body if heading.level == 2]
        if document.word_count < self.long_text and not sections:
            return None
        if not [heading for heading in body if heading.level > 1]:
            return judged(self, 0, [Remark("Divide the article into H2 sections.", document.first_line)])
        remarks = [
            Remark(f"'{low.text}' jumps from H{high.level} to H{low.level}; skip no level.", low.line)
            for high, low in pairwise(body)
            if low.level > high.level + 1
        ]
        points = 100 - self.skip_costs * len(remarks)
        deeper = [heading for heading in body if heading.level > 2]
        if len(sections) <= 1 and len(deeper) >= 3:
            points -= self.buried_costs
            remarks.append(Remark("Every section is an H3 under one H2; make the sections H2.", deeper[0].line))
        return judged(self, points, remarks)
