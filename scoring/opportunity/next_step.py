"""Assessment opportunity.next-step."""

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
from scoring.text import words
from scoring.vocabulary import word_set

_STEP = re.compile(
    r"\b(?:next step|start (?:with|by|here)|begin (?:with|by)|try (?:it|this)|this week|today|one route|"
    r"read the|open the|download|use the|book a|subscribe|reply with|tell me|full guide|checklist)\b|https?://",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NextStep:
    """End with one step that the reader can take: a verb, an object, and where it is done.

    No source gives a weight, so it is a setting. Several competing steps count as none.
    Source: our choice
    """

    id: str = "opportunity.next-step"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "our choice"
    tail: float = 0.25
    imperative: float = 75.0
    object: float = 25.0
    linked: float = 75.0
    extra_costs: float = 30.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the next step."""
        if not document.sentences or not document.english:
            return None
        size = max(3, int(self.tail * len(document.sentences)))
        last = document.sentences[-size:]
        text = " ".join(each.text for each in last)
        clauses = [words(part) for each in last for part in re.split(r"[:;,]", each.text)]
        told = [part for part in clauses if part and part[0].lower() in word_set("imperative_verbs")]
        points = (self.imperative if told else 0.0) + (self.object if _STEP.search(text) else 0.0)
        if document.links and document.links[-1].line >= last[0].line:
            points = max(points, self.linked)
        asks = len(document.asks)
        points -= self.extra_costs * max(0, asks - 1)
        advice = f"Keep one of {asks} asks." if asks > 1 else "End on one step: what to do, with what, where."
        return judged(self, points, [Remark(advice, last[-1].line)])
