"""Assessment opportunity.plain-promises."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.wording import phrases_in


@dataclass(frozen=True)
class PlainPromises:
    """Promise only what is measured: hype costs the reader's trust, and a quarter leave after poor material.

    Edelman-LinkedIn 2020, n over 3,200: 25% turned away after poor thought leadership. The phrases are
    `rules/hype.toml` and the sales part of `rules/stock.toml`.
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "opportunity.plain-promises"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    each_costs: float = 25.0
    words_per_free: int = 1500

    def assess(self, document: Document) -> Judgement | None:
        """Judge the plain promises."""
        if not document.sentences or not document.english:
            return None
        hits = [*phrases_in(document, "hype")]
        hits += [hit for hit in phrases_in(document, "stock") if hit.rule.name in {"sales", "inflated"}]
        remarks = [
            Remark(f"'{' '.join(hit.text.split())}' {hit.rule.message}.", hit.line, words=hit.text) for hit in hits
        ]
        free = document.word_count // self.words_per_free
        cost = self.each_costs * max(0.0, sum(hit.rule.weight for hit in hits) - free)
        return judged(self, 100 - cost, remarks)
