"""Assessment opportunity.limits-named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class LimitsNamed:
    """Say where the advice ends: what was not measured, what speaks against it, when it fails.

    Counter-evidence and scope mark an author who can be trusted; our choice.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "opportunity.limits-named"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    per_hundred: float = 0.8
    pattern: str = (
        r"\b(?:however|but|yet|although|though|while|except|only|unless|not a|does not|do not|did not|cannot|"
        r"depends?|limits?|trade-offs?|by contrast|on the other hand|still|never|no help|at the price|costs?)\b"
    )

    def assess(self, document: Document) -> Judgement | None:
        """Judge the limits named."""
        if not document.sentences or not document.english:
            return None
        found = sum(len(re.findall(self.pattern, each.text, re.IGNORECASE)) for each in document.sentences)
        points = ramp(100 * found / max(60, document.word_count), 0, self.per_hundred)
        if points == 100:
            return judged(self, 100)
        message = "Say where this does not hold, or what it costs."
        return judged(self, points, [Remark(message, document.sentences[-1].line)])
