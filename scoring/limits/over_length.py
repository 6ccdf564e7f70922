"""Assessment limit.over-length."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    POSTS,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.x_length import LIMIT


@dataclass(frozen=True)
class OverLength:
    """Keep a post within what the platform accepts: 280 weighted characters on X, 3,000 on LinkedIn.

    LinkedIn does not document how it counts, so the larger of code points and UTF-16 units is used.
    Source: https://docs.x.com/fundamentals/counting-characters
    """

    id: str = "limit.over-length"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = POSTS
    source: str = "https://docs.x.com/fundamentals/counting-characters"
    cap: float = 40.0
    x_most: int = LIMIT
    linkedin_most: int = 3000

    def assess(self, document: Document) -> Judgement | None:
        """Judge the over length."""
        if document.channel == "linkedin":
            length = len(document.text.strip().encode("utf-16-le", "surrogatepass")) // 2
            over = [(length, self.linkedin_most, document.first_line)] if length > self.linkedin_most else []
        else:
            posts = [post for post in document.posts if post.length > self.x_most]
            over = [(post.length, self.x_most, post.line) for post in posts]
        if not over:
            return None
        remarks = [Remark(f"{length} of {most} characters; cut {length - most}.", line) for length, most, line in over]
        return blocked(self, self.cap, remarks)
