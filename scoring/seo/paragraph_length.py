"""Assessment seo.paragraph-length."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    LINKEDIN,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class ParagraphLength:
    """Keep paragraphs short enough for a screen: 150 words in an article, 60 in a line of a post.

    Yoast: over 150 words is long, over 200 too long. The bound for posts is our choice.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.paragraph-length"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG | LINKEDIN
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    blog: tuple[int, int] = (250, 150)
    post: tuple[int, int] = (110, 60)

    def assess(self, document: Document) -> Judgement | None:
        """Judge the paragraph length."""
        if not document.prose:
            return None
        worst, best = self.blog if document.channel == "blog" else self.post
        sizes = [(len(block.text.split()), block) for block in document.prose]
        longest, block = max(sizes, key=lambda pair: pair[0])
        points = ramp(longest, worst, best)
        if points == 100:
            return judged(self, 100)
        message = f"A paragraph of {longest} words; break it at about {best}."
        return judged(self, points, [Remark(message, block.line, end_line=block.end_line)])
