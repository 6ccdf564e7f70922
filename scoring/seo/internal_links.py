"""Assessment seo.internal-links."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.address import read_address
from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class InternalLinks:
    """Link other pages of your own site: crawlers and readers reach a page that something links to.

    Every page that matters should have a link from another page of the site. Which links are the site's own is
    known only with the page's address (front matter `canonical`); without it the rule does not apply.
    Source: https://developers.google.com/search/docs/crawling-indexing/links-crawlable
    """

    id: str = "seo.internal-links"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/crawling-indexing/links-crawlable"
    short_text: int = 300
    none: float = 30.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the internal links."""
        site = read_address(document.url).site
        if not site or document.word_count < self.short_text:
            return None
        for link in document.links:
            target = read_address(link.href)
            leads = target.scheme in {"", "http", "https"} and bool(target.site or target.path)
            if leads and target.site in {"", site} and link.href != document.url:
                return judged(self, 100)
        message = f"Link one related page of {site}, by words that say what is there."
        return judged(self, self.none, [Remark(message, document.first_line, "warning")])
