"""Assessment seo.topic-in-alt."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class TopicInAlt:
    """Let one picture show the topic and say so in its alternative text; not every one.

    Alternative text describes the picture and is no place for keywords (Google Images); that one of them names the
    topic is a convention of Yoast and Rank Math.
    Source: https://developers.google.com/search/docs/appearance/google-images
    """

    id: str = "seo.topic-in-alt"
    weight: float = 0.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/google-images"
    enough: float = 0.5
    many: int = 5
    most: float = 0.75
    none: float = 40.0
    too_many: float = 60.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic in alt."""
        if not document.keyphrase or not document.images:
            return None
        naming = [image for image in document.images if coverage(document.keyphrase, image.alt) >= self.enough]
        first = document.images[0]
        if not naming:
            message = f"No alternative text names '{document.keyphrase}'; let a picture that shows it say so."
            return judged(self, self.none, [Remark(message, first.line)])
        if len(document.images) >= self.many and len(naming) > self.most * len(document.images):
            message = (
                f"{len(naming)} of {len(document.images)} alternative texts name the keyphrase; describe the pictures."
            )
            return judged(self, self.too_many, [Remark(message, first.line)])
        return judged(self, 100)
