"""Assessment seo.outbound-links."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class OutboundLinks:
    """Link the sources and tools that the text names; readers and crawlers follow `<a href>`.

    Links out are no proven ranking factor; they are how a reader checks a claim. One per 300 words is our choice.
    Source: https://developers.google.com/search/docs/crawling-indexing/links-crawlable
    """

    id: str = "seo.outbound-links"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/crawling-indexing/links-crawlable"
    words_per_link: int = 300
    listed_counts: float = 0.5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the outbound links."""
        if not document.word_count:
            return None
        out = [link for link in document.links if link.href.startswith(("http://", "https://", "/"))]
        places = {(link.href, link.in_references) for link in out}
        value = sum(self.listed_counts if listed else 1.0 for _, listed in places)
        wanted = max(1.0, document.word_count / self.words_per_link)
        points = ramp(value, 0, wanted)
        if points == 100:
            return judged(self, 100)
        message = (
            f"{len(places)} links in {document.word_count} words; link the sources and tools where they are named."
        )
        return judged(self, points, [Remark(message, document.first_line)])
