"""Assessment seo.keyphrase-length."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged, ramp
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words
from scoring.vocabulary import content_words


@dataclass(frozen=True)
class KeyphraseLength:
    """Choose a keyphrase of one to four words that carry meaning; longer ones are seldom typed.

    A convention of Yoast, whose bounds these are; a phrase of function words alone names no topic.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.keyphrase-length"
    weight: float = 0.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    most: int = 4
    far_over: int = 9

    def assess(self, document: Document) -> Judgement | None:
        """Judge the keyphrase length."""
        if not document.keyphrase:
            return None
        line = document.front_lines.get("keyphrase", document.first_line)
        meaning = content_words(words(document.keyphrase))
        if not meaning:
            return judged(
                self, 0, [Remark(f"The keyphrase '{document.keyphrase}' names no topic; choose a noun.", line)]
            )
        points = ramp(len(meaning), self.far_over, self.most)
        message = f"The keyphrase has {len(meaning)} words that carry meaning; {self.most} or fewer are searched for."
        return judged(self, points, [Remark(message, line)])
