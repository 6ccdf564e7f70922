"""Assessment engagement.post-substance."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    Remark,
    X,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class PostSubstance:
    """Let each post of a thread carry one fact, step or example; a line of 90 characters seldom does.

    Longer and more informative posts were shared more (Tan 2014); X pays for dwell time. Each post stands alone.
    Source: https://arxiv.org/abs/1405.1438
    """

    id: str = "engagement.post-substance"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = X
    source: str = "https://arxiv.org/abs/1405.1438"
    thin: int = 60
    fine: int = 150

    def assess(self, document: Document) -> Judgement | None:
        """Judge the post substance."""
        if not document.posts:
            return None
        each = [(ramp(post.length, self.thin, self.fine), post) for post in document.posts]
        points = sum(value for value, _ in each) / len(each)
        if points == 100:
            return judged(self, 100)
        remarks = [
            Remark(f"{post.length} of 280 characters; add the fact, figure or example.", post.line)
            for value, post in each
            if value < 100
        ]
        return judged(self, points, remarks)
