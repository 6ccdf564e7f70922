"""Assessment limit.echoed-heading."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.structure import Heading
from scoring.text import words
from scoring.vocabulary import content_words, stem


@dataclass(frozen=True)
class EchoedHeading:
    """Say something under a heading: sections that only repeat their heading answer nobody.

    A section echoes when fewer than `least_new` words of meaning, or less than half of them, are not in its heading.
    Our choice of bounds.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "limit.echoed-heading"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    cap: float = 30.0
    least_sections: int = 3
    least_new: int = 5
    least_new_share: float = 0.5
    most_share: float = 0.5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the echoed heading."""
        filled = [each for each in document.headings if not each.in_references and each.section.strip()]
        echoing = [each for each in filled if self._echoes(each)]
        if len(filled) < self.least_sections or len(echoing) <= self.most_share * len(filled):
            return None
        message = f"{len(echoing)} of {len(filled)} sections say little but their heading; answer what it promises."
        return blocked(self, self.cap, [Remark(message, echoing[0].line)])

    def _echoes(self, heading: Heading) -> bool:
        told = [stem(word) for word in content_words(words(heading.section))]
        named = {stem(word) for word in content_words(words(heading.text))}
        new = [word for word in told if word not in named]
        return len(new) < self.least_new_share * len(told) or len(set(new)) < self.least_new
