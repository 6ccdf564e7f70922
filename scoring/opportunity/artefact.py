"""Assessment opportunity.artefact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import LONG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.structure import Block
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class Artefact:
    """Show something that can be used as it is: a table, checklist, code, worked example or ordered steps.

    Concrete guidance and cases are top traits of material that wins work (Edelman-LinkedIn 2024).
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "opportunity.artefact"
    weight: float = 1.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    each: float = 80.0
    base: float = 20.0
    post_base: float = 75.0
    least_items: int = 3

    def assess(self, document: Document) -> Judgement | None:
        """Judge the artefact."""
        if not document.sentences:
            return None
        example = re.search(
            r"\b(?:for example|for instance|e\.g\.|worked example|here is)\b", document.text, re.IGNORECASE
        )
        steps = [block for block in document.items if block.text.split()[:1] and self._is_step(block)]
        found = [
            bool(document.table_cells),
            bool(document.code_blocks),
            bool(document.images),
            len(steps) >= 3,
            bool(example),
        ]
        if document.channel == "blog":
            points = self.base + self.each * sum(found)
        else:
            points = self.post_base if not (any(found) or len(document.items) >= self.least_items) else 100.0
        if points >= 100:
            return judged(self, 100)
        message = "Show one thing to use: a table, a checklist of steps, code or a worked example."
        return judged(self, points, [Remark(message, document.first_line)])

    def _is_step(self, block: Block) -> bool:
        return block.text.split()[0].strip(":,.").lower() in word_set("imperative_verbs")
