"""Assessment seo.title-stuffing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    TITLES,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words
from scoring.vocabulary import content_words, stem


@dataclass(frozen=True)
class TitleStuffing:
    """Do not repeat words or string variants in a title: that is keyword stuffing.

    Google: "avoid keyword stuffing ... having the same words or phrases appear multiple times".
    Source: https://developers.google.com/search/docs/appearance/title-link
    """

    id: str = "seo.title-stuffing"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG | TITLES
    source: str = "https://developers.google.com/search/docs/appearance/title-link"
    repeat_costs: float = 40.0
    most_parts: int = 2
    part_costs: float = 25.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the title stuffing."""
        title = document.headline
        if not title:
            return None
        counts = Counter(stem(word) for word in content_words(words(title)))
        extra = sum(count - 1 for count in counts.values() if count > 1)
        parts = len([part for part in re.split(r"\s[|·•–—]\s|[|,]", title) if part.strip()])
        too_many = max(0, parts - self.most_parts - 1)
        points = 100 - extra * self.repeat_costs - too_many * self.part_costs
        if points >= 100:
            return judged(self, 100)
        again = ", ".join(sorted(word for word, count in counts.items() if count > 1)) or "its parts"
        message = f"The title repeats or strings words ({again}); say it once, as a sentence would."
        return judged(self, points, [Remark(message, document.headline_line)])
