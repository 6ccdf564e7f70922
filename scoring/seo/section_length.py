"""Assessment seo.section-length."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class SectionLength:
    """Put a heading over about every 300 words, so that a reader can find the part wanted.

    Yoast: more than 350 words without a subheading is too long; the reason is scanning.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.section-length"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    fine: int = 300
    far_over: int = 600
    short_text: int = 300

    def assess(self, document: Document) -> Judgement | None:
        """Judge the section length."""
        if sum(len(block.text.split()) for block in document.told) < self.short_text:
            return None
        sections = [heading for heading in document.headings if not heading.in_references]
        if not sections:
            return judged(self, 0, [Remark("Set headings: the text runs on without any.", document.first_line)])
        longest = max(sections, key=lambda heading: heading.words)
        points = ramp(longest.words, self.far_over, self.fine)
        if points == 100:
            return judged(self, 100)
        message = f"'{longest.text}' runs {longest.words} words; divide it after about {self.fine}."
        return judged(self, points, [Remark(message, longest.line)])
