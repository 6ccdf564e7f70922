"""Assessment engagement.title-shape."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    TITLES,
    Remark,
    band,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words


@dataclass(frozen=True)
class TitleShape:
    """Give a title 6 to 14 words: enough to be informative, few enough to be read at a glance.

    Upworthy pairs: longer headlines won 55% of the strict pairs; the effect is small and ends with the cut.
    Source: https://doi.org/10.1038/s41562-023-01538-4
    """

    id: str = "engagement.title-shape"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = TITLES
    source: str = "https://doi.org/10.1038/s41562-023-01538-4"
    least: int = 6
    most: int = 14
    far_over: int = 28

    def assess(self, document: Document) -> Judgement | None:
        """Judge the title shape."""
        count = len(words(document.text))
        if not count:
            return None
        points = band(count, 0, self.least, self.most, self.far_over)
        if points == 100:
            return judged(self, 100)
        return judged(self, points, [Remark(f"{count} words; {self.least} to {self.most} read best.", 1)])
