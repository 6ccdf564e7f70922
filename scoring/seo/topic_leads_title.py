"""Assessment seo.topic-leads-title."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, TITLES, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind
from scoring.morphology import family
from scoring.text import words
from scoring.vocabulary import content_words


@dataclass(frozen=True)
class TopicLeadsTitle:
    """Put the topic into the first half of the title: lists cut the end and eyes read the start.

    A convention of Yoast (at the start) and Rank Math (first half); no search engine says that the place counts.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.topic-leads-title"
    weight: float = 0.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG | TITLES
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    late: float = 50.0
    half: float = 0.5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic leads title."""
        phrase = document.keyphrase or document.query
        spoken = words(document.headline)
        if not phrase or coverage(phrase, document.headline) < 1.0:
            return None
        wanted = {family(word) for word in content_words(words(phrase))} or {family(word) for word in words(phrase)}
        first = next((at for at, word in enumerate(spoken) if family(word) in wanted), 0)
        if first <= self.half * (len(spoken) - 1):
            return judged(self, 100)
        message = f"'{phrase}' stands at the end of the title; begin with it if it reads well."
        return judged(self, self.late, [Remark(message, document.headline_line)])
