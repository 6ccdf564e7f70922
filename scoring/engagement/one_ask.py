"""Assessment engagement.one-ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    LINKEDIN,
    THREAD,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class OneAsk:
    """End on one open question or one ask; several compete, none gives nothing to answer.

    A reply weighs 5 and a like 0.5 in X's published weights; asking to share helped in same-author pairs (Tan
    2014). One is our choice.
    Source: https://github.com/xai-org/x-algorithm
    """

    id: str = "engagement.one-ask"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LINKEDIN | THREAD
    source: str = "https://github.com/xai-org/x-algorithm"
    none: float = 50.0
    link_only: float = 80.0
    extra_costs: float = 35.0
    generic: float = 70.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the one ask."""
        if not document.sentences:
            return None
        asks = document.asks
        if len(asks) > 1:
            lines = dict.fromkeys(ask.line for ask in asks)
            message = f"{len(asks)} asks (lines {', '.join(map(str, lines))}); keep the one that matters."
            remarks = [Remark(message, line) for line in lines]
            return judged(self, 100 - self.extra_costs * (len(asks) - 1), remarks)
        tail = document.sentences[-max(3, len(document.sentences) // 3) :]
        questions = [sentence for sentence in document.questions if sentence in tail]
        vague = [each for each in questions if re.search(r"\b(?:thoughts|agree|your biggest)\b", each.text.lower())]
        if vague:
            message = "Ask what only a reader with experience can answer, not for thoughts."
            return judged(self, self.generic, [Remark(message, vague[0].line)])
        if questions or asks:
            return judged(self, 100)
        end = document.sentences[-1].line
        points = self.link_only if document.links else self.none
        return judged(self, points, [Remark("End with one open question that readers can answer.", end)])
