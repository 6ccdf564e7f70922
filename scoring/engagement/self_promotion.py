"""Assessment engagement.self-promotion."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    LINKEDIN,
    THREAD,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.wording import phrases_in


@dataclass(frozen=True)
class SelfPromotion:
    """Write about the reader's matter, not about yourself: at most a quarter of the sentences in the first person.

    Nor sell yourself in more than a quarter of a thread's posts: by claims of your own, or by asks. Our choice.
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "engagement.self-promotion"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LINKEDIN | THREAD
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    fine: float = 0.25
    worst: float = 0.7
    least_posts: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the self promotion."""
        if not document.sentences:
            return None
        claims = {hit.line for hit in phrases_in(document, "claims")}
        own = [
            each
            for each in document.sentences
            if each.line in claims or {word.lower() for word in each.words} & {"i", "my", "i'm", "i’m", "our"}
        ]
        share = len(own) / len(document.sentences)
        points = ramp(share, self.worst, self.fine)
        message = f"{share:.0%} of the sentences are about you; turn this one to the reader."
        remarks = [Remark(message, own[0].line)] if points < 100 else []
        lines = claims | {ask.line for ask in document.asks}
        selling = [post for post in document.posts if lines & set(range(post.line, post.end_line + 1))]
        if len(selling) >= self.least_posts and len(selling) > self.fine * len(document.posts):
            points = min(points, ramp(len(selling) / len(document.posts), self.worst, self.fine))
            message = (
                f"{len(selling)} of {len(document.posts)} posts sell their author; give the reader something here."
            )
            remarks += [Remark(message, post.line) for post in selling]
        return judged(self, points, remarks)
