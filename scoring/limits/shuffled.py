"""Assessment limit.shuffled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from scoring.assessment import BLOG, Remark, blocked, ramp
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Shuffled:
    """Keep the sentences in an order: some that tie no better than by chance were shuffled or strung.

    The order of the text against random orders of its own sentences (`scoring.order`), in standard errors. Short texts
    tell less of their order, so the bound rises with the number of sentences. The numbering of citations is a second
    witness: one that runs out of order tells against the text, one in order of use clears it, since terse notes on many
    sources share few words too. Bounds are our choice, on two public blogs.
    Source: https://aclanthology.org/J97-1003/
    """

    id: str = "limit.shuffled"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://aclanthology.org/J97-1003/"
    cap: float = 40.0
    least_sentences: int = 24
    sure_of_few: float = -0.9
    sure_of_many: float = 3.0
    many_sentences: int = 90
    with_sign: float = 3.0
    least_citations: int = 7
    most_backward: float = 0.3
    in_order: float = 0.1

    def assess(self, document: Document) -> Judgement | None:
        """Judge the shuffled."""
        order = document.order
        if order is None or order.sentences < self.least_sentences or not document.english:
            return None
        seen = list(dict.fromkeys(int(mark.text) for mark in document.citations))
        backward = sum(1 for before, after in pairwise(seen) if after < before)
        numbered = len(seen) >= self.least_citations
        signed = numbered and backward > self.most_backward * len(seen)
        if numbered and backward <= self.in_order * len(seen):
            return None
        grown = ramp(order.sentences, self.least_sentences, self.many_sentences) / 100.0
        sure = self.sure_of_few + grown * (self.sure_of_many - self.sure_of_few)
        if order.errors >= (self.with_sign if signed else sure):
            return None
        message = "The sentences stand in no order: none takes up the one before. Put them back in sequence."
        return blocked(self, self.cap, [Remark(message, order.line)])
