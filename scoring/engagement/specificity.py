"""Assessment engagement.specificity."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    TITLES,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class Specificity:
    """Give figures, dates and names: the informative wording of the same link is shared more.

    Same author, same link: the longer, more informative wording won (Tan, Lee and Pang 2014). Concreteness has an
    inverted U (Le Quere and Matias 2025), so more than enough earns nothing more.
    Source: https://arxiv.org/abs/1405.1438
    """

    id: str = "engagement.specificity"
    weight: float = 3.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = ALL
    source: str = "https://arxiv.org/abs/1405.1438"
    per_hundred: float = 3.0
    short_text: int = 40
    title_words: int = 18

    def assess(self, document: Document) -> Judgement | None:
        """Judge the specificity."""
        if not document.word_count:
            return None
        names = sum(
            1
            for sentence in document.sentences
            for word in sentence.words[1:]
            if word[0].isupper() and word.lower() not in word_set("function_words")
        )
        title = document.channel in TITLES
        found = len(document.figures) + len(document.dates) + min(names, document.word_count / 4) / (1 if title else 3)
        base = self.title_words if title else self.short_text
        rate = 100 * found / max(document.word_count, base)
        points = ramp(rate, 0, self.per_hundred)
        if points == 100:
            return judged(self, 100)
        message = f"{rate:.1f} figures, dates and names in 100 words; add the numbers and cases behind the claims."
        return judged(self, points, [Remark(message, document.sentences[0].line)])
