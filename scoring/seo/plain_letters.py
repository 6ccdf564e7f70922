"""Assessment seo.plain-letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    POSTS,
    TITLES,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class PlainLetters:
    """Write with ordinary letters: Unicode "bold" cannot be searched and screen readers spell it out.

    Words in capitals are read as shouting; acronyms of up to five letters are fine.
    Source: https://www.w3.org/WAI/WCAG22/Understanding/readable.html
    """

    id: str = "seo.plain-letters"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = POSTS | TITLES
    source: str = "https://www.w3.org/WAI/WCAG22/Understanding/readable.html"
    styled: str = "[\U0001d400-\U0001d7ff\U0001f130-\U0001f169\uff21-\uff5a]+"
    shout_costs: float = 20.0
    styled_points: float = 20.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the plain letters."""
        remarks = []
        points = 100.0
        for number, line in enumerate(document.lines, start=document.first_line):
            if re.search(self.styled, line):
                points = min(points, self.styled_points)
                remarks.append(Remark("Replace the styled Unicode letters by ordinary ones.", number))
            shouted = re.findall(r"(?<![\w#@/])[A-Z]{6,}(?![\w])", line)
            if shouted:
                points -= self.shout_costs * len(shouted)
                remarks.append(Remark(f"Write {', '.join(shouted[:3])} in ordinary case.", number))
        return judged(self, points, remarks)
