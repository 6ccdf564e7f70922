"""Assessment seo.topic-early."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class TopicEarly:
    """Name the topic where reading starts: first paragraph, first lines of a post, first post of a thread.

    Readers and result lists both decide on the first lines. Yoast scores the first paragraph; LinkedIn shows about
    210 characters before "see more".
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.topic-early"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    near: float = 0.2
    later: float = 60.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic early."""
        if not document.topic or not document.sentences:
            return None
        first = next((each for each in document.prose if len(each.text) > 1), document.prose[0])
        start = document.posts[0].text if document.posts else first.text
        if coverage(document.topic, start) >= 1.0:
            return judged(self, 100)
        message = f"Name '{document.topic}' in the first lines; readers decide there."
        place = next(
            (at for at, each in enumerate(document.sentences) if coverage(document.topic, each.text) >= 1.0), None
        )
        line = document.sentences[0].line
        if place is None:
            return judged(self, 0, [Remark(message, line)])
        early = place <= max(4, self.near * len(document.sentences))
        return judged(self, self.later if early else self.later / 3, [Remark(message, line)])
