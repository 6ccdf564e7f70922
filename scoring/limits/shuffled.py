"""Assessment limit.shuffled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from scoring.assessment import (
    BLOG,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Shuffled:
    """Keep the sentences in an order: neighbours that share no more than strangers were shuffled or strung.

    Needs 30 sentences, and a cohesion below that of any prose tried (shuffled copies lie at 0 to 1 standard
    errors). The numbering of citations is a second witness: one that runs out of order tells against the text, one
    in order of use clears it, since terse notes on many sources share few words too. Our choice of bounds.
    Source: https://aclanthology.org/J97-1003/
    """

    id: str = "limit.shuffled"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://aclanthology.org/J97-1003/"
    cap: float = 45.0
    least_sentences: int = 30
    sure: float = 0.3
    with_sign: float = 3.0
    least_citations: int = 7
    most_backward: float = 0.3
    in_order: float = 0.1

    def assess(self, document: Document) -> Judgement | None:
        """Judge the shuffled."""
        measured = document.cohesion
        if measured is None or len(document.sentences) < self.least_sentences:
            return None
        seen = list(dict.fromkeys(int(mark.text) for mark in document.citations))
        backward = sum(1 for before, after in pairwise(seen) if after < before)
        numbered = len(seen) >= self.least_citations
        signed = numbered and backward > self.most_backward * len(seen)
        if numbered and backward <= self.in_order * len(seen):
            return None
        if measured >= (self.with_sign if signed else self.sure):
            return None
        message = "The sentences stand in no order: none takes up the one before. Put them back in sequence."
        return blocked(self, self.cap, [Remark(message, document.sentences[0].line)])
