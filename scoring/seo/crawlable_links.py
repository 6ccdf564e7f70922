"""Assessment seo.crawlable-links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class CrawlableLinks:
    """Give every link an address that can be followed from anywhere: no script, no file, no machine of yours.

    Lighthouse's crawlable-anchors and Google's link guide: crawlers follow `<a href>` with an address that
    resolves.
    Source: https://developer.chrome.com/docs/lighthouse/seo/crawlable-anchors
    """

    id: str = "seo.crawlable-links"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developer.chrome.com/docs/lighthouse/seo/crawlable-anchors"
    dead: str = r"(?i)(?:#?$|#\s|javascript:|file:|data:|about:|https?://(?:localhost|127\.|0\.0\.0\.0|\[::1\])|https?://?$|[a-z]:\\)"

    def assess(self, document: Document) -> Judgement | None:
        """Judge the crawlable links."""
        if not document.links:
            return None
        dead = [link for link in document.links if re.match(self.dead, link.href.strip())]
        remarks = [
            Remark(f"'{link.text}' leads to '{link.href}', which nobody else can open.", link.line, words=link.href)
            for link in dead
        ]
        return judged(self, 100 - 100 * len(dead) / len(document.links), remarks)
