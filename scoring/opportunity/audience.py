"""Assessment opportunity.audience."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class Audience:
    """Name whom the text is for: a role, a team, a situation ("if you run ...").

    Readiness to earn work starts with a reader who recognises himself; no public data gives a weight, so it is
    our choice (Edelman-LinkedIn 2024 puts naming the buyer's problem first).
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "opportunity.audience"
    weight: float = 1.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    addressed: float = 60.0
    role_points: float = 40.0
    situation_points: float = 40.0
    early: float = 0.4

    def assess(self, document: Document) -> Judgement | None:
        """Judge the audience."""
        if not document.sentences or not document.english:
            return None
        spoken = {word.lower() for word in document.words}
        points = self.addressed if spoken & {"you", "your"} else 0.0
        start = document.sentences[: max(4, int(self.early * len(document.sentences)))]
        roles = [w for each in start for w in each.words if w.lower() in word_set("audience_roles")]
        points += min(60.0, self.role_points + 5 * len(roles)) if roles else 0.0
        situation = (
            r"\b(?:if|when|for) (?:you|your|teams?|anyone|people|everyone)\b|\byou (?:run|build|own|lead|write)\b"
        )
        if any(re.search(situation, each.text, re.IGNORECASE) for each in document.sentences):
            points += self.situation_points
        if points >= 100:
            return judged(self, 100)
        message = "Say early whom this is for: the role, and the situation they are in."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
