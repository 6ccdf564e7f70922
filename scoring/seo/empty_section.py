"""Assessment seo.empty-section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class EmptySection:
    """Put text under every heading; a heading over nothing is a promise not kept.

    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "seo.empty-section"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    each_costs: float = 50.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the empty section."""
        below = [heading for heading in document.headings if heading.level > 1]
        if not below:
            return None
        slot = re.compile(r"\W*(?:\[[^\]]*\]|TBD|TODO|n/?a)?\W*")
        empty = [heading for heading in below if slot.fullmatch(heading.section)]
        remarks = [
            Remark(f"'{heading.text}' has no text under it; write it or drop the heading.", heading.line)
            for heading in empty
        ]
        return judged(self, 100 - self.each_costs * len(empty), remarks)
