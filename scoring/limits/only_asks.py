"""Assessment limit.only-asks."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class OnlyAsks:
    """Give before asking: a text that is mostly calls to act is spam.

    LinkedIn's policies ban spam; X weighs a report at -234 against 1 for a repost.
    Source: https://www.linkedin.com/legal/professional-community-policies
    """

    id: str = "limit.only-asks"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.linkedin.com/legal/professional-community-policies"
    cap: float = 25.0
    least_asks: int = 4
    most_share: float = 0.4

    def assess(self, document: Document) -> Judgement | None:
        """Judge the only asks."""
        asks = document.asks
        if len(asks) < self.least_asks or len(asks) / len(document.sentences) <= self.most_share:
            return None
        message = f"{len(asks)} of {len(document.sentences)} sentences ask for something; keep one ask."
        return blocked(self, self.cap, [Remark(message, asks[1].line)])
