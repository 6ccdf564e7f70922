"""Assessment opportunity.cited-claims."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.evidence import tells_own
from scoring.facts import CITATION
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class CitedClaims:
    """Cite in most paragraphs: a claim that can be followed to its source is worth more than one that cannot.

    Adding citations and quotations raised visibility in generated answers by 28 to 43% in one test bed (Aggarwal
    2024); a larger benchmark found little for rank. The reason here is trust. Paragraphs in the first person tell what
    the author did and need none.
    Source: https://arxiv.org/abs/2311.09735
    """

    id: str = "opportunity.cited-claims"
    weight: float = 3.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://arxiv.org/abs/2311.09735"
    fine: float = 0.4
    least_words: int = 20

    def assess(self, document: Document) -> Judgement | None:
        """Judge the cited claims."""
        long = [
            block
            for block in document.prose
            if len(block.text.split()) >= self.least_words and not tells_own(block.text)
        ]
        if not long:
            return None
        linked = {link.line for link in document.links if not link.in_references}
        bare = [
            block
            for block in long
            if not CITATION.search(block.text) and not linked & set(range(block.line, block.end_line + 1))
        ]
        share = 1 - len(bare) / len(long)
        points = ramp(share, 0, self.fine)
        if points == 100:
            return judged(self, 100)
        message = f"{len(bare)} of {len(long)} paragraphs cite nothing; link or number the source of this one."
        return judged(self, points, [Remark(message, bare[0].line)])
