"""Assessment seo.linking-words."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged, ramp
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.linking import links_on


@dataclass(frozen=True)
class LinkingWords:
    """Tie sentences to those before them: `but`, `so`, `for example` tell what a sentence does there.

    A convention of Yoast, whose share of sentences is 30%; eased here, since good prose also ties by repeating
    words. Short texts are left alone.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.linking-words"
    weight: float = 0.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    least: float = 0.05
    fine: float = 0.2
    short_text: int = 200

    def assess(self, document: Document) -> Judgement | None:
        """Judge the linking words."""
        if document.word_count < self.short_text or not document.english:
            return None
        tied = sum(1 for each in document.sentences if links_on(each.text))
        share = tied / len(document.sentences)
        points = ramp(share, self.least, self.fine)
        message = (
            f"{share:.0%} of the sentences say how they follow from the one before; {self.fine:.0%} is a fair aim."
        )
        return judged(self, points, [Remark(message, document.first_line)])
