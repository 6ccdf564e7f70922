"""Assessment engagement.cohesion."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    THREAD,
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

    Shuffling the sentences of an article takes this measure to about zero; prose lies at two standard errors and
    more. Only for texts of 20 sentences and up, where it means something.
    Source: https://aclanthology.org/J97-1003/
    """

    id: str = "engagement.cohesion"
    weight: float = 2.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG | THREAD
    source: str = "https://aclanthology.org/J97-1003/"
    least_sentences: int = 20
    worst: float = -0.5
    fine: float = 1.8

    def assess(self, document: Document) -> Judgement | None:
        """Judge the cohesion."""
        if len(document.sentences) < self.least_sentences or document.cohesion is None:
            return None
        points = ramp(document.cohesion, self.worst, self.fine)
        if points == 100:
            return judged(self, 100)
        message = "Sentences hardly take up one another's words; order them so that each follows from the last."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
