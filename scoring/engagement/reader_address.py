"""Assessment engagement.reader-address."""

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
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class ReaderAddress:
    """Speak to the reader: "you", or advice in the imperative, at least once in 80 words.

    Conversational tone is a convention of both networks and of plain-language guides.
    Source: https://www.plainlanguage.gov/guidelines/audience/address-the-user/
    """

    id: str = "engagement.reader-address"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = LONG
    source: str = "https://www.plainlanguage.gov/guidelines/audience/address-the-user/"
    words_per_address: int = 80
    floor: float = 30.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the reader address."""
        if not document.sentences or not document.english:
            return None
        spoken = sum(1 for word in document.words if word.lower() in {"you", "your", "yours", "you're", "you’re"})
        told = sum(1 for each in document.sentences if each.words[0].lower() in word_set("imperative_verbs"))
        wanted = max(1.0, document.word_count / self.words_per_address)
        points = self.floor + (100 - self.floor) * min(1.0, (spoken + told) / wanted)
        if points == 100:
            return judged(self, 100)
        message = "Address the reader: say what you would have them do or see."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
