"""Assessment engagement.wall-of-text."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    LINKEDIN,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class WallOfText:
    """Break a post into short paragraphs: a phone shows about 45 characters a line.

    Our choice of bounds; LinkedIn's dwell-time work is about time on the post, not about line breaks.
    Source: https://engineering.linkedin.com/blog/2020/understanding-feed-dwell-time
    """

    id: str = "engagement.wall-of-text"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = LINKEDIN | BLOG
    source: str = "https://engineering.linkedin.com/blog/2020/understanding-feed-dwell-time"
    post: tuple[int, int] = (900, 320)
    blog: tuple[int, int] = (1600, 900)

    def assess(self, document: Document) -> Judgement | None:
        """Judge the wall of text."""
        if not document.prose:
            return None
        worst, best = self.blog if document.channel == "blog" else self.post
        block = max(document.prose, key=lambda each: len(each.text))
        points = ramp(len(block.text), worst, best)
        if points == 100:
            return judged(self, 100)
        message = f"{len(block.text)} characters without a break; divide them."
        return judged(self, points, [Remark(message, block.line, end_line=block.end_line)])
