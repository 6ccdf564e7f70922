"""Assessment engagement.cohesion."""

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
class Cohesion:
    """Let each sentence follow from the one before: neighbours share words more than strangers do.

    Measured against the same sentences in a random order, in standard errors: shuffled text lies at about zero,
    prose at two and more. Only for texts of 20 sentences and up, where it means something. One in a hundred good ones
    lies low as well, so it is no error.
    Source: https://aclanthology.org/J97-1003/
    """

    id: str = "engagement.cohesion"
    weight: float = 2.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://aclanthology.org/J97-1003/"
    least_sentences: int = 20
    worst: float = -1.5
    fine: float = 1.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the cohesion."""
        order = document.order
        if order is None or order.sentences < self.least_sentences:
            return None
        points = ramp(order.errors, self.worst, self.fine)
        if points == 100:
            return judged(self, 100)
        message = "Sentences hardly take up one another's words; order them so that each follows from the last."
        return judged(self, points, [Remark(message, order.line, "warning")])
