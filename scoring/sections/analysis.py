"""Assessment opportunity-section.analysis."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Analysis:
    """Explain every score and print advice as text: a bare number or a raw list helps nobody.

    Source: our choice
    """

    id: str = "opportunity-section.analysis"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = frozenset({"opportunity"})
    source: str = "our choice"
    each_costs: float = 25.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the analysis."""
        remarks = []
        for number, line in enumerate(document.lines, start=document.first_line):
            if re.fullmatch(r"\W*[\w ]*Score\W*:?\W*\d+(?:\.\d+)?(?:/100)?\W*", line):
                remarks.append(Remark("Say in a few words what the score rests on.", number))
            if re.search(r":\s*\[[\"'].*[\"']\]\s*$", line):
                remarks.append(Remark("Print the suggestions as lines, not as a list literal.", number))
            if re.search(r"\b(?:looks great|all good|nothing to improve|perfect)\b", line, re.IGNORECASE):
                remarks.append(Remark("Praise is no finding; name what is left to do.", number))
        return judged(self, 100 - self.each_costs * len(remarks), remarks)
