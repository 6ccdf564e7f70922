"""Assessment opportunity.proof."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scoring.assessment import WRITTEN, Remark, judged, ramp
from scoring.channel import Channel
from scoring.document import Document
from scoring.evidence import block_of, has_baseline, has_figure, has_period, has_source, names_own_measure
from scoring.finding import Judgement, Kind
from scoring.structure import Sentence


@dataclass(frozen=True)
class Proof:
    """Back claims with figures that say when, against what, and by whose measure.

    A figure alone earns 25 points, its period 15, its baseline 20, a source beside it 40, or 25 where the author says
    that it was measured here. The better half counts: sizes and steps are figures too, and no proof. Real, sourced
    numbers raise trust (Aggarwal 2024; for rank C-SEO Bench disagrees).
    Source: https://arxiv.org/abs/2311.09735
    """

    id: str = "opportunity.proof"
    weight: float = 4.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://arxiv.org/abs/2311.09735"
    bare: float = 25.0
    period: float = 15.0
    baseline: float = 20.0
    sourced: float = 40.0
    own: float = 25.0
    fine: float = 80.0
    counted: float = 0.5
    words_per_figure: int = 150

    def assess(self, document: Document) -> Judgement | None:
        """Judge the proof."""
        if not document.sentences or not document.english:
            return None
        at = {mark.line for mark in document.figures}
        holding = [each for each in document.sentences if each.line in at and has_figure(each.text)]
        if not holding:
            advice = Remark("Give a result: number, period, baseline, source.", document.sentences[0].line)
            return judged(self, 0, [advice])
        graded = sorted(((self._grade(document, each), each.line) for each in holding), reverse=True)
        better = [grade for grade, _ in graded[: math.ceil(self.counted * len(graded))]]
        mean = ramp(sum(better) / len(better), 0, self.fine)
        enough = min(1.0, len(holding) / max(1.0, document.word_count / self.words_per_figure))
        points = mean * (0.5 + 0.5 * enough)
        message = "Say of this figure when it was measured, against what, and name the source beside it."
        return judged(self, points, [Remark(message, graded[-1][1])] if points < 100 else [])

    def _grade(self, document: Document, sentence: Sentence) -> float:
        near = block_of(document, sentence).text
        grade = self.bare + self.period * has_period(near) + self.baseline * has_baseline(sentence.text)
        return grade + (self.sourced if has_source(document, sentence) else self.own * names_own_measure(near))
