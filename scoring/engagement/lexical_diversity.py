"""Assessment engagement.lexical-diversity."""

from __future__ import annotations

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
from scoring.vocabulary import stem


@dataclass(frozen=True)
class LexicalDiversity:
    """Use a fair range of words: a moving type-token ratio over 50 words tells prose from a list of keywords.

    Covington and McFall 2010 (MATTR). English prose lies near 0.75 to 0.85; below 0.6 words are recycled.
    Source: https://doi.org/10.1080/09296171003643098
    """

    id: str = "engagement.lexical-diversity"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = ALL
    source: str = "https://doi.org/10.1080/09296171003643098"
    window: int = 50
    least_words: int = 6
    worst: float = 0.5
    fine: float = 0.7

    def assess(self, document: Document) -> Judgement | None:
        """Judge the lexical diversity."""
        spoken = [word.lower() for word in document.words]
        if len(spoken) < self.least_words:
            return None
        width = min(self.window, len(spoken))
        ratios = [len(set(spoken[at : at + width])) / width for at in range(0, len(spoken) - width + 1, 5)]
        ratio = sum(ratios) / len(ratios)
        points = ramp(ratio, self.worst, self.fine)
        if points == 100:
            return judged(self, 100)
        often = Counter(document.content_stems).most_common(1)
        name = next((w for w in document.words if often and stem(w) == often[0][0]), "the same word")
        message = f"Only {ratio:.0%} different words in {width}; '{name}' returns too often."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
