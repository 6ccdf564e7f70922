"""Assessment engagement.hype."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.wording import phrases_in


@dataclass(frozen=True)
class Hype:
    """Press nobody and shout nothing: no promises, superlatives, pressure or rows of exclamation marks.

    X weighs "not interested" at -43 and a mute at -59 against 0.5 for a like. The phrases are `rules/hype.toml`.
    Source: https://github.com/xai-org/x-algorithm
    """

    id: str = "engagement.hype"
    weight: float = 1.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = ALL
    source: str = "https://github.com/xai-org/x-algorithm"
    phrase_costs: float = 25.0
    mark_costs: float = 12.0
    free_marks: int = 1

    def assess(self, document: Document) -> Judgement | None:
        """Judge the hype."""
        if not document.word_count:
            return None
        hits = phrases_in(document, "hype")
        remarks = [
            Remark(f"'{' '.join(hit.text.split())}' {hit.rule.message}.", hit.line, words=hit.text) for hit in hits
        ]
        shouted = [block.line for block in document.prose for _ in re.findall(r"!+", block.text)]
        extra = max(0, len(shouted) - self.free_marks)
        if extra:
            remarks.append(Remark(f"{len(shouted)} exclamation marks; keep one at most.", shouted[-1]))
        cost = self.phrase_costs * sum(hit.rule.weight for hit in hits) + self.mark_costs * extra
        return judged(self, 100 - cost, remarks)
