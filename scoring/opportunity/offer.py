"""Assessment opportunity.offer."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Offer:
    """Offer something of use that can be taken away: a checklist, template, code, guide, review.

    Checks before a purchase are about risk; a useful thing given freely lowers it. Our choice.
    Source: our choice
    """

    id: str = "opportunity.offer"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "our choice"
    none: float = 20.0
    named: float = 100.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the offer."""
        if not document.sentences or not document.english:
            return None
        names = {word.lower() for word in document.words} | {
            word.lower() for heading in document.headings for word in words(heading.text)
        }
        if names & word_set("offer_words"):
            return judged(self, self.named)
        message = "Offer something to take away: a checklist, template, example or review."
        return judged(self, self.none, [Remark(message, document.sentences[-1].line)])
