"""Assessment seo.description."""

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
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Description:
    """Write a description of one or two sentences: it may be shown under the title.

    Google sets no length, cuts to fit and asks for unique, descriptive text; the band of 70 to 160 characters is
    convention (Yoast: 121 to 156).
    Source: https://developers.google.com/search/docs/appearance/snippet
    """

    id: str = "seo.description"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/snippet"
    least: int = 70
    most: int = 160
    far_over: int = 320

    def assess(self, document: Document) -> Judgement | None:
        """Judge the description."""
        text = document.description.strip()
        if not text:
            message = "Add a `description` to the front matter: one sentence on what the reader gets."
            return judged(self, 0, [Remark(message, document.first_line)])
        points = band(len(text), 0, self.least, self.most, self.far_over)
        if points == 100:
            return judged(self, 100)
        line = document.front_lines.get("description")
        message = f"The description has {len(text)} characters; {self.least} to {self.most} show whole."
        return judged(self, points, [Remark(message, line)])
