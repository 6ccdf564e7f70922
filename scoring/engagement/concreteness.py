"""Assessment engagement.concreteness."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words
from scoring.vocabulary import stem

_ABSTRACT = re.compile(r"\w{3,}(?:tions?|sions?|ments?|ness|ity|ities|ances?|ences?|isms?|ization|ability)$")


@dataclass(frozen=True)
class Concreteness:
    """Prefer verbs and things to nouns of action: "monitor" to "monitoring of", "decide" to "decision making".

    Complex copy is tied to fewer conversions (Unbounce 2024, vendor) and simple wording to about 1% more clicks
    (Shulman 2024). The share of -tion, -ment, -ity nouns is our simple measure of it.
    Source: https://www.science.org/doi/10.1126/sciadv.adn2555
    """

    id: str = "engagement.concreteness"
    weight: float = 1.5
    kind: Kind = "reader"
    channels: frozenset[Channel] = ALL
    source: str = "https://www.science.org/doi/10.1126/sciadv.adn2555"
    fine: float = 0.07
    worst: float = 0.2
    least_words: int = 5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the concreteness."""
        if document.word_count < self.least_words or not document.english:
            return None
        topic = {stem(word) for word in words(document.topic)}
        counted = [(s, word) for s in document.sentences for word in s.words if stem(word) not in topic]
        heavy = [(s.line, word) for s, word in counted if _ABSTRACT.fullmatch(word.lower())]
        share = len(heavy) / max(1, len(counted))
        points = ramp(share, self.worst, self.fine)
        if points == 100:
            return judged(self, 100)
        by_line = Counter(line for line, _ in heavy)
        line = by_line.most_common(1)[0][0]
        shown = ", ".join(dict.fromkeys(word for at, word in heavy if at == line))
        message = f"{share:.0%} abstract nouns; say who does what instead of: {shown}."
        return judged(self, points, [Remark(message, line)])
