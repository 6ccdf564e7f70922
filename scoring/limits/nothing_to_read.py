"""Assessment limit.nothing-to-read."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words


@dataclass(frozen=True)
class NothingToRead:
    """Write something: a text without a word has no score to lose.

    Source: our choice
    """

    id: str = "limit.nothing-to-read"
    weight: float = 0.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = ALL
    source: str = "our choice"
    cap: float = 0.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the nothing to read."""
        if words(document.text):
            return None
        return blocked(self, self.cap, [Remark("There are no words to score.", document.first_line)])
