"""Assessment seo.text-length."""

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
class TextLength:
    """Say enough to be useful; there is no count that ranks, but a page of 100 words answers little.

    Google prefers no word count; thin pages are the risk. Lower bounds are our choice per channel; on LinkedIn
    longer posts have higher median likes (19 below 25 words, 47 above 400; vendor data).
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "seo.text-length"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    blog: tuple[int, int] = (100, 500)
    linkedin: tuple[int, int] = (15, 110)
    thread: tuple[int, int] = (20, 150)
    x: tuple[int, int] = (2, 15)

    def assess(self, document: Document) -> Judgement | None:
        """Judge the text length."""
        bounds = {"blog": self.blog, "linkedin": self.linkedin, "thread": self.thread, "x": self.x}
        worst, best = bounds[document.channel]
        points = ramp(document.word_count, worst, best)
        if points == 100:
            return judged(self, 100)
        message = f"{document.word_count} words; add what the reader needs to act, up to about {best}."
        return judged(self, points, [Remark(message, document.first_line)])
